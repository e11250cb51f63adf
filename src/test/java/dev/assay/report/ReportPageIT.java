package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.run.ResultSink;
import dev.assay.run.RunResults;
import dev.assay.testing.Browser;
import dev.assay.testing.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as its readers open it: from a file, in a browser. */
class ReportPageIT {

    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir
    Path reports;

    @TempDir
    Path profile;

    @Test
    void a_stakeholder_finds_what_is_wrong_and_the_page_calls_nobody() throws IOException {
        Path chromium = Require.browser();
        RunResults run = Runs.faulty(reports);
        Files.createDirectories(run.info().folder());
        try (ResultSink sink = new AllureSinkFactory().open(run.info())) {
            sink.finished(run);
        }
        Path page = reports.toRealPath().resolve("latest/index.html");
        try (Browser browser = Browser.open(chromium, profile, page.toUri().toString())) {
            browser.await("Data quality");
            browser.screenshot(SCREENS.resolve("overview.png"));
            browser.go("suites");
            browser.await("Operations");
            browser.screenshot(SCREENS.resolve("suites.png"));
            browser.go("behaviors");
            browser.await("Operations");
            browser.screenshot(SCREENS.resolve("behaviors.png"));
            browser.go("categories");
            browser.await("stale");
            browser.screenshot(SCREENS.resolve("categories.png"));
            assertThat(browser.requests()).allMatch(url -> url.matches("(?s)(file|data|blob):.*"));
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
