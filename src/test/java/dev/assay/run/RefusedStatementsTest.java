package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Golden;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each refusal of the database becomes, where the SQL is Assay's and where it is the author's: a document to read. */
class RefusedStatementsTest {

    private static final Path DOCUMENT = Path.of("src", "test", "resources", "golden", "refused-statements.txt");

    private static final List<String> OURS = List.of(
            "determines: {table: t, columns: [id], dependent: [flags]}",
            "accepted_range: {table: t, column: day, max: current_date}",
            "accepted_values: {table: t, column: day, values: [yesterday or so]}",
            "freshness: {table: t, column: day, fail_after: 1d}, filter: id > 0",
            "matches_regex: {table: t, column: note, regex: '('}",
            "not_null: {table: works_out, column: id}",
            "not_null: {table: raises, column: id}",
            "row_count: {table: unfilled, min: 1}",
            "row_count: {table: elsewhere, min: 1}",
            "column_pair: {table: collated, left: a, comparison: equal, right: b}",
            "not_null: {table: gone, column: id}",
            "not_null: {table: t, column: gone}",
            "not_null: {table: secret, column: id}");

    private static final List<String> AUTHORS = List.of(
            "not_null: {table: t, column: id}, filter: gone > 1",
            "not_null: {table: t, column: id}, filter: 1 / (id - id) > 0",
            "not_null: {table: t, column: id}, filter: \"note::int > 0\"",
            "not_null: {table: t, column: id}, filter: \"day > 5\"",
            "not_null: {table: t, column: id}, filter: \"upper(id) = 'X'\"",
            "not_null: {table: t, column: id}, filter: \"note ~ '('\"",
            "expression_is_true: {table: t, expression: \"note + 1 > 0\"}",
            "failed_rows_sql: \"select * from gone\"",
            "failed_rows_sql: \"select gone from t\"",
            "failed_rows_sql: \"select * from secret\"",
            "failed_rows_sql: \"select * from raises\"",
            "failed_rows_sql: \"select * from unfilled\"",
            "failed_rows_sql: \"select * from elsewhere\"",
            "failed_rows_sql: \"select * from t where lines::int > 0\"",
            "failed_rows_sql: \"select * from t where lines::regtype is null\"",
            "failed_rows_sql: \"select * from t where note::regclass is null\"",
            "failed_rows_sql: \"select id / 0 from t\"",
            "failed_rows_sql: \"select id, count(*) from t\"",
            "metric_sql: {query: \"select max(id) from t union all select 1\", min: 0}");

    @TempDir
    Path folder;

    @Test
    void each_refusal_says_what_its_reader_can_do() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE TABLE t (id int, day date, note text, flags bit(3), lines text);
                INSERT INTO t VALUES (1, '2026-01-01', 'x', '101', E'a value\\nof two lines');
                CREATE VIEW works_out AS SELECT 1 / (id - id) AS id FROM t;
                CREATE FUNCTION raising(int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''a value''; END';
                CREATE VIEW raises AS SELECT raising(id) AS id FROM t;
                CREATE MATERIALIZED VIEW unfilled AS SELECT id FROM t WITH NO DATA;
                CREATE TABLE collated (a text COLLATE "C", b text COLLATE "POSIX");
                INSERT INTO collated VALUES ('a', 'a');
                CREATE EXTENSION postgres_fdw;
                CREATE SERVER away FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '1', dbname 'x');
                CREATE FOREIGN TABLE elsewhere (id int) SERVER away;
                CREATE TABLE secret (id int);
                CREATE ROLE refused_reader LOGIN PASSWORD 'reader-password';
                CREATE USER MAPPING FOR refused_reader SERVER away OPTIONS (user 'x', password 'x');
                GRANT SELECT ON t, works_out, raises, unfilled, elsewhere, collated TO refused_reader;
                """);
        Suites suites = Suites.on(database, folder)
                .connecting("sample: none")
                .with("DB_USER", "refused_reader")
                .with("DB_PASSWORD", "reader-password");
        StringBuilder document = new StringBuilder("What PostgreSQL refuses, and what Assay makes of it\n");
        tell(document, suites, "Assay's own SQL", OURS);
        tell(document, suites, "The author's SQL", AUTHORS);
        Golden.assertMatches(DOCUMENT, document.toString());
    }

    /** Before 16 PostgreSQL knows no IS JSON: what the author wrote beside it is not at fault. */
    @Test
    void what_an_old_server_does_not_know_of_ours_is_no_fault_of_a_filter() throws Exception {
        TestDatabase database = TestPostgres.oldest().database().run("CREATE TABLE t (id int, doc text)");
        Judged judged = Suites.on(database, folder).run("""
                checks:
                  - {id: ours, json_valid: {table: t, column: doc}, filter: id > 0}
                """);
        assertThat(judged.get("ours").message())
                .contains("The SQL is Assay's own")
                .doesNotContain("Correct");
    }

    private static void tell(StringBuilder document, Suites suites, String whose, List<String> checks)
            throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            lines.add("  - {id: c" + i + ", " + checks.get(i) + "}\n");
        }
        Judged judged = suites.run("checks:\n" + String.join("", lines));
        document.append('\n').append(whose).append('\n');
        for (int i = 0; i < checks.size(); i++) {
            CheckResult result = judged.get("c" + i);
            document.append("\n    ").append(checks.get(i)).append('\n');
            document.append(result.status())
                    .append(' ')
                    .append(result.code())
                    .append(": ")
                    .append(result.message());
            document.append('\n');
        }
    }
}
