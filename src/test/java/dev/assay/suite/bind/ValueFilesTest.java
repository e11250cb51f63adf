package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values from a CSV file beside the suite, which has no types, against columns that have. */
@Tag("fast")
class ValueFilesTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (code text, n int, price numeric, ok boolean, day date);
            INSERT INTO t VALUES
              ('007', 1, 1.50, true, '2026-01-01'), ('1e3', 2, 20, false, '2026-01-02'), ('true', 3, NULL, NULL, NULL);
            """);

    @TempDir
    private Path folder;

    @Test
    void each_column_finds_values_of_its_own_type() throws Exception {
        Files.writeString(folder.resolve("t.csv"), """
                code,n,price,ok,day
                007,1,1.50,true,2026-01-01
                1e3,2,20,false,2026-01-02
                true,3,,,
                """);
        Verdicts.assertVerdicts(Suites.on(DATABASE, folder), """
                contains_rows: {table: t, rows: t.csv} => PASSED 0/3
                contains_rows: {table: t, rows: t.csv, key: [code], columns: [price], only: [{n: 2}]} => PASSED 0/1
                accepted_values: {table: t, column: code, values: {file: t.csv, column: code}} => PASSED 0/3
                accepted_values: {table: t, column: n, values: {file: t.csv, column: n}} => PASSED 0/3
                accepted_values: {table: t, column: price, values: {file: t.csv, column: n}} => FAILED 2/3
                accepted_values: {table: t, column: ok, values: {file: t.csv, column: ok}} => PASSED 0/3
                accepted_values: {table: t, column: day, values: {file: t.csv, column: day}} => PASSED 0/3
                """);
    }

    @Test
    void many_rows_are_looked_for_by_one_statement_since_two_see_two_moments() throws Exception {
        DATABASE.run("CREATE TABLE numbers AS SELECT n, 'number ' || n AS name FROM generate_series(1, 20000) AS n");
        StringBuilder rows = new StringBuilder("n,name\n");
        for (int n = 1; n <= 20_002; n++) {
            rows.append(n)
                    .append(n == 7 || n == 19_000 ? ",other " : ",number ")
                    .append(n)
                    .append('\n');
        }
        Files.writeString(folder.resolve("numbers.csv"), rows);
        CheckResult result = Suites.on(DATABASE, folder)
                .runOnly("rows", "checks: [{contains_rows: {table: numbers, rows: numbers.csv, key: [n]}, id: rows}]");
        assertThat(result.text())
                .contains("4 of 20,002 expected rows")
                .contains("(2 missing: 20001 and 20002; 2 different: 7 and 19000)");
        assertThat(result.means().sql()).hasSize(1);
    }

    @Test
    void a_file_of_too_many_rows_is_refused() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "n\n" + "1\n".repeat(100_001));
        Suites suites = Suites.on(DATABASE, folder);
        assertThatThrownBy(() -> suites.run("checks: [{contains_rows: {table: t, rows: t.csv}, id: rows}]"))
                .hasMessageContaining(
                        "the file t.csv has more than 100000 rows: load it as a table, and use references or"
                                + " set_equality");
        assertThatThrownBy(() -> suites.run("checks: [accepted_values: {table: t, column: n, values: {file: t.csv}}]"))
                .hasMessageContaining("the file t.csv has more than 5000 rows");
    }

    @Test
    void a_file_of_excel_s_begins_with_a_byte_order_mark_and_has_windows_line_ends() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "\uFEFFcode,n\r\n007,1\r\n1e3,2\r\ntrue,3\r\n");
        Verdicts.assertVerdicts(Suites.on(DATABASE, folder), """
                accepted_values: {table: t, column: code, values: {file: t.csv, column: code}} => PASSED 0/3
                contains_rows: {table: t, rows: t.csv} => PASSED 0/3
                """);
    }

    @Test
    void a_line_with_fewer_values_than_columns_is_told() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "code,n\n007,1\n008\n");
        assertThatThrownBy(() ->
                        Suites.on(DATABASE, folder).run("checks: [{contains_rows: {table: t, rows: t.csv}, id: rows}]"))
                .isInstanceOf(InvalidYamlException.class)
                .satisfies(
                        e -> assertThat(e.getMessage())
                                .contains(
                                        "row 2 of the file t.csv has other columns than its first line names: give it a value for each"));
    }
}
