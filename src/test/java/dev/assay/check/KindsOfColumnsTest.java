package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check needs of its columns' types is said before a statement is sent. */
@Tag("fast")
class KindsOfColumnsTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE EXTENSION citext;
            CREATE DOMAIN folded AS citext;
            CREATE TYPE mood AS ENUM ('good', 'bad');
            CREATE DOMAIN code AS text;
            CREATE DOMAIN short AS code CHECK (length(VALUE) < 9);
            CREATE TABLE t (id int, u uuid, e mood, a text[], j json, b jsonb, x xml, p point, y bytea, c short, n name, g "char", f folded);
            INSERT INTO t VALUES (1, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'good', '{a}', '{}', '{}', '<a/>', '(1,2)', '\\x01', 'ab', 'ab', 'a', 'AB'),
              (2, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'good', '{a}', '{}', '{}', '<a/>', '(1,2)', '\\x01', 'ab', 'ab', 'a', 'AB');
            """);

    @TempDir
    private Path folder;

    private CheckResult result(String check) throws Exception {
        Judged judged = Suites.on(DATABASE, folder).run("checks: [{id: one, " + check + "}]");
        assertThat(judged.run().scans()).isEmpty();
        return judged.get("one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u | uuid | format: {table: t, column: u, format: uuid}",
                "e | mood | length: {table: t, column: e, max: 9}",
                "a | text[] | like: {table: t, column: a, pattern: a%}",
                "b | jsonb | matches_regex: {table: t, column: b, regex: a}",
                "y | bytea | trimmed: {table: t, column: y}",
                "u | uuid | not_empty_string: {table: t, column: u}",
            })
    void what_is_no_text_is_refused_with_what_to_do(String column, String type, String check) throws Exception {
        assertThat(result(check).text())
                .isEqualTo("[QUERY_REFUSED] Column '" + column + "' is of type " + type
                        + ", and this needs text: use accepted_values instead, or expression_is_true with CAST("
                        + column
                        + " AS varchar).");
    }

    @Test
    void domains_of_text_and_the_system_s_own_names_are_text() throws Exception {
        Verdicts.assertVerdicts(Suites.on(DATABASE, folder), """
                length: {table: t, column: c, max: 1} => FAILED 2/2
                matches_regex: {table: t, column: c, regex: "^a"} => PASSED 0/2
                matches_regex: {table: t, column: f, regex: "^a"} => PASSED 0/2
                format: {table: t, column: n, format: uuid} => FAILED 2/2
                like: {table: t, column: g, pattern: "b%"} => FAILED 2/2
                expression_is_true: {table: t, expression: "CAST(u AS varchar) LIKE 'a0%'"} => PASSED 0/2
                """);
    }

    @ParameterizedTest
    @CsvSource({"j,json", "x,xml", "p,point"})
    void what_does_not_compare_is_no_key(String column, String type) throws Exception {
        String refused =
                "[QUERY_REFUSED] Column '" + column + "' is of type " + type + ", whose values do not compare: ";
        assertThat(result("unique: {table: t, columns: [id, " + column + "]}").text())
                .startsWith(refused);
        assertThat(result("distinct_count: {table: t, column: " + column + ", min: 1}")
                        .text())
                .startsWith(refused);
        assertThat(result("row_count: {table: t, min: 1}, group_by: " + column).text())
                .startsWith(refused);
        assertThat(result("increasing: {table: t, column: id, order_by: [id], partition_by: [" + column + "]}")
                        .text())
                .startsWith(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duplicate_rows: {table: t", "set_equality: {table: t, to: t"})
    void columns_that_do_not_compare_are_left_out_of_whole_rows(String check) throws Exception {
        assertThat(result(check + "}").text())
                .isEqualTo(
                        "[QUERY_REFUSED] The values of j (json), x (xml) and p (point) cannot be compared, so they cannot"
                                + " distinguish rows: leave them out with except.");
        assertThat(Suites.on(DATABASE, folder)
                        .run("checks: [{id: one, " + check + ", except: [id, j, x, p]}}]")
                        .get("one")
                        .code())
                .isNotEqualTo("QUERY_REFUSED");
    }
}
