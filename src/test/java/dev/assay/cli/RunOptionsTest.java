package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The options of {@code assay run}. */
class RunOptionsTest {

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void open() {
        suites = Orders.in(folder);
    }

    private Assay run(Object... options) {
        return Assay.run(Stream.concat(Stream.of("run", folder, "--reports-dir", suites.reports()), Stream.of(options))
                .toArray());
    }

    @Test
    void set_gives_a_variable_its_value() {
        suites.write("made.yaml", Orders.suite("passed").replace("min: 1", "min: \"${LEAST:-1}\""));
        assertThat(run("--report=none").code()).isZero();
        assertThat(run("--report=none", "--set", "LEAST=5").code()).isEqualTo(Exit.FAILED);
    }

    @Test
    void as_of_sets_the_clock_in_any_zone() {
        suites.write("made.yaml", Orders.suite("passed"));
        run("--report=json", "--as-of", "2026-01-31T07:00:00+01:00");
        assertThat(suites.results().path("run").path("as_of").asString()).isEqualTo("2026-01-31T06:00:00Z");
    }

    @Test
    void quiet_leaves_the_exit_code_and_the_reports_only() {
        suites.write("made.yaml", Orders.suite("failed", "warned"));
        Assay done = run("--quiet", "--report=json,junit");
        assertThat(done).isEqualTo(new Assay(Exit.FAILED, "", ""));
        assertThat(suites.statuses()).containsExactly("failed FAILED", "warned WARNED");
        assertThat(suites.reports().resolve("latest/junit.xml")).isRegularFile();
    }

    @Test
    void report_none_writes_no_file_and_says_the_summary() {
        suites.write("made.yaml", Orders.suite("failed"));
        Assay done = run("--report=none");
        assertThat(done.out()).contains("1 check: 1 failed").doesNotContain("Results: ");
        assertThat(suites.reports()).doesNotExist();
    }

    @Test
    void report_json_writes_that_file_beside_the_log_only() {
        suites.write("made.yaml", Orders.suite("passed"));
        assertThat(run("--report=json").out()).contains("Results: ");
        assertThat(suites.reports().resolve("latest").toFile().list())
                .containsExactlyInAnyOrder("results.json", "assay.log");
    }

    @Test
    void failed_runs_again_what_did_not_pass_the_last_time() {
        suites.write("made.yaml", Orders.suite("passed", "failed", "broken", "warned"));
        run("--report=json");
        assertThat(run("--report=json", "--failed").code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(suites.statuses()).containsExactly("failed FAILED", "broken BROKEN");
    }

    @Test
    void failed_after_a_run_without_failures_has_nothing_to_run() {
        suites.write("made.yaml", Orders.suite("passed"));
        run("--report=json");
        Assay again = run("--report=json", "--failed");
        assertThat(again.code()).isEqualTo(Exit.PASSED);
        assertThat(again.out()).contains("Nothing failed in the last run, so there is nothing to run.");
        assertThat(run("--report=json", "--failed", "--json").out()).isEmpty();
    }

    @Test
    void a_report_that_cannot_be_written_is_no_success() {
        suites.write("made.yaml", Orders.suite("passed"));
        suites.write("reports", "a file where the folder should be\n");
        Assay done = run("--report=json");
        assertThat(done.code()).isEqualTo(Exit.WRONG);
        assertThat(done.err()).startsWith("assay: --reports-dir ").contains("cannot be used as a folder");
    }

    @Test
    void all_lists_what_the_console_leaves_out() {
        StringBuilder checks = new StringBuilder("version: 1\nsuite: Made\nconnection: shop\nchecks:\n");
        for (int i = 0; i < 12; i++) {
            checks.append("  - {row_count: {table: orders, min: 5}, id: failed-" + i + "}\n");
            checks.append("  - {row_count: {table: orders, warn_min: 5}, id: warned-" + i + "}\n");
        }
        suites.write("made.yaml", checks.toString());
        assertThat(run("--report=none").out())
                .contains("... and 2 more failures: assay run --all lists them", "... and 2 more warnings");
        assertThat(run("--report=none", "--all").out())
                .contains("12. orders: row count", "warned-11")
                .doesNotContain("... and");
    }

    @Test
    void json_prints_an_event_a_line() {
        suites.write("made.yaml", Orders.suite("passed", "failed", "off"));
        Assay done = run("--report=json", "--json");
        assertThat(done.code()).isEqualTo(Exit.FAILED);
        assertThat(done.err()).isEmpty();
        List<JsonNode> events =
                done.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(events.stream().map(event -> event.path("event").asString()))
                .containsExactly("run_started", "check_finished", "check_finished", "check_finished", "run_finished");
        assertThat(events.get(0).path("checks").asInt()).isEqualTo(3);
        assertThat(events.get(2).path("status").asString()).isEqualTo("FAILED");
        assertThat(events.get(2).path("done").asInt()).isEqualTo(2);
        JsonNode end = events.get(4);
        assertThat(end.path("summary")).isEqualTo(suites.results().path("summary"));
        assertThat(end.path("domains").get(0).path("verdict").asString()).isEqualTo("DO_NOT_USE");
    }
}
