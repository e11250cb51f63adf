package dev.assay.check;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.run.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock stands at 2026-01-01T00:00:00Z; the newest row is of the midnight before. */
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
}
