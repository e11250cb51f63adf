package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Child;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A table whose every value is a canary, and checks of most types that fail on it or break: with all reports and all loggers at their
 * finest, no canary is on an output or in a file, whoever forbids it.
 */
class RowsNowhereTest {

    private static final List<String> CANARIES = List.of(
            "zora.quince", // an e-mail address
            "DE89370400440532013000", // an IBAN
            "hunter2-kestrel", // a password
            "ghp_16C7e42F292c69", // a token
            "48213907", // a number that identifies
            "48,213,907",
            "1987-06-0"); // a birthday

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE people (no int, email text, iban text, password text, token text, born date, seen timestamptz,
              pair int, note text, gone date);
            INSERT INTO people SELECT 48213907, 'zora.quince' || i % 2 || '@x.org', 'DE89370400440532013000', 'hunter2-kestrel',
              'ghp_16C7e42F292c69' || i, date '1987-06-01' + i % 3, timestamptz '1987-06-01 00:00Z' + i * interval '1 hour', i, NULL, date '1987-06-01' + 3 * i
            FROM generate_series(1, 6) i;
            CREATE TABLE others (no int, email text, pair int);
            INSERT INTO others VALUES (7, 'a@x.org', 1), (48213907, 'zora.quince3@x.org', 2);
            COMMENT ON COLUMN people.note IS 'as in hunter2-kestrel';
            """);

    private static final String CHECKS = """
            - {id: c1, accepted_combinations: {table: people, rows: [{no: 1, email: a}]}}
            - {id: c2, aggregate_match: {table: people, left: {sum: pair, by: [email]}, right: {table: others, sum: pair, by: [email]}}}
            - {id: c3, any_of_not_null: {table: people, columns: [note]}}
            - {id: c4, column_pair: {table: people, left: seen, comparison: at_least, right: born}}
            - {id: c5, conditional: {table: people, when: pair > 0, then: email = 'x'}}
            - {id: c6, contains_rows: {table: people, rows: [{pair: 99}], key: [pair]}}
            - {id: c7, determines: {table: people, columns: [no], dependent: [email]}}
            - {id: c8, distinct_set: {table: people, column: email, equals: [x]}}
            - {id: c9, every_period_present: {table: people, column: born, period: day}}
            - {id: l1, every_period_present: {table: people, column: gone, period: day}}
            - {id: l2, failed_rows_sql: "select substring(email from 1 for 60) as a, substring(iban, 1, 60) as b from people"}
            - {id: l3, metric_sql: {query: "select max(substring(password from 1 for 60)) from people", max: 1}}
            - {id: l4, failed_rows_sql: "select 1 from people where make_date(no, 13, 7) is null"}
            - {id: l5, failed_rows_sql: "select 1 from people where chr(no) = 'x'"}
            - {id: l6, failed_rows_sql: "select 1 from people where email::regprocedure is null"}
            - {id: d1, expression_is_true: {table: people, expression: length(password) < 3}}
            - {id: d2, format: {table: people, column: token, format: email}}
            - {id: d3, increasing: {table: people, column: no, order_by: [seen], strictly: true}}
            - {id: d4, latency: {table: people, event: born, loaded: seen, max: 1h}}
            - {id: d5, length: {table: people, column: iban, equals: 2}}
            - {id: d6, like: {table: people, column: token, pattern: FR-%}}
            - {id: d7, matches_regex: {table: people, column: iban, regex: "^[0-9]{5}$"}}
            - {id: d8, missing: {table: people, column: email, values: [n/a]}, fail_above: 0}
            - {id: d9, multicolumn_sum: {table: people, columns: [no], total: pair}}
            - {id: e1, accepted_range: {table: people, column: no, max: 5}}
            - {id: e2, accepted_values: {table: people, column: password, values: [x]}}
            - {id: e3, sequential: {table: people, column: no}}
            - {id: e4, not_references: {table: people, columns: [no], to: others(no)}}
            - {id: e5, outliers: {table: people, column: pair, sigma: 0.1}}
            - {id: e6, parseable_as: {table: people, column: token, type: decimal}}
            - {id: e7, quantile: {table: people, column: no, share: 0.95, max: 100}}
            - {id: e8, query_match: {query: select email from people, expected: select email from others}}
            - {id: e9, references: {table: people, columns: [email], to: others(email)}}
            - {id: f1, relationship_cardinality: {table: people, columns: [email], to: others(email), min: 1}}
            - {id: f2, required_when: {table: people, column: note, when: no > 1}}
            - {id: f3, rows_complete: {table: people, columns: [email, note]}}
            - {id: f4, set_equality: {table: people, to: others, columns: [no, email]}}
            - {id: f5, trimmed: {table: people, column: note}}
            - {id: f6, unique: {table: people, columns: [email]}}
            - {id: f7, duplicate_rows: {table: people, except: [token, born, seen, pair]}}
            - {id: f8, max: {table: people, column: no, max: 3}}
            - {id: f9, min: {table: people, column: born, min: "2000-01-01"}}
            - {id: g1, max: {table: people, column: email, max: a}}
            - {id: g2, median: {table: people, column: no, max: 3}}
            - {id: g3, sum: {table: people, column: no, max: 3}, filter: pair = 1}
            - {id: g4, avg: {table: people, column: no, max: 3}}
            - {id: g5, most_common_value: {table: people, column: iban, values: [x]}}
            - {id: g6, freshness: {table: people, column: seen, fail_after: 1d}}
            - {id: g7, max_age: {table: people, column: seen, age: 1d}}
            - {id: g8, not_null: {table: people, column: note}, group_by: [email, born]}
            - {id: g9, row_count: {table: people, max: 1}, group_by: [iban]}
            - {id: h1, metric_sql: {query: select max(password) from people, max: 1}}
            - {id: h2, metric_sql: {query: select no from people limit 1, max: 1}}
            - {id: h3, failed_rows_sql: select * from people}
            - {id: h4, failed_rows_sql: "select lower(email) as no, iban || token as pair from people"}
            - {id: h5, failed_rows_sql: "select string_agg(password, ',') as n from people group by email"}
            - {id: h6, failed_rows_sql: "select x.a from (select token as a from people) x"}
            - {id: i1, failed_rows_sql: "select 1 from people where email::int > 3"}
            - {id: i2, failed_rows_sql: "select 1 from people where iban::regclass is null"}
            - {id: i3, failed_rows_sql: "select 1 from people where token::date < current_date"}
            - {id: i4, expression_is_true: {table: people, expression: "password::json is null"}}
            - {id: i5, expression_is_true: {table: people, expression: "to_date(email, 'YYYY') is null"}}
            - {id: i6, expression_is_true: {table: people, expression: "email ~ ('(' || password)"}}
            - {id: i7, failed_rows_sql: "select 1 from people where cast(password as interval) is null"}
            - {id: i8, failed_rows_sql: "select 1 from people where no * no > 1"}
            - {id: i9, failed_rows_sql: "select 1 from people where string_to_array(token, null)::int[] is null"}
            - {id: k1, not_null: {table: people, column: note}, window: {column: seen, since: last_run}}
            - {id: k2, not_null: {table: people, column: note}, window: {column: email, since: last_run}}
            - {id: k3, not_null: {table: people, column: email}, window: {column: email, since: last_run}}
            """;

    private static final String COLUMNS = """
                no: {classification: WORD}
                email: {classification: WORD}
                iban: {classification: WORD}
                password: {classification: WORD}
                token: {classification: WORD}
                born: {classification: WORD}
                seen: {classification: WORD}
                gone: {classification: WORD}
            """.indent(2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample: none",
                "",
                "sample: rows",
                "sample: {unclassified: show, mask: hash} # pii",
                "sample: {unclassified: show, mask: full} # secret",
                "sample: none # public"
            })
    void no_value_of_a_row_is_written(String sample) throws Exception {
        SuiteFolder suites = new SuiteFolder(Files.createDirectories(folder.resolve("suites")));
        int words = sample.indexOf(" # ");
        connection(suites, words < 0 ? sample : sample.substring(0, words));
        String word = words < 0 ? null : sample.substring(words + 3);
        suites.write(
                "people.yaml",
                "version: 1\nsuite: People\nconnection: shop\n"
                        + (word == null
                                ? ""
                                : "tables:\n  people:\n    columns:\n" + COLUMNS.replace("WORD", word)
                                        + "  others:\n    columns:\n      no: {classification: " + word
                                        + "}\n      email: {classification: " + word + "}\n")
                        + "checks:\n" + CHECKS.indent(2));
        for (int run = 0; run < (word == null ? 2 : 1); run++) {
            Child done = run(suites);
            assertThat(done.code()).as(done.output()).isEqualTo(Exit.NOT_CHECKED);
            assertThat(CANARIES.stream().flatMap(canary -> done.output().lines().filter(line -> line.contains(canary))))
                    .as("the output")
                    .isEmpty();
        }
        assertThat(suites.statuses())
                .hasSize((int) CHECKS.lines().count())
                .filteredOn(status -> status.endsWith(" PASSED"))
                .hasSizeLessThan(12);
        assertThat(found(suites.reports())).isEmpty();
    }

    /** The test could see a canary: with everything shown they are everywhere. */
    @Test
    void with_everything_shown_they_are_there() throws Exception {
        SuiteFolder suites = new SuiteFolder(Files.createDirectories(folder.resolve("suites")));
        connection(suites, "sample: {unclassified: show}");
        suites.write("people.yaml", "version: 1\nsuite: People\nconnection: shop\nchecks:\n" + CHECKS.indent(2));
        run(suites);
        assertThat(found(suites.reports()).keySet())
                .anyMatch(file -> file.endsWith("results.json"))
                .anyMatch(file -> file.contains("/allure-results/"))
                .anyMatch(file -> file.endsWith(".jsonl.gz"))
                .anyMatch(file -> file.contains("state/"));
    }

    private static void connection(SuiteFolder suites, String sample) {
        suites.write(
                "connections.yaml", """
                version: 1
                connections:
                  shop:
                    type: postgresql
                    plane: analytical
                    url: "%s"
                    user: %s
                    password: %s
                    require_read_only_role: false
                    %s
                """.formatted(DATABASE.url(), TestPostgres.USER, TestPostgres.PASSWORD, sample));
    }

    private Child run(SuiteFolder suites) throws Exception {
        Path logging = suites.write("logging.properties", """
                handlers=java.util.logging.ConsoleHandler
                .level=ALL
                java.util.logging.ConsoleHandler.level=ALL
                org.postgresql.level=FINEST
                """);
        return Child.run(
                Path.of("").toAbsolutePath(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.config.file=" + logging,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        suites.folder().toString(),
                        "--verbose",
                        "--report=json,junit,page,allure,gitlab",
                        "--reports-dir",
                        suites.reports().toString()),
                Map.of());
    }

    /** The canaries by file; packed files are unpacked. */
    private static Map<String, List<String>> found(Path reports) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(reports)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(path);
                if (path.toString().endsWith(".gz")) {
                    bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                }
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                List<String> there = CANARIES.stream().filter(text::contains).toList();
                if (!there.isEmpty()) {
                    found.put(path.toString(), there);
                }
            }
        }
        return found;
    }
}
