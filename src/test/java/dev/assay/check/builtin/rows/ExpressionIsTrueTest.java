package dev.assay.check.builtin.rows;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class ExpressionIsTrueTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int PRIMARY KEY, a int, b int, "Word" text, private text);
            INSERT INTO t VALUES (1, 1, 2, 'x', 'p'), (2, 2, 1, 'y', 'q'), (3, NULL, 1, 'z', 'r'), (4, 5, NULL, NULL, 's');
            CREATE TABLE empty (id int);
            """);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder).with("LEAST", "2");
    }

    @Test
    void a_row_fails_where_the_condition_is_false_and_not_where_it_is_null() throws Exception {
        assertVerdicts(suites, """
                expression_is_true: {table: t, expression: "a <= b"} => FAILED 1/4
                expression_is_true: {table: t, expression: "a > b"} => FAILED 1/4
                expression_is_true: {table: t, expression: "(a <= b) is not false"} => FAILED 1/4
                expression_is_true: {table: t, expression: "a <= b or id = 2"} => PASSED 0/4
                expression_is_true: {table: t, expression: "coalesce(a <= b, false)"} => FAILED 3/4
                expression_is_true: {table: t, expression: "null"} => FAILED NO_ROWS 0/0
                expression_is_true: {table: t, expression: "a is not null -- filled"} => FAILED 1/4
                expression_is_true: {table: t, expression: "not (a is null or b is null)"} => FAILED 2/4
                expression_is_true: {table: t, expression: "\\"Word\\" in ('x', 'y')"} => FAILED 1/4
                expression_is_true: {table: t, expression: "id >= ${LEAST}"} => FAILED 1/4
                expression_is_true: {table: t, expression: "id >= ${LEAST}"}, fail_above: 25% => PASSED 1/4
                expression_is_true: {table: t, expression: "id >= ${LEAST}"}, filter: "id > 1" => PASSED 0/3
                expression_is_true: {table: empty, expression: "id > 0"} => FAILED NO_ROWS 0/0
                """);
    }

    @Test
    void what_is_no_condition_on_one_row_breaks_this_check_alone() throws Exception {
        assertVerdicts(suites, """
                expression_is_true: {table: t, expression: "id > 0"} => PASSED 0/4
                expression_is_true: {table: t, expression: "a"} => BROKEN QUERY_REFUSED
                expression_is_true: {table: t, expression: "sum(a) > 0"} => BROKEN QUERY_REFUSED
                expression_is_true: {table: t, expression: "row_number() over () > 0"} => BROKEN QUERY_REFUSED
                expression_is_true: {table: t, expression: "c > 0"} => BROKEN COLUMN_MISSING
                """);
    }

    @Test
    void failing_rows_are_shown_with_the_columns_that_the_condition_names() throws Exception {
        CheckResult result =
                suites.connecting("sample: {unclassified: show}").run("""
                checks:
                  - expression_is_true:
                      table: t
                      expression: length("Word") > B and 'private' <> ''
                    id: short
                """).get("short");
        assertThat(Objects.requireNonNull(result.sample()).columns()).containsExactly("id", "Word", "b");
    }
}
