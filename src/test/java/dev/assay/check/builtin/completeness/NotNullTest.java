package dev.assay.check.builtin.completeness;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class NotNullTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, a text, b int, nothing text);
            INSERT INTO t VALUES (1, 'x', 1), (2, NULL, 2), (3, '', 3), (4, NULL, 4), (5, ' ', 5);
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
    void nulls_fail_and_empty_text_does_not() throws Exception {
        assertVerdicts(suites, """
                not_null: {table: t, column: id} => PASSED 0/5
                not_null: {table: t, column: a} => FAILED 2/5
                not_null: {table: t, column: nothing} => FAILED 5/5
                not_null: {table: t, column: A} => FAILED 2/5
                not_null: {table: public.t, column: a} => FAILED 2/5
                not_null: {table: T, column: a} => FAILED 2/5
                """);
    }

    @Test
    void a_filter_takes_the_rows_for_which_it_is_true() throws Exception {
        assertVerdicts(suites, """
                not_null: {table: t, column: a}, filter: "b > 2" => FAILED 1/3
                not_null: {table: t, column: a}, filter: "a <> 'x'" => PASSED 0/2
                not_null: {table: t, column: a}, filter: "b = 1 or b = 2" => FAILED 1/2
                not_null: {table: t, column: a}, filter: "null" => FAILED NO_ROWS 0/0
                """);
    }

    @Test
    void no_rows_end_as_on_empty_says() throws Exception {
        assertVerdicts(suites, """
                not_null: {table: empty, column: id} => FAILED NO_ROWS 0/0
                not_null: {table: empty, column: id}, on_empty: fail => FAILED NO_ROWS 0/0
                not_null: {table: empty, column: id}, on_empty: warn => WARNED NO_ROWS 0/0
                not_null: {table: empty, column: id}, on_empty: pass => PASSED 0/0
                not_null: {table: empty, column: id}, fail_above: never => FAILED NO_ROWS 0/0
                not_null: {table: t, column: a}, filter: "b > 99" => FAILED NO_ROWS 0/0
                not_null: {table: t, column: a}, filter: "b > 99", on_empty: warn => WARNED NO_ROWS 0/0
                not_null: {table: t, column: a}, filter: "b > 99", on_empty: pass => PASSED 0/0
                """);
    }

    @Test
    void above_means_strictly_greater() throws Exception {
        assertVerdicts(suites, """
                not_null: {table: t, column: a}, fail_above: 0 => FAILED 2/5
                not_null: {table: t, column: a}, fail_above: 1 => FAILED 2/5
                not_null: {table: t, column: a}, fail_above: 2 => PASSED 2/5
                not_null: {table: t, column: a}, fail_above: 40% => PASSED 2/5
                not_null: {table: t, column: a}, fail_above: 39.999999999% => FAILED 2/5
                not_null: {table: t, column: nothing}, fail_above: 100% => PASSED 5/5
                not_null: {table: t, column: a}, fail_above: never => PASSED 2/5
                not_null: {table: t, column: a}, fail_above: never, warn_above: 0 => WARNED 2/5
                not_null: {table: t, column: a}, fail_above: never, warn_above: 2 => PASSED 2/5
                not_null: {table: t, column: a}, fail_above: 2, warn_above: 1 => WARNED 2/5
                not_null: {table: t, column: a}, fail_above: 50%, warn_above: 40% => PASSED 2/5
                not_null: {table: t, column: a}, fail_above: 50%, warn_above: 39% => WARNED 2/5
                not_null: {table: t, column: a}, fail_above: 1, warn_above: 0 => FAILED 2/5
                not_null: {table: t, column: id}, fail_above: never, warn_above: 0 => PASSED 0/5
                """);
    }

    @Test
    void the_filters_of_table_and_check_are_joined_by_and() throws Exception {
        var results = suites.run("""
                tables:
                  t:
                    filter: b = 2 or b = 3 or b = 4
                    columns:
                      a:
                        - not_null
                        - not_null: {}
                          id: narrowed
                          filter: b = 1 or b = 4
                """);
        assertThat(verdict(results.get("t.not_null(a)"))).isEqualTo("FAILED 2/3");
        assertThat(verdict(results.get("narrowed"))).isEqualTo("FAILED 1/1");
    }
}
