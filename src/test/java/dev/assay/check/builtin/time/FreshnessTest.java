package dev.assay.check.builtin.time;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock stands at 2026-01-01T00:00:00Z; the newest row is of the midnight before. */
@Tag("fast")
class FreshnessTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, at timestamptz, naive timestamp, day date, word text, nothing timestamptz);
            INSERT INTO t VALUES
              (1, '2025-12-31 00:00Z', '2025-12-31 00:00', '2025-12-31', 'x', NULL),
              (2, '2025-12-01 00:00Z', '2025-12-01 00:00', '2025-12-01', 'x', NULL),
              (3, NULL, NULL, NULL, 'x', NULL);
            CREATE TABLE ahead (at timestamptz);
            INSERT INTO ahead VALUES ('2026-01-01 02:00Z');
            CREATE TABLE empty (at timestamptz);
            CREATE TABLE friday (at timestamptz, naive timestamp);
            INSERT INTO friday VALUES ('2026-01-02 03:00Z', '2026-01-02 04:00');
            CREATE TABLE spring (at timestamptz);
            INSERT INTO spring VALUES ('2026-03-28 22:59Z');
            """);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    @Test
    void the_age_is_held_against_the_runs_clock_and_past_means_strictly_greater() throws Exception {
        assertVerdicts(suites, """
                freshness: {table: t, column: at, fail_after: 24h} => PASSED
                freshness: {table: t, column: at, fail_after: 23h} => FAILED DATA_STALE
                freshness: {table: t, column: at, fail_after: 25h, warn_after: 24h} => PASSED
                freshness: {table: t, column: at, fail_after: 25h, warn_after: 23h} => WARNED DATA_STALE
                freshness: {table: t, column: at, warn_after: 1h} => WARNED DATA_STALE
                freshness: {table: t, column: at, fail_after: 24h}, filter: "id > 1" => FAILED DATA_STALE
                freshness: {table: ahead, column: at, fail_after: 1h} => FAILED DATA_STALE
                """);
    }

    @Test
    void a_naive_column_needs_a_zone_and_a_moment_refuses_one() throws Exception {
        assertVerdicts(suites, """
                freshness: {table: t, column: naive, fail_after: 24h} => BROKEN QUERY_REFUSED
                freshness: {table: t, column: naive, fail_after: 24h, time_zone: UTC} => PASSED
                freshness: {table: t, column: naive, fail_after: 24h, time_zone: Europe/Paris} => FAILED DATA_STALE
                freshness: {table: t, column: naive, fail_after: 19h, time_zone: America/New_York} => PASSED
                freshness: {table: t, column: day, fail_after: 24h} => BROKEN QUERY_REFUSED
                freshness: {table: t, column: day, fail_after: 24h, time_zone: UTC} => PASSED
                freshness: {table: t, column: day, fail_after: 23h, time_zone: UTC} => FAILED DATA_STALE
                freshness: {table: t, column: at, fail_after: 24h, time_zone: UTC} => BROKEN QUERY_REFUSED
                freshness: {table: t, column: word, fail_after: 24h} => BROKEN QUERY_REFUSED
                freshness: {table: t, column: id, fail_after: 24h, time_zone: UTC} => BROKEN QUERY_REFUSED
                """);
    }

    @Test
    void empty_all_null_stale_old_and_fresh_are_told_apart() throws Exception {
        var results = assertVerdicts(suites, """
                freshness: {table: empty, column: at, fail_after: 24h} => FAILED NO_ROWS
                freshness: {table: t, column: nothing, fail_after: 24h} => FAILED DATA_STALE
                freshness: {table: t, column: at, fail_after: 1h} => FAILED DATA_STALE
                freshness: {table: t, column: at, fail_after: 48h, warn_after: 1h} => WARNED DATA_STALE
                freshness: {table: t, column: at, fail_after: 48h} => PASSED
                freshness: {table: empty, column: at, warn_after: 24h} => WARNED NO_ROWS
                freshness: {table: t, column: at, fail_after: 24h}, filter: "id > 9" => FAILED NO_ROWS
                """);
        assertThat(results.all().stream().limit(5).map(CheckResult::message)).doesNotHaveDuplicates();
    }

    private static final String WEEKDAYS =
            "freshness: {table: friday, column: %s, by: \"06:30\", on: [mon, tue, wed, thu, fri], time_zone: Europe/Paris%s}";

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T05:30:00Z, PASSED",
        "2026-01-04T12:00:00Z, PASSED",
        "2026-01-05T05:29:59Z, PASSED",
        "2026-01-05T05:30:00Z, FAILED"
    })
    void a_load_that_rests_on_Sunday_is_stale_from_Mondays_deadline_on(String clock, String status) throws Exception {
        String verdict = status.equals("PASSED") ? "PASSED" : "FAILED DATA_STALE";
        assertVerdicts(
                suites.at(clock),
                WEEKDAYS.formatted("at", "") + " => " + verdict + "\n" + WEEKDAYS.formatted("naive", "") + " => "
                        + verdict + "\n");
    }

    @Test
    void ages_beside_a_deadline_are_reckoned_back_from_it() throws Exception {
        var results = assertVerdicts(
                suites.at("2026-01-05T12:00:00Z"),
                WEEKDAYS.formatted("at", ", fail_after: 4d") + " => PASSED\n"
                        + WEEKDAYS.formatted("at", ", fail_after: 4d, warn_after: 3d") + " => WARNED DATA_STALE\n"
                        + WEEKDAYS.formatted("at", ", fail_after: 3d") + " => FAILED DATA_STALE\n"
                        + WEEKDAYS.formatted("at", ", fail_after: 3d, whole_days: true") + " => PASSED\n"
                        + WEEKDAYS.formatted("at", "") + " => FAILED DATA_STALE\n");
        assertThat(results.all().stream().map(CheckResult::message))
                .containsExactly(
                        "The newest at is 2026-01-02 03:00:00 UTC, 3 days 9 hours old; by Monday 2026-01-05 06:30 in Europe/Paris at most"
                                + " 4 days allowed: from 2026-01-01 05:30:00 UTC on.",
                        "The newest at is 2026-01-02 03:00:00 UTC, 3 days 9 hours old; by Monday 2026-01-05 06:30 in Europe/Paris at most"
                                + " 3 days without a warning: from 2026-01-02 05:30:00 UTC on.",
                        "The newest at is 2026-01-02 03:00:00 UTC, 3 days 9 hours old; by Monday 2026-01-05 06:30 in Europe/Paris at most"
                                + " 3 days allowed: from 2026-01-02 05:30:00 UTC on.",
                        "The newest at is 2026-01-02 03:00:00 UTC, 3 days 9 hours old; by Monday 2026-01-05 06:30 in Europe/Paris at most"
                                + " 3 days allowed, by whole days: from 2026-01-02 in Europe/Paris on.",
                        "The newest at is 2026-01-02 03:00:00 UTC, 3 days 9 hours old; one of 2026-01-05 or later was due by Monday"
                                + " 2026-01-05 06:30 in Europe/Paris.");
    }

    /** There is no 02:30 in Paris on that day: the clock goes from 02:00 to 03:00, so the deadline is at 03:30. */
    @ParameterizedTest
    @CsvSource({"2026-03-29T01:29:59Z, PASSED", "2026-03-29T01:30:00Z, FAILED DATA_STALE"})
    void a_deadline_that_a_days_clock_leaves_out_is_as_much_later(String clock, String verdict) throws Exception {
        assertVerdicts(
                suites.at(clock),
                "freshness: {table: spring, column: at, by: \"02:30\", time_zone: Europe/Paris} => " + verdict + "\n");
    }

    @Test
    void months_are_those_of_the_calendar() throws Exception {
        assertVerdicts(suites.at("2026-03-31T00:00:00Z"), """
                freshness: {table: t, column: at, fail_after: 3mo} => PASSED
                freshness: {table: t, column: at, fail_after: 2mo} => FAILED DATA_STALE
                freshness: {table: t, column: at, fail_after: 1y, warn_after: 12w} => WARNED DATA_STALE
                """);
    }

    @Test
    void what_makes_no_sense_together_is_refused() {
        for (String[] fault : new String[][] {
            {"{column: at}", "give fail_after, warn_after or both, or a deadline with by"},
            {"{column: at, fail_after: 1mo, warn_after: 31d}", "warn_after must be shorter"},
            {"{column: at, fail_after: 1d, on: [mon]}", "on says which days have a deadline"},
            {"{column: at, by: \"06:30\"}", "by needs the time zone"},
            {"{column: at, fail_after: 1d, whole_days: true}", "whole_days needs the time zone"},
            {"{column: at, by: \"06:30\", whole_days: true, time_zone: UTC}", "remove whole_days"},
            {"{column: at, by: 6:30, time_zone: UTC}", "\"06:30\""},
            {"{column: at, expression: at, fail_after: 1d}", "in place of the column"},
        }) {
            assertThatThrownBy(() ->
                            suites.run("checks: [{id: a, freshness: " + fault[0].replace("{", "{table: t, ") + "}]"))
                    .as(fault[0])
                    .hasMessageContaining(fault[1]);
        }
    }
}
