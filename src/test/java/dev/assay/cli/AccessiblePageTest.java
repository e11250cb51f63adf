package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Browser;
import dev.assay.testing.Require;
import dev.assay.testing.SuiteFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page meets WCAG 2.1 AA as far as axe can tell, light and dark, wide and narrow, with everything unfolded. */
class AccessiblePageTest {

    private static final String UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)";

    private static final String CHECK = """
            window.found = '';
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then(result => window.found =
                result.passes.length + ' rules hold' + result.violations.flatMap(rule =>
                    rule.nodes.map(node => '; ' + rule.id + ': ' + node.html)).join(''));
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path profile;

    private static String axe() throws IOException {
        try (InputStream script = AccessiblePageTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String found(Browser browser, boolean dark, int width) {
        browser.look(dark, width);
        browser.evaluate(CHECK);
        return browser.awaitValue("window.found");
    }

    @Test
    void axe_finds_nothing_to_mend() throws IOException {
        SuiteFolder suites = Orders.in(folder);
        suites.write("orders.yaml", Orders.FAILING);
        suites.write("made.yaml", Orders.suite("passed", "warned", "failed", "broken", "off"));
        suites.write("owners.yaml", "version: 1\nowners:\n  sales:\n    contact: https://wiki.example.org/sales\n");
        suites.write("products.yaml", "version: 1\nproducts:\n  Revenue: {tables: [orders], owner: sales}\n");
        for (String day : new String[] {"11", "12", "13"}) {
            Assay.run(
                    "run",
                    folder,
                    "--quiet",
                    "--report=page",
                    "--as-of",
                    "2027-01-" + day + "T06:00:00Z",
                    "--reports-dir",
                    suites.reports());
        }
        Path page = suites.reports().resolve("latest").toRealPath().resolve("index.html");
        try (Browser browser =
                Browser.open(Require.browser(), profile, page.toUri().toString())) {
            browser.await("Fix first");
            browser.evaluate(axe());
            browser.evaluate(UNFOLD);
            assertThat(found(browser, false, 1440)).matches("2[0-9] rules hold");
            assertThat(found(browser, true, 1440)).matches("2[0-9] rules hold");
            assertThat(found(browser, false, 390)).matches("2[0-9] rules hold");
            assertThat(browser.callsOut()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
