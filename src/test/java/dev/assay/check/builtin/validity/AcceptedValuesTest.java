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
class AcceptedValuesTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, status text, odd text, paid boolean, price numeric(9, 2), nothing text);
            INSERT INTO t VALUES
              (1, 'new', 'it''s', true, 1.10, NULL), (2, 'paid', 'a\\b', false, 2, NULL), (3, 'lost', 'Ünï ☃ 🚀', NULL, 3, NULL),
              (4, NULL, '"', true, NULL, NULL), (5, 'New', E'two\\nlines', true, 1.1, NULL);
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
    void other_values_fail_and_nulls_do_not() throws Exception {
        assertVerdicts(suites, """
                accepted_values: {table: t, column: status, values: [new, paid, lost, New]} => PASSED 0/5
                accepted_values: {table: t, column: status, values: [new, paid]} => FAILED 2/5
                accepted_values: {table: t, column: status, values: new} => FAILED 3/5
                accepted_values: {table: t, column: nothing, values: [a]} => FAILED NO_ROWS 0/0
                accepted_values: {table: t, column: status, values: [new, paid]}, filter: "id < 4" => FAILED 1/3
                accepted_values: {table: t, column: status, values: [new, paid]}, fail_above: 40% => PASSED 2/5
                accepted_values: {table: empty, column: id, values: [1]} => FAILED NO_ROWS 0/0
                accepted_values: {table: empty, column: id, values: [1]}, on_empty: pass => PASSED 0/0
                """);
    }

    @Test
    void values_are_compared_as_they_are_written() throws Exception {
        assertVerdicts(suites, """
                accepted_values: {table: t, column: odd, values: ["it's", "a\\\\b", "Ünï ☃ 🚀", "\\"", "two\\nlines"]} => PASSED 0/5
                accepted_values: {table: t, column: odd, values: ["its"]} => FAILED 5/5
                accepted_values: {table: t, column: odd, values: ["x'); drop table t; --", "?", "${NONE:-it's}"]} => FAILED 4/5
                accepted_values: {table: t, column: id, values: [1, 2, 3, 4]} => FAILED 1/5
                accepted_values: {table: t, column: price, values: [1.1, 2.0, 3.000]} => PASSED 0/5
                accepted_values: {table: t, column: paid, values: [true]} => FAILED 1/5
                accepted_values: {table: t, column: paid, values: [true, false]} => PASSED 0/5
                """);
    }

    @Test
    void values_of_another_kind_are_refused_before_any_statement() throws Exception {
        assertVerdicts(suites, """
                accepted_values: {table: t, column: id, values: [one]} => BROKEN QUERY_REFUSED
                accepted_values: {table: t, column: paid, values: [1]} => BROKEN QUERY_REFUSED
                accepted_values: {table: t, column: price, values: [true]} => BROKEN QUERY_REFUSED
                accepted_values: {table: t, column: state, values: [new]} => BROKEN COLUMN_MISSING
                """);
    }
}
