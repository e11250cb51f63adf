package dev.assay.check.builtin.validity;

import static dev.assay.testing.Verdicts.assertVerdicts;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class AcceptedRangeTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, f float8, day date, at timestamptz, naive timestamp, word text, nothing numeric);
            INSERT INTO t VALUES
              (1, 0, '2026-01-01', '2026-01-01 00:00Z', '2026-01-01 00:00', 'a', NULL),
              (2, 0.5, '2026-01-02', '2026-01-02 00:00Z', '2026-01-02 00:00', 'b', NULL),
              (3, 'NaN', '2026-01-03', '2026-01-02 23:00-02', '2026-01-03 00:00', 'c', NULL),
              (4, 'Infinity', NULL, NULL, NULL, NULL, NULL),
              (5, NULL, NULL, NULL, NULL, '5', NULL);
            CREATE TABLE empty (id int);
            """);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    @Test
    void min_and_max_are_accepted_above_and_below_are_not() throws Exception {
        assertVerdicts(suites, """
                accepted_range: {table: t, column: id, min: 1, max: 5} => PASSED 0/5
                accepted_range: {table: t, column: id, min: 2} => FAILED 1/5
                accepted_range: {table: t, column: id, max: 3} => FAILED 2/5
                accepted_range: {table: t, column: id, above: 1} => FAILED 1/5
                accepted_range: {table: t, column: id, above: 0, below: 6} => PASSED 0/5
                accepted_range: {table: t, column: id, below: 5} => FAILED 1/5
                accepted_range: {table: t, column: id, min: 2, below: 5} => FAILED 2/5
                accepted_range: {table: t, column: id, min: -1e3, max: 4.5} => FAILED 1/5
                accepted_range: {table: t, column: nothing, min: 1} => FAILED NO_ROWS 0/0
                accepted_range: {table: t, column: id, max: 3}, filter: "id <> 4" => FAILED 1/4
                accepted_range: {table: t, column: id, max: 3}, fail_above: 40%, warn_above: 1 => WARNED 2/5
                accepted_range: {table: empty, column: id, min: 1} => FAILED NO_ROWS 0/0
                accepted_range: {table: empty, column: id, min: 1}, on_empty: warn => WARNED NO_ROWS 0/0
                """);
    }

    @Test
    void not_a_number_is_above_every_number() throws Exception {
        assertVerdicts(suites, """
                accepted_range: {table: t, column: f, min: 0} => PASSED 0/5
                accepted_range: {table: t, column: f, min: 0, max: 1e300} => FAILED 2/5
                accepted_range: {table: t, column: f, below: 0.5} => FAILED 3/5
                """);
    }

    @Test
    void dates_and_times_are_written_as_text() throws Exception {
        assertVerdicts(suites, """
                accepted_range: {table: t, column: day, min: 2026-01-01, max: 2026-01-02} => FAILED 1/5
                accepted_range: {table: t, column: at, max: "2026-01-03 00:00Z"} => FAILED 1/5
                accepted_range: {table: t, column: naive, above: "2026-01-01 00:00"} => FAILED 1/5
                accepted_range: {table: t, column: word, min: "a", max: "c"} => FAILED 1/5
                accepted_range: {table: t, column: day, min: yesterday-ish} => BROKEN QUERY_REFUSED
                """);
    }

    @Test
    void bounds_of_another_kind_are_refused() throws Exception {
        assertVerdicts(suites, """
                accepted_range: {table: t, column: word, min: 1} => BROKEN QUERY_REFUSED
                accepted_range: {table: t, column: id, min: a} => BROKEN QUERY_REFUSED
                accepted_range: {table: t, column: day, min: 20260101} => BROKEN QUERY_REFUSED
                """);
    }
}
