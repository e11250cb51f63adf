package dev.assay.check.builtin.uniqueness;

import static dev.assay.testing.Verdicts.assertVerdicts;
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
class UniqueTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, a text, b int, nothing text, same int, padded char(5));
            INSERT INTO t VALUES
              (1, 'x', 1, NULL, 7, 'p'), (2, 'x', 1, NULL, 7, 'p '), (3, 'x', 2, NULL, 7, 'q'),
              (4, 'y', 1, NULL, 7, 'r'), (5, 'y', NULL, NULL, 7, 's'), (6, NULL, 1, NULL, 7, 't'), (7, NULL, 1, NULL, 7, 'u');
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
    void the_surplus_rows_of_a_key_fail_and_nulls_are_no_duplicates() throws Exception {
        assertVerdicts(suites, """
                unique: {table: t, columns: id} => PASSED 0/7
                unique: {table: t, columns: a} => FAILED 3/7
                unique: {table: t, columns: [a]} => FAILED 3/7
                unique: {table: t, columns: nothing} => FAILED NO_ROWS 0/0
                unique: {table: t, columns: same} => FAILED 6/7
                unique: {table: t, columns: padded} => FAILED 1/7
                unique: {table: t, columns: a}, filter: "b = 1" => FAILED 1/5
                unique: {table: t, columns: a}, filter: "id in (1, 4)" => PASSED 0/2
                unique: {table: t, columns: a}, fail_above: 3 => PASSED 3/7
                unique: {table: t, columns: a}, fail_above: 43% => PASSED 3/7
                unique: {table: t, columns: a}, fail_above: 42% => FAILED 3/7
                """);
    }

    @Test
    void several_columns_are_one_key() throws Exception {
        assertVerdicts(suites, """
                unique: {table: t, columns: [a, b]} => FAILED 1/7
                unique: {table: t, columns: [b, a]} => FAILED 1/7
                unique: {table: t, columns: [a, b, id]} => PASSED 0/7
                unique: {table: t, columns: [a, nothing]} => FAILED NO_ROWS 0/0
                unique: {table: t, columns: [a, same]} => FAILED 3/7
                """);
    }

    @Test
    void no_rows_end_as_on_empty_says() throws Exception {
        assertVerdicts(suites, """
                unique: {table: empty, columns: id} => FAILED NO_ROWS 0/0
                unique: {table: empty, columns: id}, on_empty: warn => WARNED NO_ROWS 0/0
                unique: {table: empty, columns: id}, on_empty: pass => PASSED 0/0
                unique: {table: t, columns: a}, filter: "id > 99" => FAILED NO_ROWS 0/0
                """);
    }

    @Test
    void keys_and_the_rows_that_share_them_are_reported_beside_the_surplus() throws Exception {
        var result = assertVerdicts(suites, "unique: {table: t, columns: a} => FAILED 3/7")
                .get("case-1");
        assertThat(result.measured())
                .containsEntry("duplicated_keys", 2L)
                .containsEntry("rows_with_a_duplicated_key", 5L);
    }
}
