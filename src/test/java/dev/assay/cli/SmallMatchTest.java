package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Small results of two connections: a suite goes in, and verdicts come out. */
@Tag("fast")
class SmallMatchTest {

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, note text, code char(4), total numeric(12, 2), paid_at timestamptz, state text);
            INSERT INTO app.orders SELECT i, 'note ' || i, 'c' || i % 5, i * 1.5, timestamptz '2026-01-01 00:00Z' + i * interval '1 s',
                CASE WHEN i % 2 = 0 THEN 'paid' END FROM generate_series(1, 300) AS i;
            """);

    private final TestDatabase mart = TestPostgres.newest().database().run("""
            CREATE TABLE orders (id integer, note text, code text, total numeric(20, 4), paid_at timestamptz, state text);
            INSERT INTO orders SELECT i, 'note ' || i, 'c' || i % 5, i * 1.5, timestamptz '2026-01-01 00:00Z' + i * interval '1 s',
                CASE WHEN i % 2 = 0 THEN 'paid' END FROM generate_series(1, 300) AS i;
            """);

    private SuiteFolder suites;

    @BeforeEach
    void suites() {
        suites = SuiteFolder.over(folder, mart);
        suites.write("connections.yaml", connections("{unclassified: show}"));
    }

    private String connections(String shown) {
        String connection = """
                  %s:
                    type: postgresql
                    plane: analytical
                    url: "%s"
                    user: %s
                    password: %s
                    sample: %s
                """;
        return "version: 1\nconnections:\n"
                + connection.formatted(
                        "mart", mart.url(), TestPostgres.USER, TestPostgres.PASSWORD, "{unclassified: show}")
                + connection.formatted("shop", shop.url(), TestPostgres.USER, TestPostgres.PASSWORD, shown);
    }

    private void suite(String... checks) {
        StringBuilder suite = new StringBuilder("version: 1\nsuite: Copies\nconnection: mart\nchecks:\n");
        for (int i = 0; i < checks.length; i++) {
            suite.append("  - ")
                    .append(checks[i])
                    .append("\n    id: c")
                    .append(i)
                    .append("\n");
        }
        suites.write("orders.yaml", suite.toString());
    }

    private JsonNode run(String... more) {
        List<Object> words = new ArrayList<>(
                List.of("run", suites.folder(), "--report=json", "--quiet", "--reports-dir", suites.reports()));
        words.addAll(List.of(more));
        Assay done = Assay.run(words.toArray());
        assertThat(done.err()).isEmpty();
        return suites.results().path("checks");
    }

    private JsonNode only(String check) {
        suite(check);
        return run().path(0);
    }

    private static String verdict(JsonNode check) {
        return check.path("status").asString() + ": " + check.path("message").asString();
    }

    private static final String TO = "to: {connection: shop, table: app.orders}";

    @Test
    void equal_tables_agree_in_all_that_is_compared() {
        suite(
                "row_count_match: {table: orders, %s}".formatted(TO),
                "aggregate_match: {table: orders, left: {sum: total, by: [code]}, right: {connection: shop, table: app.orders, sum: total,"
                        + " by: [code]}}",
                "query_match: {query: 'select id, total, paid_at from orders', expected: {connection: shop, query: 'select id, total,"
                        + " paid_at from app.orders'}}",
                "set_equality: {table: orders, %s}".formatted(TO),
                "schema_match: {table: orders, to: {connection: shop, table: app.orders}, except: [id, code, total]}",
                "aggregate_match: {table: orders, left: {max: paid_at}, right: {connection: shop, table: app.orders, max: paid_at}}",
                "set_equality: {table: orders, %s, columns: [id, total], tolerance: 0.001, key: [id]}".formatted(TO));
        JsonNode checks = run();
        List<String> verdicts = new ArrayList<>();
        checks.forEach(check -> verdicts.add(verdict(check)));
        assertThat(verdicts)
                .containsExactly(
                        "PASSED: There are 300 rows here and 300 rows in app.orders on shop; the same number expected.",
                        "PASSED: No key of 5 breaks the rule.",
                        "PASSED: No row breaks the rule.",
                        "PASSED: No row of 300 breaks the rule.",
                        "PASSED: The 3 columns and their types are the same as in app.orders on shop.",
                        "PASSED: No key of 1 breaks the rule.",
                        "PASSED: No row of 300 breaks the rule.");
        assertThat(checks.path(0).path("measured").path("here_at").asString())
                .startsWith("20")
                .endsWith("Z");
        assertThat(checks.path(0).path("measured").path("there_at").asString())
                .startsWith("20")
                .endsWith("Z");
        assertThat(checks.path(0).path("sql").toString()).contains("app", "orders");
    }

    @Test
    void what_differs_is_counted_and_shown_where_both_connections_allow_it() {
        mart.run("DELETE FROM orders WHERE id = 17; UPDATE orders SET note = 'other' WHERE id = 40");
        String check = "set_equality: {table: orders, %s, columns: [id, note]}".formatted(TO);
        JsonNode found = only(check);
        assertThat(verdict(found))
                .isEqualTo(
                        "FAILED: 3 of 301 rows (1.00 %) differ from app.orders on shop (1 only here, 2 only there); none allowed.");
        assertThat(found.path("sample").path("rows").toString())
                .contains("[\"17\",\"note 17\",\"only there\"]", "[\"40\",\"other\",\"only here\"]");
        suites.write("connections.yaml", connections("none"));
        assertThat(run().path(0).path("sample").path("rows").isEmpty()).isTrue();
        suites.write("connections.yaml", connections("{columns: [id], unclassified: show}"));
        assertThat(run().path(0).path("sample").path("rows").isEmpty()).isTrue();
        suites.write("connections.yaml", connections("{columns: [id, note], unclassified: show}"));
        assertThat(run().path(0).path("sample").path("rows").isEmpty()).isFalse();
    }

    @Test
    void each_type_finds_what_differs() {
        mart.run("DELETE FROM orders WHERE id = 17; UPDATE orders SET total = total + 0.0001 WHERE id = 40");
        suite(
                "row_count_match: {table: orders, %s}".formatted(TO),
                "row_count_match: {table: orders, %s, tolerance: 1}".formatted(TO),
                "row_count_match: {table: orders, to: {connection: shop, table: app.orders, filter: 'id < 10'}}\n    filter: id < 10",
                "aggregate_match: {table: orders, left: {sum: total, by: [code]}, right: {connection: shop, table: app.orders, sum: total,"
                        + " by: [code]}}",
                "aggregate_match: {table: orders, left: {sum: total, by: [id]}, right: {connection: shop, table: app.orders, sum: total,"
                        + " by: [id]}, tolerance: 0.01}\n    fail_above: 1",
                "query_match: {query: 'select id, total from orders', expected: {connection: shop, query: 'select id, total from"
                        + " app.orders'}}",
                "set_equality: {table: orders, %s, columns: [id], relation: subset}".formatted(TO),
                "schema_match: {table: orders, to: {connection: shop, table: app.orders}}",
                "set_equality: {table: orders, %s, columns: [id, total], key: [id], tolerance: 0.001}".formatted(TO));
        List<String> verdicts = new ArrayList<>();
        run().forEach(check -> verdicts.add(verdict(check)));
        assertThat(verdicts)
                .containsExactly(
                        "FAILED: There are 299 rows here and 300 rows in app.orders on shop; the same number expected.",
                        "PASSED: There are 299 rows here and 300 rows in app.orders on shop; a difference of at most 1 expected.",
                        "PASSED: There are 9 rows here and 9 rows in app.orders on shop; the same number expected.",
                        "FAILED: 2 of 5 keys (40.00 %) do not match (sum of total here, sum of total in app.orders on shop); none"
                                + " allowed.",
                        "PASSED: 1 of 300 keys (0.33 %) does not match (sum of total here, sum of total in app.orders on shop, give or"
                                + " take 0.01); at most 1 allowed.",
                        "FAILED: 3 rows break the rule; none allowed.",
                        "PASSED: No row of 299 breaks the rule.",
                        "FAILED: The columns are not the same as in app.orders on shop. Of another type: id (integer, not bigint), code"
                                + " (text, not character(4)) and total (numeric(20,4), not numeric(12,2)).",
                        "FAILED: 1 of 300 rows (0.33 %) differs from app.orders on shop (0 only here, 1 only there, 0 by more than 0.001 or"
                                + " with several rows); none allowed.");
    }

    @Test
    void what_cannot_be_compared_breaks_the_check_and_says_what_to_do() {
        shop.run("ALTER TABLE app.orders ADD ratio double precision, ADD tags jsonb, ADD flag int DEFAULT 0");
        mart.run("ALTER TABLE orders ADD ratio real, ADD tags json, ADD flag boolean");
        suite(
                "set_equality: {table: orders, %s, columns: [id, ratio]}".formatted(TO),
                "set_equality: {table: orders, %s, columns: [id, flag]}".formatted(TO),
                "query_match: {query: 'select flag from orders union select true', expected: {connection: shop, query: 'select flag from"
                        + " app.orders'}}",
                "query_match: {query: 'select id from orders', expected: {connection: shop, query: 'select id, id from app.orders'}}",
                "aggregate_match: {table: orders, left: {sum: ratio}, right: {connection: shop, table: app.orders, sum: ratio}}",
                "set_equality: {table: orders, to: {connection: shop, table: app.order}, columns: [id]}",
                "set_equality: {table: orders, %s, columns: [idd]}".formatted(TO),
                "set_equality: {table: orders, %s, columns: [id], to_columns: [idd]}".formatted(TO));
        List<String> verdicts = new ArrayList<>();
        run().forEach(check -> verdicts.add(verdict(check)));
        assertThat(verdicts.get(0))
                .startsWith("BROKEN: ")
                .contains("'ratio' is of type real, and 'ratio' of the other connection of type");
        assertThat(verdicts.get(1)).startsWith("BROKEN: ").contains("have no form in common");
        assertThat(verdicts.get(2))
                .startsWith("BROKEN: ")
                .contains("Column 1 is a boolean here and a number on the other connection");
        assertThat(verdicts.get(3))
                .startsWith("BROKEN: ")
                .contains("returns 1 columns, and that of the other connection 2");
        assertThat(verdicts.get(4)).startsWith("BROKEN: ").contains("depends on the order in which a database adds up");
        assertThat(verdicts.get(5)).startsWith("BROKEN: ").contains("Connection 'shop' has no table app.order");
        assertThat(verdicts.get(6)).startsWith("BROKEN: ").contains("idd");
        assertThat(verdicts.get(7)).startsWith("BROKEN: ").contains("idd");
    }

    @Test
    void more_rows_than_can_be_compared_are_refused() {
        shop.run("INSERT INTO app.orders (id) SELECT i FROM generate_series(1000, 101000) AS i");
        JsonNode check = only("set_equality: {table: orders, %s, columns: [id]}".formatted(TO));
        assertThat(verdict(check))
                .startsWith("BROKEN: ")
                .contains("Connection 'shop'", "more than 100,000 rows", "reconcile");
    }

    /** Views whose number of rows is another one whenever they are read. */
    @Test
    void what_moves_is_told_and_never_taken_for_wrong() {
        String moving =
                "SELECT i AS id FROM generate_series(1, 1000 + extract(microseconds from clock_timestamp())::int % 997) AS i";
        shop.run("CREATE VIEW app.moving AS " + moving + "; CREATE VIEW app.still AS SELECT * FROM app.orders");
        mart.run("CREATE VIEW moving AS " + moving + "; CREATE VIEW still AS SELECT * FROM orders WHERE id <> 17;"
                + " CREATE TABLE beat (pos numeric); INSERT INTO beat VALUES (1e18); DELETE FROM orders WHERE id = 17");
        String at = ", at: watermark, heartbeat: {table: beat, position: pos}}";
        suite(
                "row_count_match: {table: orders, to: {connection: shop, table: app.moving}}",
                "row_count_match: {table: orders, to: {connection: shop, table: app.moving}" + at,
                "row_count_match: {table: moving, to: {connection: shop, table: app.orders}" + at,
                "row_count_match: {table: still, to: {connection: shop, table: app.still}" + at,
                "set_equality: {table: orders, columns: [id], %s".formatted(TO) + at,
                "row_count_match: {table: orders, %s, tolerance: 1".formatted(TO) + at);
        List<String> verdicts = new ArrayList<>();
        run().forEach(check -> verdicts.add(verdict(check)));
        assertThat(verdicts.get(0))
                .startsWith("WARNED: The sides differ, but the other connection's changed while they were read");
        assertThat(verdicts.get(1))
                .startsWith("WARNED: The sides differ, but they changed while they were read, in each of 5 rounds");
        assertThat(verdicts.get(2))
                .startsWith("WARNED: The sides differ, but they changed while they were read, in each of 5 rounds");
        assertThat(verdicts.get(3))
                .isEqualTo(
                        "FAILED: There are 299 rows here and 300 rows in app.still on shop; the same number expected. This one, the"
                                + " copy, had reached the source's watermark.");
        assertThat(verdicts.get(4))
                .isEqualTo(
                        "FAILED: 1 of 300 rows (0.33 %) differs from app.orders on shop (0 only here, 1 only there); none allowed. This"
                                + " one, the copy, had reached the source's watermark.");
        assertThat(verdicts.get(5)).startsWith("PASSED: ");
    }

    private String validated(String check) {
        suite(check);
        return Assay.run("validate", suites.folder()).err();
    }

    @Test
    void what_is_written_wrong_is_told_before_a_run() {
        assertThat(validated("row_count_match: {table: orders, to: {connection: shopp, table: app.orders}}"))
                .contains("orders.yaml:5:55: the connection 'shopp' is not declared: did you mean 'shop'?");
        assertThat(validated("row_count_match: {table: orders, to: {table: app.orders}}"))
                .contains("orders.yaml:5:", "'to' lacks 'connection'");
        assertThat(validated("row_count_match: {table: orders, %s, to_filter: id > 1}".formatted(TO)))
                .contains("orders.yaml:5:", "write to: {connection: …, table: …, filter: …} in place of to_filter");
        assertThat(validated("row_count_match: {table: orders, %s, at: watermark}".formatted(TO)))
                .contains(
                        "orders.yaml:5:",
                        "at: watermark needs to know how far the copy is: say heartbeat: {table: cdc.heartbeat");
        assertThat(validated(
                        "row_count_match: {table: orders, %s, heartbeat: {table: beat, position: pos}}".formatted(TO)))
                .contains("orders.yaml:5:", "'heartbeat' is for at: watermark");
        assertThat(validated("row_count_match: {table: orders, to: orders, at: now}"))
                .contains("orders.yaml:5:", "'at' is for two connections");
        assertThat(validated(
                        "aggregate_match: {table: orders, left: {avg: total}, right: {connection: shop, table: app.orders, avg:"
                                + " total}}"))
                .contains("orders.yaml:5:", "they need a tolerance");
        assertThat(validated(
                        "query_match: {query: select 1, expected: {connection: shop, query: delete from app.orders}}"))
                .contains("orders.yaml:5:", "query");
    }

    @Test
    void such_a_check_is_planned_listed_selected_and_waived_as_any_other() {
        String check = "row_count_match: {table: orders, %s}".formatted(TO);
        suite(check);
        String plan = Assay.run("plan", suites.folder()).out();
        assertThat(plan)
                .contains(
                        "-- compared with connection shop: ",
                        ": each side runs its own statement",
                        "-- on connection shop\nSELECT",
                        "FROM \"app\".\"orders\"",
                        "-- on connection mart\nSELECT",
                        "FROM \"public\".\"orders\"")
                .contains("-- 1 check, 2 statements");
        Path saved = folder.resolve("saved.catalogue");
        assertThat(Assay.run("catalogue", suites.folder(), "--output", saved).code())
                .isEqualTo(Exit.PASSED);
        assertThat(Assay.run("plan", suites.folder(), "--catalogue", saved).out())
                .isEqualTo(plan);
        mart.run("DELETE FROM orders WHERE id = 17");
        assertThat(run("--select", "type:row_count_match")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("FAILED");
        assertThat(run("--failed").path(0).path("status").asString()).isEqualTo("FAILED");
        suites.write("orders.yaml", """
                version: 1
                suite: Copies
                connection: mart
                checks:
                  - set_equality: {table: orders, %s, columns: [id]}
                    id: c0
                waivers: [{check: c0, accepts: 1, until: 2099-01-01, owner: us, approved_by: me, reason: known}]
                """.formatted(TO));
        assertThat(run().path(0).path("status").asString()).isEqualTo("WAIVED");
        suite("row_count_match: {table: orders, to: {connection: shop, table: app.order}}");
        assertThat(Assay.run("plan", suites.folder()).out())
                .contains("-- not planned: ", "Connection 'shop' has no table app.order");
        suite("reconcile: {table: orders, source: {connection: shop, table: app.orders}, key: id}");
        Assay.run("catalogue", suites.folder(), "--output", saved);
        assertThat(Assay.run("plan", suites.folder(), "--catalogue", saved).code())
                .isEqualTo(Exit.PASSED);
        suite("reconcile: {table: orders, source: {connection: shop, table: app.order}, key: id}");
        assertThat(Assay.run("plan", suites.folder()).out())
                .contains("-- not planned: ", "Connection 'shop' has no table app.order");
    }
}
