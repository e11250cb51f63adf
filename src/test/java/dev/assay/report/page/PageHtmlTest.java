package dev.assay.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.AllureIds;
import dev.assay.report.Runs;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.CheckStanding.Change;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import dev.assay.result.PastResult;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.Severity;
import dev.assay.result.Since;
import dev.assay.result.Status;
import dev.assay.testing.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class PageHtmlTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2027-01-12T05:12:00Z");
    private static final int MOST_BYTES = 300_000;

    private static RunInfo info() {
        return RunInfo.of("20270112T051200Z-8f3c", NOW, Path.of("reports"))
                .asOf(NOW)
                .environment("production")
                .branch("main")
                .sinks(List.of("json", "page", "allure"))
                .version("0.1.0")
                .build();
    }

    private static RunResults results(List<CheckStanding> standings) {
        List<CheckResult> checks = standings.stream()
                .filter(standing -> !standing.carried())
                .map(CheckStanding::result)
                .toList();
        return RunResults.of(info(), NOW.plusSeconds(72), checks)
                .standings(standings)
                .build();
    }

    private static DeclaredCheck declared(String domain, String table, String key, Severity severity) {
        CheckInfo info = CheckInfo.named("The " + key + " of " + table + " is there")
                .severity(severity)
                .owner(domain.toLowerCase(java.util.Locale.ROOT) + " squad")
                .why("The report of revenue is too low")
                .whatToDo("Rerun the load")
                .links(List.of("https://wiki.example.org/runbook", "javascript:ran()"))
                .build();
        return DeclaredCheck.of("suites/shop.yaml", table + "." + key, info)
                .suite("Shop")
                .domain(domain)
                .connection("warehouse")
                .table(table)
                .type("not_null")
                .dimension("completeness")
                .columns(List.of(key))
                .build();
    }

    /** Failed in the runs of the given days of January, and in this one. */
    private static CheckStanding failed(DeclaredCheck check, Change change, int... days) {
        List<PastResult> past = new ArrayList<>();
        for (int day = 3; day <= 12; day++) {
            int on = day;
            boolean bad = day == 12 || java.util.Arrays.stream(days).anyMatch(one -> one == on);
            past.add(PastResult.of(
                            "run-" + day, NOW.minus(Duration.ofDays(12 - day)), bad ? Status.FAILED : Status.PASSED)
                    .failing(bad ? 400L + day : 0L)
                    .examined(12_480L)
                    .build());
        }
        Instant since = NOW.minus(Duration.ofDays(change == Change.NEW ? 0 : 12 - days[0]));
        CheckResult result = CheckResult.of(
                        check, Status.FAILED, "412 of 12,480 rows (3.30 %) lack a customer; none allowed.")
                .code(FailureCode.RULE_VIOLATED)
                .failing(412L)
                .examined(12_480L)
                .build();
        return CheckStanding.of(result, info().runId(), NOW)
                .change(change)
                .since(new Since("run", since))
                .past(past)
                .build();
    }

    private static CheckStanding passed(DeclaredCheck check, Change change) {
        CheckResult result = CheckResult.of(check, Status.PASSED, "Every row has it.")
                .failing(0L)
                .examined(12_480L)
                .build();
        return CheckStanding.of(result, info().runId(), NOW).change(change).build();
    }

    private static List<CheckStanding> standings() {
        List<CheckStanding> all = new ArrayList<>();
        all.add(failed(
                declared("Billing", "invoices", "customer", Severity.CRITICAL),
                Change.STILL_FAILING,
                5,
                6,
                7,
                8,
                9,
                10,
                11));
        all.add(failed(declared("Billing", "invoices", "amount", Severity.NORMAL), Change.NEW));
        all.add(passed(declared("Billing", "payments", "amount", Severity.CRITICAL), Change.FIXED));
        all.add(CheckStanding.of(
                        CheckResult.of(
                                        declared("Sales", "orders", "customer", Severity.CRITICAL),
                                        Status.BROKEN,
                                        "The database cannot be reached.")
                                .code(FailureCode.DATABASE_UNREACHABLE)
                                .build(),
                        info().runId(),
                        NOW)
                .current(false)
                .change(Change.NO_LONGER_CHECKED)
                .build());
        all.add(CheckStanding.of(
                        CheckResult.of(
                                        declared("Support", "tickets", "customer", Severity.NORMAL),
                                        Status.PASSED,
                                        "Every row has it.")
                                .build(),
                        "earlier",
                        NOW.minus(Duration.ofHours(20)))
                .carried(true)
                .build());
        return all;
    }

    /** The page's text, an element a line. */
    private static String text(String html) {
        return html.replaceFirst("(?s)^.*<body>", "")
                        .replaceAll("(?s)<svg.*?aria-label=\"([^\"]*)\".*?</svg>", "[$1] ")
                        .replaceAll("(?s)<svg.*?</svg>", "")
                        .replaceAll("</t[hd]>", " | ")
                        .replaceAll("<[^>]*>", "")
                        .replaceAll("(?m)^[ |]+$", "")
                        .replaceAll("[ \\t]+", " ")
                        .replaceAll("\\n\\s*\\n+", "\n")
                        .strip()
                + "\n";
    }

    @Test
    void the_first_view_answers_what_stakeholders_ask() {
        Golden.assertMatches(PageHtmlTest.class, "page.txt", text(PageHtml.of(results(standings()), BERLIN)));
    }

    @Test
    void nothing_is_loaded_and_nothing_runs() {
        String html = PageHtml.of(results(standings()), BERLIN);
        assertThat(html)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;")
                .doesNotContain("<script", "<img", "<link", "javascript:", "style=\"");
    }

    @Test
    void each_check_that_the_run_measured_leads_to_its_place_on_allure_s_page() {
        List<CheckStanding> standings = standings();
        String html = PageHtml.of(results(standings), BERLIN);
        for (CheckStanding standing : standings) {
            boolean linked = html.contains("href=\"" + AllureIds.link(standing.check()) + "\"");
            assertThat(linked).as(standing.toString()).isEqualTo(!standing.carried());
        }
    }

    @Test
    void names_and_values_are_text() {
        List<CheckStanding> hostile = new ArrayList<>();
        for (CheckResult result : Runs.faulty(Path.of("reports")).checks()) {
            hostile.add(CheckStanding.of(result, "run", NOW).build());
        }
        String html = PageHtml.of(results(hostile), BERLIN);
        assertThat(html).doesNotContain("<script", "<img", "<b>\u00dcbersicht");
        assertThat(html.replaceAll("<[a-z0-9]+( [a-z-]+(=\"[^\"<>]*\")?)*/?>|</[a-z0-9]+>|<!DOCTYPE html>", ""))
                .doesNotContain("<");
    }

    @Test
    void a_thousand_checks_fit_into_a_mail() {
        List<CheckStanding> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            DeclaredCheck check = declared(
                    "Domain " + i % 60 % 7,
                    "schema.table_" + i % 60,
                    "column_" + i,
                    List.of(Severity.CRITICAL, Severity.NORMAL, Severity.MINOR).get(i % 3));
            many.add(i % 10 == 0 ? failed(check, Change.STILL_FAILING, 5, 9, 11) : passed(check, Change.NONE));
        }
        assertThat(PageHtml.of(results(many), BERLIN).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(MOST_BYTES);
    }
}
