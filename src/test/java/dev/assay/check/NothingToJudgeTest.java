package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table without rows, rows that the filter leaves out, and rows without a value are different things, and are said to be. */
class NothingToJudgeTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, ref int, at timestamptz, region text);
            INSERT INTO t VALUES (1, NULL, NULL, ''), (2, NULL, NULL, NULL);
            CREATE TABLE empty (id int, ref int, at timestamptz, region text);
            """);

    @TempDir
    private Path folder;

    private String message(String check) throws Exception {
        return Suites.on(DATABASE, folder)
                .run("checks: [{id: one, " + check + "}]")
                .get("one")
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relationship_cardinality: {table: %s, columns: [ref], to: t(ref), min: 1} | No row has a value in ref, so there was no key to judge",
                "relationship_cardinality: {table: %s, columns: [id, ref], to: 't(id, ref)', min: 1} | No row has a value in id and ref, so there was no key to judge",
                "every_period_present: {table: %s, column: at} | None of 2 rows has a value in at, so there was no value to judge"
            })
    void rows_without_a_value_are_no_empty_table(String check, String allNull) throws Exception {
        String tail = "; say on_empty: pass where that is expected.";
        assertThat(message(check.formatted("t"))).isEqualTo("[NO_ROWS] " + allNull + tail);
        assertThat(message(check.formatted("t") + ", on_empty: warn"))
                .isEqualTo("[NO_ROWS] " + allNull + " (on_empty: warn).");
        assertThat(message(check.formatted("t") + ", filter: id > 9"))
                .startsWith("[NO_ROWS] The filter leaves none of ")
                .endsWith("rows, so nothing was examined" + tail);
        assertThat(message(check.formatted("empty")))
                .isEqualTo("[NO_ROWS] The table is empty, so nothing was examined" + tail);
    }

    @Test
    void rows_that_the_filter_leaves_out_are_no_empty_table_also_in_groups() throws Exception {
        String check = "row_count: {table: %s, min: 1}, group_by: region";
        assertThat(message(check.formatted("t") + ", filter: id > 9"))
                .startsWith("[NO_ROWS] The filter leaves none of the table's rows, so nothing was examined");
        assertThat(message(check.formatted("empty"))).startsWith("[NO_ROWS] The table is empty");
        assertThat(message(check.formatted("empty") + ", filter: id > 9")).startsWith("[NO_ROWS] The table is empty");
    }

    @Test
    void a_group_of_an_empty_text_has_a_name() throws Exception {
        assertThat(message("row_count: {table: t, min: 2}, group_by: region"))
                .contains(" '': There is 1 row", " null: There is 1 row");
    }
}
