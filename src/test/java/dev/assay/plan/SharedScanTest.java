package dev.assay.plan;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shares a statement must not share an answer, and numbers mean what the column's type makes of them. */
@Tag("fast")
class SharedScanTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, r real, d numeric, rows int, keys int);
            INSERT INTO t VALUES (1, 0.1, 0.12345678901234567890, 1, 1), (2, 0.2, 100000000000000000000.5, 1, 2),
              (3, 0.3, 1, 2, 1), (4, NULL, 2, 2, 1);
            CREATE TABLE empty (id int);
            CREATE TABLE commas (a int, b int, "a, b" int);
            INSERT INTO commas VALUES (1, 1, 7), (1, 2, 7), (2, 1, 8);
            """);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    @Test
    void filters_that_differ_in_a_default_only_stay_apart() throws Exception {
        assertVerdicts(suites, """
                not_null: {table: t, column: r}, filter: "id >= ${X:-4}" => FAILED 1/1
                not_null: {table: t, column: r}, filter: "id >= ${X:-1}" => FAILED 1/4
                """);
    }

    @Test
    void a_number_is_compared_in_the_precision_of_its_column() throws Exception {
        assertVerdicts(suites, """
                accepted_range: {table: t, column: r, max: 0.3} => PASSED 0/4
                accepted_range: {table: t, column: r, max: 0.29} => FAILED 1/4
                accepted_values: {table: t, column: r, values: [0.1]} => FAILED 2/4
                accepted_values: {table: t, column: d, values: [0.12345678901234567890, 100000000000000000000.5, 1]} => FAILED 1/4
                """);
    }

    @Test
    void columns_named_as_our_own_aliases_are_counted_right() throws Exception {
        assertVerdicts(suites, """
                unique: {table: t, columns: [rows]} => FAILED 2/4
                unique: {table: t, columns: [rows, keys]} => FAILED 1/4
                references: {table: t, columns: [rows], to: t(id)} => PASSED 0/4
                """);
    }

    @Test
    void a_column_with_a_comma_in_its_name_is_not_taken_for_two() throws Exception {
        assertVerdicts(suites, """
                unique: {table: commas, columns: ["a, b"]} => FAILED 1/3
                unique: {table: commas, columns: [a, b]} => PASSED 0/3
                """);
    }

    @Test
    void an_empty_table_and_a_filter_that_leaves_nothing_are_told_apart() throws Exception {
        Judged judged = suites.run("""
                checks:
                  - {not_null: {table: empty, column: id}, filter: id > 0, id: empty}
                  - {not_null: {table: t, column: id}, filter: id > 9, id: filtered}
                """);
        assertThat(judged.get("empty").message()).startsWith("The table is empty");
        assertThat(judged.get("filtered").message()).startsWith("The filter leaves none of 4 rows");
    }

    @Test
    void blank_lines_in_a_query_do_not_end_it() throws Exception {
        Judged judged = suites.run(
                "checks:\n  - id: q\n    failed_rows_sql: |\n      select * from t\n\n\n      where id = 1\n");
        assertThat(judged.get("q").failing()).isEqualTo(1);
    }
}
