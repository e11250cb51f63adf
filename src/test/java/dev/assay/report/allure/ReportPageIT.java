package dev.assay.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.AllureIds;
import dev.assay.report.Runs;
import dev.assay.result.CheckResult;
import dev.assay.result.ResultSink;
import dev.assay.result.RunResults;
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
        Path page = run.info().folder().toRealPath().resolve("allure/index.html");
        try (Browser browser = Browser.open(chromium, profile, page.toUri().toString())) {
            overview(browser);
            failedCheck(browser);
            wildCheck(browser);
            browser.go("categories");
            browser.await("The data is stale");
            browser.screenshot(SCREENS.resolve("categories.png"));
            waivedCheck(browser);
            linkFromTheFirstPage(browser, run.checks().get(0));
            assertThat(browser.callsOut()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void overview(Browser browser) throws IOException {
        browser.await("checks");
        browser.await("The data breaks a rule");
        // The donut shows the run's one rate.
        browser.await("26.47%");
        browser.screenshot(SCREENS.resolve("overview.png"));
        assertThat(browser.text())
                .contains("34", "Operations", "Do not use: critical checks failed")
                .contains(
                        "34 checks: 9 passed, 2 warned, 1 waived, 12 failed, 8 broken, 1 skipped, 1 not run (26.47 % passed)");
        browser.go("suites");
        browser.await("Operations");
        // Red, yellow, green, grey, violet: all results are there, none hidden as the retry of another.
        assertThat(browser.text().replaceAll("\\s+", " ")).contains("Status: 12 8 9 2 3");
    }

    private static void failedCheck(Browser browser) throws IOException {
        browser.click("Operations");
        browser.await("planes");
        browser.click("flights");
        browser.await("Every tail number is a known plane");
        browser.screenshot(SCREENS.resolve("suites.png"));
        browser.click("Every tail number is a known plane");
        browser.await("Why it matters");
        browser.screenshot(SCREENS.resolve("failed.png"));
        assertThat(browser.text())
                .contains("50,094 of 336,776 rows have a tailnum that planes does not have")
                .doesNotContain("[RULE_VIOLATED]")
                .contains("Maintenance cost is joined by tail number", "data-engineering")
                .contains("Ask fleet management for the missing registrations");
        browser.click("Found");
        browser.await("Failing rows (first 10)");
        browser.click("Failing rows (first 10)");
        browser.await("N3AL10A");
        browser.show("N3AL10A");
        browser.screenshot(SCREENS.resolve("failed-rows.png"));
        browser.click("How it was measured");
        browser.await("query.sql");
        browser.click("query.sql");
        browser.await("LEFT JOIN planes p ON p.tailnum = f.tailnum");
        browser.show("LEFT JOIN planes p ON p.tailnum = f.tailnum");
        browser.screenshot(SCREENS.resolve("failed-sql.png"));
    }

    /** Who answers for a failure that fails nothing. */
    private static void waivedCheck(Browser browser) throws IOException {
        browser.click("Waived: known, and accepted until a date");
        browser.await("Every hour has a gust");
        browser.click("Every hour has a gust");
        browser.await("Approved by: head of data");
        browser.screenshot(SCREENS.resolve("waived.png"));
        assertThat(browser.text()).contains("Ticket: DQ-17", "Reason: Known at source", "Owner: data-engineering");
    }

    private static void linkFromTheFirstPage(Browser browser, CheckResult result) {
        browser.go(AllureIds.link(result.check()).replaceFirst(".*#", ""));
        browser.await("Maintenance cost is joined by tail number");
    }

    /** Markup in names and values is shown, not obeyed. */
    private static void wildCheck(Browser browser) throws IOException {
        browser.click("Shop <b>");
        browser.await("customers");
        browser.click("customers");
        browser.await("harmless");
        browser.click("<script>alert('name')</script>");
        browser.await("<img src=x onerror=alert(1)>");
        browser.click("Found");
        browser.await("Failing rows (all 4)");
        browser.click("Failing rows (all 4)");
        browser.await("<script>alert('value')</script>");
        browser.show("(null)");
        browser.screenshot(SCREENS.resolve("wild.png"));
        assertThat(browser.text()).contains("M\u00fcller, \"J\u00f6rg\"", "(null)", "=HYPERLINK(\"http://x\")");
    }
}
