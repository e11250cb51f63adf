package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sample: {columns: […]}}: of failing rows these columns only leave the database. */
class SampleColumnsTest {

    private static final String CHECKS = """
            tables:
              people:
                sample: {columns: [status, ID, nowhere]}
                checks:
                  - {id: nulls, not_null: [email]}
                  - {id: refers, references: {columns: country, to: countries(code)}}
                  - {id: twice, unique: [phone]}
                  - {id: new, unique: [phone], window: {column: id, since: 3}}
                  - {id: query, failed_rows_sql: "select id, email, phone from people where id < 3"}
                  - {id: own, not_null: [email], sample: {columns: [id, email]}, filter: id > 1}
                  - {id: none, not_null: [email], sample: {columns: [nowhere]}, filter: id > 2}
                  - {id: free, unique: [phone], sample: rows}
            """;

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE TABLE countries (code text);
                CREATE TABLE people (id int PRIMARY KEY, status text, email text, phone text, country text);
                INSERT INTO people VALUES (1, 'new', 'a@b.org', 'secret-1', NULL), (2, 'paid', NULL, 'secret-2', 'secret-3'),
                  (3, 'paid', NULL, 'secret-2', NULL);
                """);
        suites = Suites.on(database, folder);
    }

    @Test
    void only_these_columns_are_shown_whatever_the_check_is_about() throws Exception {
        Judged results = suites.run(CHECKS);
        assertThat(shown(results, "nulls")).isEqualTo("[status, id] [[paid, 2], [paid, 3]]");
        assertThat(shown(results, "refers")).isEqualTo("[status, id] [[paid, 2]]");
        assertThat(shown(results, "twice")).isEqualTo("[status, id] [[paid, 2], [paid, 3]]");
        assertThat(shown(results, "new")).isEqualTo("[status, id] [[paid, 3]]");
        assertThat(shown(results, "query")).isEqualTo("[id] [[1], [2]]");
        assertThat(shown(results, "own")).isEqualTo("[id, email] [[2, null], [3, null]]");
        assertThat(shown(results, "none")).isEqualTo("nothing");
        assertThat(shown(results, "free")).isEqualTo("[phone, rows] [[secret-2, 2]]");
    }

    @Test
    void no_other_column_leaves_the_database_but_for_a_query_of_the_authors() throws Exception {
        Judged results = suites.run(CHECKS.replaceAll("(?m)^.*id: (query|free).*\n", ""));
        assertThat(results.all())
                .allSatisfy(
                        result -> assertThat(String.valueOf(result.sample())).doesNotContain("secret"));
        assertThat(results.run().scans())
                .allSatisfy(scan -> assertThat(scan.sql()).matches("(?s)SELECT (COUNT|SUM|COALESCE)\\(.*"));
    }

    @Test
    void a_connection_says_so_too() throws Exception {
        Judged results = suites.connecting("sample: {columns: [status]}")
                .run("checks: [{id: nulls, not_null: {table: people, column: email}}]\n");
        assertThat(shown(results, "nulls")).isEqualTo("[status] [[paid]]");
    }

    private static String shown(Judged results, String key) {
        CheckResult.@Nullable Sample sample = results.get(key).sample();
        return sample == null
                ? "nothing"
                : sample.columns() + " "
                        + sample.rows().stream()
                                .sorted(java.util.Comparator.comparing(List::toString))
                                .toList();
    }
}
