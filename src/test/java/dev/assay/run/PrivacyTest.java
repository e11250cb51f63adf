package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.GroupResult;
import dev.assay.result.Status;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which values of rows results have, by the classification of their columns. */
class PrivacyTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE people (id int PRIMARY KEY, email text, city text, pay int, note text, at timestamptz);
            INSERT INTO people SELECT i, 'm' || i || '@x.org', CASE WHEN i < 9 THEN 'Ur' ELSE 'Rom' END, 7000 + i, NULL,
              timestamptz '2025-11-01 10:00Z' + i * interval '1 minute' FROM generate_series(1, 12) i;
            UPDATE people SET email = 'twin@x.org' WHERE id IN (3, 4);
            UPDATE people SET pay = NULL WHERE id = 12;
            CREATE TABLE owners (person int);
            COMMENT ON COLUMN people.note IS 'What the help desk typed. @pii';
            INSERT INTO owners VALUES (1), (99);
            """);

    @TempDir
    private Path folder;

    private Suites suites(String sample) {
        return Suites.on(DATABASE, folder).connecting(sample);
    }

    private static List<List<@Nullable String>> rows(Judged judged, String key) {
        CheckResult.Sample sample = judged.get(key).sample();
        return sample == null ? List.of() : sample.rows();
    }

    private static String classified(String columns, String checks) {
        return "tables:\n  people:\n    columns:\n" + columns.indent(6) + "    checks:\n" + checks.indent(6);
    }

    @Test
    void columns_that_nobody_classified_are_masked_unless_the_connection_shows_them() throws Exception {
        String suite = classified("id: {classification: internal}\n", """
                - {id: mail, rejected_values: {column: email, values: [twin@x.org]}}
                """);
        List<List<@Nullable String>> masked = rows(suites("sample: rows").run(suite), "mail");
        assertThat(masked).extracting(row -> row.get(0)).containsExactlyInAnyOrder("3", "4");
        assertThat(masked.get(0).get(1))
                .matches("masked\\([0-9a-f]{12}\\)")
                .isEqualTo(masked.get(1).get(1));
        assertThat(rows(suites("sample: {mask: full}").run(suite), "mail"))
                .extracting(row -> row.get(1))
                .containsOnly("masked");
        assertThat(rows(suites("sample: {mask: partial}").run(suite), "mail"))
                .extracting(row -> row.get(1))
                .containsOnly("t…g");
        assertThat(rows(suites("sample: {unclassified: show}").run(suite), "mail"))
                .extracting(row -> row.get(1))
                .containsOnly("twin@x.org");
        assertThat(rows(suites("sample: none").run(suite), "mail")).isEmpty();
    }

    @Test
    void a_hash_differs_from_run_to_run() throws Exception {
        String suite = classified("email: {classification: pii}\n", """
                - {id: mail, rejected_values: {column: email, values: [twin@x.org]}}
                """);
        assertThat(rows(suites("sample: rows").run(suite), "mail").get(0).get(1))
                .isNotEqualTo(
                        rows(suites("sample: rows").run(suite), "mail").get(0).get(1));
    }

    @Test
    void a_classified_column_is_masked_whatever_the_connection_shows() throws Exception {
        String suite = classified("""
                email: {classification: confidential}
                city: {classification: secret}
                pay: {personal_data: special_category}
                """, """
                - {id: mail, rejected_values: {column: email, values: [twin@x.org]}}
                - {id: town, rejected_values: {column: city, values: [Rom]}}
                - {id: pay, accepted_range: {column: pay, max: 7011, min: 7002}}
                - {id: note, not_null: {column: note}}
                """);
        Judged judged = suites("sample: {unclassified: show, mask: partial}").run(suite);
        assertThat(rows(judged, "mail")).extracting(row -> row.get(1)).containsOnly("t…g");
        assertThat(rows(judged, "town")).extracting(row -> row.get(1)).containsOnly("masked");
        assertThat(rows(judged, "pay")).containsExactly(List.of("1", "masked"));
        assertThat(rows(judged, "note"))
                .allSatisfy(row -> assertThat(row.get(1)).isNull());
    }

    @Test
    void the_database_and_patterns_classify_too() throws Exception {
        DATABASE.run("UPDATE people SET note = 'called about a refund' WHERE id = 5");
        String suite = """
                tables:
                  people:
                    columns:
                      "*mail": {classification: pii}
                    checks:
                      - {id: mail, rejected_values: {column: email, values: [twin@x.org]}}
                      - {id: note, rejected_values: {column: note, values: [called about a refund]}}
                for:
                  "public.peo*":
                    columns:
                      "c*": {classification: confidential}
                    checks:
                      - {id: town, rejected_values: {column: city, values: [Rom]}}
                """;
        Judged judged = suites("sample: {unclassified: show}").run(suite);
        assertThat(judged.all())
                .filteredOn(result -> result.sample() != null)
                .hasSize(3)
                .allSatisfy(result -> assertThat(
                                Objects.requireNonNull(result.sample()).rows())
                        .extracting(row -> row.get(1))
                        .allSatisfy(value -> assertThat(value).startsWith("masked(")));
        DATABASE.run("UPDATE people SET note = NULL");
    }

    private static final String QUOTING = """
            - {id: max, max: {column: pay, max: 7000}}
            - {id: min, min: {column: email, min: n}}
            - {id: common, most_common_value: {column: email, values: [x]}}
            - {id: median, median: {column: pay, max: 7000}}
            - {id: groups, not_null: {column: note}, group_by: [city]}
            - {id: few, sum: {column: pay, max: 1}, filter: id < 4}
            - {id: many, sum: {column: pay, max: 1}}
            - {id: metric, metric_sql: {query: select max(pay) from people, max: 1}}
            - {id: count, metric_sql: {query: "select count(*) from people", max: 1}}
            - {id: newest, freshness: {column: at, fail_after: 1h}}
            """;

    @Test
    void messages_and_measured_values_quote_what_may_be_shown_only() throws Exception {
        String columns = """
                id: {classification: internal}
                pay: {classification: confidential}
                email: {classification: pii}
                city: {classification: pii}
                at: {classification: confidential}
                """;
        Judged judged = suites("sample: {unclassified: show, mask: full}").run(classified(columns, QUOTING));
        for (String key : List.of("max", "min", "common", "median", "few", "metric")) {
            CheckResult result = judged.get(key);
            assertThat(result.status()).as(key).isEqualTo(Status.FAILED);
            assertThat(result.message()).as(key).contains("is a value that is not shown");
        }
        assertThat(judged.get("few").message())
                .isEqualTo("The sum of pay is a value that is not shown; at most 1 expected.");
        assertThat(judged.get("many").message()).startsWith("The sum of pay is 77,066;");
        assertThat(judged.get("count").message()).startsWith("The query's value is 12;");
        assertThat(judged.get("newest").message())
                .matches("The newest at is .* old; at most 1 hour allowed\\.")
                .doesNotContain("2025");
        assertThat(judged.get("newest").measured()).containsOnlyKeys("age_seconds");
        assertThat(judged.get("groups").groups()).extracting(GroupResult::key).containsOnly(List.of("masked"));
        assertThat(text(judged)).doesNotContain("7001", "7011", "twin@x", "m1@x", "Ur", "Rom");
    }

    @Test
    void with_none_no_value_of_a_row_stands_anywhere() throws Exception {
        String columns = """
                id: {classification: public}
                pay: {classification: public}
                email: {classification: public}
                city: {classification: public}
                """;
        Judged judged = suites("sample: none").run(classified(columns, QUOTING));
        assertThat(text(judged)).doesNotContain("7001", "7011", "7,01", "twin@x", "m1@x", "Ur", "Rom", "2025-11");
        assertThat(judged.get("many").message()).contains("77,066");
        Judged shown = suites("sample: rows").run(classified(columns, QUOTING));
        assertThat(text(shown)).contains("7,011", "twin@x", "Ur: ", "Rom: ");
    }

    private static String text(Judged judged) {
        return judged.all().stream()
                .map(one -> one.text()
                        + one.measured()
                        + one.groups()
                        + one.sample()
                        + one.means().window())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void what_an_author_selects_is_traced_to_its_column() throws Exception {
        String columns =
                "id: {classification: internal}\nemail: {classification: pii}\ncity: {classification: public}\n";
        Judged judged = suites("sample: rows").run(classified(columns, """
                - {id: plain, not_null: {column: id}}
                """) + """
                checks:
                  - {id: named, failed_rows_sql: "select p.city as town, id, email from people p where id = 3"}
                  - {id: all, failed_rows_sql: "select * from people where id = 3"}
                  - {id: swapped, failed_rows_sql: "select email as city, lower(city) as email from people where id = 3"}
                  - {id: joined, failed_rows_sql: "select o.person, p.city from owners o join people p on p.id = o.person"}
                  - {id: counted, failed_rows_sql: "select city, count(*) as n, max(id) from people group by city"}
                  - {id: below, failed_rows_sql: "select city from (select email as city, id from people) x where id = 3"}
                  - {id: hidden, failed_rows_sql: "select format('%s', city) from people where id = 3"}
                  - {id: whole, failed_rows_sql: "select people from people where id = 3"}
                  - {id: either, failed_rows_sql: "select city from people where id = 1 union select email from people where id = 3"}
                """);
        assertThat(shown(judged, "named")).containsExactly(List.of("Ur", "3", "masked"));
        assertThat(shown(judged, "all"))
                .containsExactly(java.util.Arrays.asList("3", "masked", "Ur", "masked", null, "masked"));
        assertThat(shown(judged, "swapped")).containsExactly(List.of("masked", "ur"));
        assertThat(shown(judged, "joined")).containsExactly(List.of("masked", "Ur"));
        assertThat(shown(judged, "counted")).contains(List.of("Ur", "8", "8"));
        assertThat(shown(judged, "below")).containsExactly(List.of("masked"));
        assertThat(shown(judged, "hidden")).containsExactly(List.of("masked"));
        assertThat(shown(judged, "whole")).containsExactly(List.of("masked"));
        assertThat(shown(judged, "either")).containsOnly(List.of("masked"));
    }

    private static List<List<@Nullable String>> shown(Judged judged, String key) {
        return rows(judged, key).stream()
                .map(row -> row.stream()
                        .map(value -> value == null ? null : value.replaceAll("\\([0-9a-f]{12}\\)", ""))
                        .<@Nullable String>map(value -> value)
                        .toList())
                .toList();
    }

    @Test
    void a_sample_shows_the_key_that_the_suite_names() throws Exception {
        Judged judged = suites("sample: {unclassified: show}").run("""
                tables:
                  owners: {key: person, checks: [{id: few, row_count: {max: 9}}]}
                  people:
                    key: [email, city]
                    checks:
                      - {id: note, not_null: {column: note}, filter: id = 3}
                      - {id: unique, unique: [id]}
                """);
        assertThat(rows(judged, "note")).containsExactly(java.util.Arrays.asList("twin@x.org", "Ur", null));
    }

    @Test
    void a_unique_check_names_no_key() throws Exception {
        DATABASE.run("CREATE TABLE nokey (email text, note text); INSERT INTO nokey VALUES ('a@x.org', NULL)");
        Judged judged = suites("sample: {unclassified: show}").run("""
                tables:
                  nokey:
                    checks:
                      - {id: unique, unique: [email]}
                      - {id: note, not_null: {column: note}}
                """);
        assertThat(rows(judged, "note").toString()).doesNotContain("a@x.org");
    }

    @Test
    void statements_about_a_classified_column_have_no_literals() throws Exception {
        Judged judged = suites("sample: {unclassified: show}").run(classified("email: {classification: pii}\n", """
                - {id: mail, rejected_values: {column: email, values: [twin@x.org]}}
                - {id: town, rejected_values: {column: city, values: [Rom]}}
                """));
        assertThat(judged.get("mail").means().sql().toString()).contains("'…'").doesNotContain("twin");
        assertThat(judged.get("town").means().sql().toString()).contains("'Rom'");
        assertThat(judged.run().scans().toString()).doesNotContain("twin");
    }

    @Test
    void the_mark_of_a_window_is_found_again_and_not_shown() throws Exception {
        String suite = classified("city: {classification: public}\n", """
                - {id: fresh, not_null: {column: city}, window: {column: at, since: last_run}}
                """);
        suites("sample: rows").run(suite);
        Judged again = suites("sample: rows").run(suite);
        assertThat(again.get("fresh").examined()).isEqualTo(1L);
        assertThat(text(again) + again.get("fresh").means().sql())
                .doesNotContain("2025-11")
                .contains("the mark of the last run");
        String secret = classified("at: {classification: confidential}\n", """
                - {id: fresh, not_null: {column: city}, window: {column: at, since: last_run}}
                """);
        suites("sample: rows").run(secret);
        assertThat(suites("sample: rows").run(secret).get("fresh").examined()).isEqualTo(12L);
    }

    @Test
    void a_long_value_is_cut() throws Exception {
        DATABASE.run("CREATE TABLE long (id int, t text); INSERT INTO long VALUES (1, repeat('x', 100000))");
        Judged judged = suites("sample: {unclassified: show}").run("""
                checks:
                  - {id: rows, not_matches_regex: {table: long, column: t, regex: x}}
                  - {id: metric, metric_sql: {query: select t from long, max: a}}
                """);
        assertThat(text(judged)).contains("x…").hasSizeLessThan(5_000);
    }
}
