package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static final List<String> PEOPLE = List.of(
            "CREATE TABLE people (id int, status varchar(9), email varchar(9), phone int, country varchar(9))",
            "INSERT INTO people VALUES (1, 'new', 'a@b.org', 81, NULL), (2, 'paid', NULL, 82, NULL), (3, 'paid', 'c@d.org', 82, NULL)",
            "CREATE TABLE phones (owner varchar(9), number int)",
            "INSERT INTO phones VALUES ('paid', 84)");

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
                .allSatisfy(scan -> assertThat(scan.sql())
                        .matches("(?s)SELECT (\\*\\s+FROM \\(SELECT |)(COUNT|SUM|COALESCE)\\(.*"));
    }

    /** Each check with a list of columns, and what of it is shown: of every value, what it is made of must be in the list. */
    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void what_is_made_of_a_column_is_shown_where_the_column_may_be(DatabaseUnderTest database) throws Exception {
        String email = "determines: {table: people, columns: [status], dependent: [email], nulls: equal}";
        String phones = "aggregate_match: {table: people, left: {max: phone, by: [status]},"
                + " right: {table: phones, max: number, by: [owner]}}";
        String rows =
                "set_equality: {table: people, to: phones, columns: [status, phone], to_columns: [owner, number]}";
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(email + " / [status, id]", "[status, rows] [[paid, 2]]");
        shown.put(
                email + " / [email]",
                "[lowest email, highest email, rows without email, rows] [[c@d.org, c@d.org, 1, 2]]");
        shown.put(
                email + " / [status, email]",
                "[status, lowest email, highest email, rows without email, rows] [[paid, c@d.org, c@d.org, 1, 2]]");
        shown.put(email + " / [country, id]", "nothing");
        shown.put(phones + " / [status, id]", "nothing");
        shown.put(phones + " / [status, owner]", "[status, rows, rows in phones] [[new, 1, null], [paid, 2, 1]]");
        shown.put(phones + " / [phone, owner]", "[highest phone, rows, rows in phones] [[81, 1, null], [82, 2, 1]]");
        shown.put(
                phones + " / [status, owner, number]",
                "[status, highest number in phones, rows, rows in phones] [[new, null, 1, null], [paid, 84, 2, 1]]");
        shown.put(
                rows + " / [status, owner, phone]",
                "[status, rows, rows in phones] [[new, 1, null], [paid, 2, null], [paid, null, 1]]");
        StringBuilder checks = new StringBuilder("checks:\n");
        shown.keySet()
                .forEach(check -> checks.append("  - {id: check-")
                        .append(checks.length())
                        .append(", ")
                        .append(check.replace(" / ", ", sample: {columns: "))
                        .append("}}\n"));
        try (DatabaseUnderTest.Fresh fresh = database.fresh()) {
            fresh.execute(PEOPLE);
            List<String> found =
                    Suites.on(fresh, folder)
                            .connecting("sample: {unclassified: show}")
                            .run(checks.toString())
                            .all()
                            .stream()
                            .map(result -> shown(result).toLowerCase(Locale.ROOT))
                            .toList();
            assertThat(found).containsExactlyElementsOf(shown.values());
        }
    }

    @Test
    void a_connection_says_so_too() throws Exception {
        Judged results = suites.connecting("sample: {columns: [status], unclassified: show}")
                .run("checks: [{id: nulls, not_null: {table: people, column: email}}]\n");
        assertThat(shown(results, "nulls")).isEqualTo("[status] [[paid]]");
    }

    private static String shown(Judged results, String key) {
        return shown(results.get(key));
    }

    private static String shown(CheckResult result) {
        CheckResult.@Nullable Sample sample = result.sample();
        return sample == null
                ? "nothing"
                : sample.columns() + " "
                        + sample.rows().stream()
                                .sorted(java.util.Comparator.comparing(List::toString))
                                .toList();
    }
}
