package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failing rows are read once for all checks of a table, and only where there are some that may be shown. */
@Tag("fast")
class SamplesTest {

    private static final int ROWS = 3_000;

    /** Of these, the key's own scan lists the keys; the others' rows are read together. */
    private static final String FEW_FAIL = """
            checks:
              - {id: nulls, not_null: {table: t, column: code}}
              - {id: range, accepted_range: {table: t, column: id, max: 2980}}
              - {id: refers, references: {table: t, columns: ref, to: known(id)}}
              - {id: twice, unique: {table: t, columns: twice}}
            tables: {t: {key: id}}
            """;

    private static final String MANY_FAIL = """
            checks:
              - {id: many, accepted_range: {table: t, column: id, min: 1201}}
              - {id: more, accepted_range: {table: t, column: id, min: 1301}}
            """;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Suites suites;

    @BeforeEach
    void fill() {
        database = TestPostgres.newest().database().run("""
                CREATE TABLE known AS SELECT i AS id, 'c' || i AS code FROM generate_series(1, %1$d) i;
                CREATE TABLE t AS
                  SELECT i AS id, CASE WHEN i %% 500 > 0 THEN 'c' || i END AS code, i + CASE WHEN i > 2997 THEN 9 ELSE 0 END AS ref,
                         CASE WHEN i > 2 THEN i ELSE 7 END AS twice
                  FROM generate_series(1, %1$d) i;
                CREATE TABLE dated (code text, day date);
                INSERT INTO dated VALUES ('c1', 'infinity'), ('c2', '0044-03-15 BC'), ('c3', '2024-02-29'), (NULL, NULL);
                CREATE TABLE days (day date);
                CREATE TABLE empty (id int);
                """.formatted(ROWS));
        suites = Suites.on(database, folder).connecting("sample: {unclassified: show}, limits: {parallel_workers: 0}");
    }

    @Test
    void failing_rows_of_several_checks_are_read_in_one_pass() throws Exception {
        Reads before = reads("t");
        Judged results = suites.run(FEW_FAIL);
        // one for the counts, two for the reference and two for the key, each with its own count, and one for the
        // failing rows
        assertThat(reads("t").since(before)).isEqualTo(new Reads(6, 6L * ROWS));
        assertThat(sample(results, "nulls").rows())
                .hasSize(6)
                .allSatisfy(row -> assertThat(row).last().isNull());
        assertThat(sample(results, "range").rows())
                .hasSize(10)
                .allSatisfy(row -> assertThat(Integer.parseInt(Objects.requireNonNull(row.get(row.size() - 1))))
                        .isGreaterThan(2980));
        assertThat(sample(results, "refers").rows())
                .extracting(row -> row.get(row.size() - 1))
                .containsExactlyInAnyOrder("3007", "3008", "3009");
        assertThat(sample(results, "twice").rows()).containsExactly(List.of("7", "3"));
    }

    @Test
    void where_nothing_fails_no_row_is_looked_for() throws Exception {
        Reads before = reads("t");
        Reads nothing = reads("empty");
        Judged results = suites.run("""
                checks:
                  - {id: nulls, not_null: {table: t, column: code}, fail_above: 6}
                  - {id: range, accepted_range: {table: t, column: id, max: 2980}, fail_above: never}
                  - {id: refers, references: {table: t, columns: id, to: known(id)}}
                  - {id: empty, not_null: {table: empty, column: id}}
                """);
        assertThat(reads("t").since(before)).isEqualTo(new Reads(3, 3L * ROWS));
        assertThat(reads("empty").since(nothing).passes()).isEqualTo(1);
        assertThat(results.get("empty").code()).isEqualTo(FailureCode.NO_ROWS);
    }

    @Test
    void no_failing_row_leaves_the_database_where_none_may_be_shown() throws Exception {
        Reads before = reads("t");
        Judged results =
                suites.connecting("sample: none, limits: {parallel_workers: 0}").run(FEW_FAIL);
        assertThat(reads("t").since(before)).isEqualTo(new Reads(5, 5L * ROWS));
        assertThat(results.all())
                .allSatisfy(result -> assertThat(result.sample()).isNull());
        assertThat(results.run().scans())
                .hasSize(3)
                .allSatisfy(scan -> assertThat(scan.sql()).doesNotContain("FETCH NEXT 10 "));
    }

    @Test
    void the_first_of_many_failing_rows_are_read_without_the_rest() throws Exception {
        Reads before = reads("t");
        Judged results = suites.run(MANY_FAIL + FEW_FAIL.replace("checks:\n", ""));
        // besides the six passes, one for each of the many that ends after ten rows
        assertThat(reads("t").since(before)).isEqualTo(new Reads(8, 6L * ROWS + 2 * 10));
        assertThat(sample(results, "many").rows()).hasSize(10);
        assertThat(sample(results, "more").rows()).hasSize(10);
    }

    @Test
    void the_columns_of_a_reference_keep_their_order() throws Exception {
        Judged results = suites.run("""
                checks:
                  - {id: back, references: {table: t, columns: [ref, id], to: "known(id, id)"}}
                """);
        assertThat(sample(results, "back").rows())
                .containsExactlyInAnyOrder(List.of("3007", "2998"), List.of("3008", "2999"), List.of("3009", "3000"));
    }

    @Test
    void dates_that_have_no_common_form_are_found_again() throws Exception {
        Judged results = suites.run("""
                checks:
                  - {id: days, references: {table: dated, columns: day, to: days(day)}}
                  - {id: codes, not_null: {table: dated, column: code}}
                """);
        assertThat(sample(results, "days").rows()).hasSize(3);
        assertThat(sample(results, "codes").rows()).hasSize(1);
    }

    @Test
    void a_condition_without_columns_shows_whole_rows() throws Exception {
        Judged results = suites.run("""
                checks:
                  - {id: never, expression_is_true: {table: dated, expression: 1 = 0}}
                """);
        assertThat(sample(results, "never").columns()).containsExactly("code", "day");
    }

    @Test
    void values_of_groups_have_names_that_no_column_of_the_key_has_and_say_whose_they_are() throws Exception {
        String longest = "x".repeat(63);
        database.run("""
                CREATE TABLE counted (rows int, "lowest b" int, b int, %1$s int);
                INSERT INTO counted VALUES (1, 1, 1, 1), (1, 1, 2, 2);
                CREATE SCHEMA old;
                CREATE TABLE old.counted (rows int);
                """.formatted(longest));
        Judged results = suites.run("""
                checks:
                  - {id: old, set_equality: {table: counted, to: old.counted, columns: rows}}
                  - {id: pair, determines: {table: counted, columns: [rows, lowest b], dependent: [b, %s]}}
                """.formatted(longest));
        assertThat(sample(results, "old").columns()).containsExactly("rows", "rows (2)", "rows in old.counted");
        assertThat(sample(results, "pair").columns())
                .containsExactly(
                        "rows", "lowest b", "lowest b (2)", "highest b", "lowest " + longest, "highest " + longest);
        assertThat(sample(results, "pair").rows()).containsExactly(List.of("1", "1", "1", "2", "1", "2"));
    }

    private static CheckResult.Sample sample(Judged results, String key) {
        return Objects.requireNonNull(results.get(key).sample(), key);
    }

    /** How often a table was read, and how many of its rows. */
    private record Reads(long passes, long rows) {

        Reads since(Reads before) {
            return new Reads(passes - before.passes, rows - before.rows);
        }
    }

    /** The server knows when the sessions are gone. */
    private Reads reads(String table) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            String others = "SELECT count(*), 0 FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
            while (asked(statement, others).passes() > 0) {
                Thread.sleep(10);
            }
            return asked(
                    statement,
                    "SELECT seq_scan, seq_tup_read FROM pg_stat_user_tables WHERE relname = '" + table + "'");
        }
    }

    private static Reads asked(Statement statement, String question) throws Exception {
        try (ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return new Reads(answer.getLong(1), answer.getLong(2));
        }
    }
}
