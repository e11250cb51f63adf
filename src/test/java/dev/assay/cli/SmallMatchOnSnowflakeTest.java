package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small results of PostgreSQL and Snowflake: values are compared by what they are, not by how each database writes them. */
class SmallMatchOnSnowflakeTest {

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, "Note" text, code char(4), total numeric, ok boolean, at timestamptz,
                local timestamp, day date, mark uuid, ratio double precision, tags jsonb);
            INSERT INTO app.orders
            SELECT i, CASE WHEN i = 7 THEN NULL WHEN i = 8 THEN '' ELSE 'é ' || i END, 'c' || i, i * 1.50, i % 3 = 0,
                timestamptz '2026-01-01 00:00+02' + i * interval '0.000001 second', timestamp '2026-01-01 00:00' + i * interval '1 hour',
                date '2026-01-01' + i, md5(i::text)::uuid, i / 3.0, '{}' FROM generate_series(1, 12) AS i;
            """);

    private final SnowflakeTestDatabase lake = SnowflakeServer.shared().database();
    private final List<Object> variables = new ArrayList<>();
    private SuiteFolder suites;

    @BeforeEach
    void copy() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            rows.add("select " + i + ", " + (i == 7 ? "null" : i == 8 ? "''" : "'é " + i + "'") + ", 'c" + i + "', " + i
                    + " * 1.5, "
                    + (i % 3 == 0) + ", '2025-12-31 22:00:00.0000" + (i < 10 ? "0" : "") + i
                    + "'::timestamp_ltz, dateadd(hour, " + i
                    + ", '2026-01-01'::timestamp_ntz), dateadd(day, " + i + ", '2026-01-01'::date), upper('" + mark(i)
                    + "'), " + i
                    + " / 3, parse_json('{}')");
        }
        lake.execute(
                "create table orders (id number(38,0), note varchar, code varchar, total number(38,10), ok boolean, at timestamp_ltz,"
                        + " local timestamp_ntz, day date, mark varchar, ratio float, tags variant)",
                "insert into orders " + String.join(" union all ", rows));
        suites = new SuiteFolder(folder);
        lake.settings().forEach((name, value) -> variables.addAll(List.of("--set", name + "=" + value)));
        suites.write("connections.yaml", """
                version: 1
                connections:
                  lake: {%s, sample: {unclassified: show}}
                  shop: {type: postgresql, plane: analytical, url: "%s", user: %s, password: %s, sample: {unclassified: show}}
                """.formatted(
                        lake.connection(), shop.url(), TestPostgres.USER, TestPostgres.PASSWORD));
    }

    /** The UUID that the source made of the number. */
    private static String mark(int number) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest(String.valueOf(number).getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(digest);
            return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        lake.close();
    }

    private static final String TO = "to: {connection: shop, table: app.orders}";
    private static final String ALL =
            "columns: [id, note, code, total, ok, at, local, day, mark], to_columns: [id, '\"Note\"', code, total,"
                    + " ok, at, local, day, mark]";

    private static final String[] CHECKS = {
        "row_count_match: {table: orders, %s}".formatted(TO),
        "set_equality: {table: orders, %s, %s}".formatted(TO, ALL),
        "aggregate_match: {table: orders, left: {sum: total, by: [ok]}, right: {connection: shop, table: app.orders, sum: total, by: [ok]}}",
        "aggregate_match: {table: orders, left: {avg: ratio}, right: {connection: shop, table: app.orders, avg: ratio}, tolerance: 0.0001}",
        "query_match: {query: 'select id, total, at from orders', expected: {connection: shop, query: 'select id, total, at from"
                + " app.orders'}}",
        "set_equality: {table: orders, %s, columns: [id, ratio], key: [id], tolerance: 0.0001}".formatted(TO),
        "schema_match: {table: orders, %s}".formatted(TO),
        "row_count_match: {table: orders, to: {connection: shop, table: app.orders, filter: 'id::int4 < 5'}}\n    filter: id::number < 5",
    };

    private List<String> verdicts(String... checks) {
        StringBuilder suite = new StringBuilder("version: 1\nsuite: Copies\nconnection: lake\nchecks:\n");
        for (int i = 0; i < checks.length; i++) {
            suite.append("  - ")
                    .append(checks[i])
                    .append("\n    id: c")
                    .append(i)
                    .append("\n");
        }
        suites.write("orders.yaml", suite.toString());
        List<Object> arguments =
                new ArrayList<>(List.of("run", folder, "--report=json", "--quiet", "--reports-dir", suites.reports()));
        arguments.addAll(variables);
        Assay done = Assay.run(arguments.toArray());
        assertThat(done.err()).isEmpty();
        List<String> verdicts = new ArrayList<>();
        suites.results()
                .path("checks")
                .forEach(check -> verdicts.add(check.path("status").asString() + ": "
                        + check.path("message").asString()));
        return verdicts;
    }

    @Test
    void equal_tables_agree() {
        assertThat(verdicts(CHECKS)).allMatch(verdict -> verdict.startsWith("PASSED: "));
    }

    @Test
    void what_differs_is_found() {
        lake.execute(
                "delete from orders where id = 3",
                "update orders set note = '' where id = 7",
                "update orders set at = dateadd(microsecond, 1, at) where id = 9",
                "update orders set ratio = ratio + 1 where id = 12",
                "alter table orders drop column tags");
        assertThat(verdicts(CHECKS))
                .containsExactly(
                        "FAILED: There are 11 rows here and 12 rows in app.orders on shop; the same number expected.",
                        "FAILED: 5 of 14 rows (35.71 %) differ from app.orders on shop (2 only here, 3 only there); none allowed.",
                        "FAILED: 1 of 2 keys (50.00 %) does not match (sum of total here, sum of total in app.orders on shop); none"
                                + " allowed.",
                        "FAILED: 1 of 1 key (100.00 %) does not match (average ratio here, average ratio in app.orders on shop, give or"
                                + " take 0.0001); none allowed.",
                        "FAILED: 3 rows break the rule; none allowed.",
                        "FAILED: 2 of 12 rows (16.67 %) differ from app.orders on shop (0 only here, 1 only there, 1 by more than 0.0001 or"
                                + " with several rows); none allowed.",
                        "FAILED: The columns are not the same as in app.orders on shop. Only there: tags.",
                        "FAILED: There are 3 rows here and 4 rows in app.orders on shop; the same number expected.");
    }

    @Test
    void what_has_no_form_in_common_is_refused() {
        assertThat(verdicts(
                        "set_equality: {table: orders, %s, columns: [id, ratio]}".formatted(TO),
                        "set_equality: {table: orders, %s, columns: [at], to_columns: [local]}".formatted(TO),
                        "set_equality: {table: orders, %s, columns: [id], to_columns: [code]}".formatted(TO)))
                .allMatch(verdict -> verdict.startsWith("BROKEN: "))
                .satisfiesExactly(
                        one -> assertThat(one).contains("'RATIO' is of type FLOAT", "compared with a tolerance"),
                        one -> assertThat(one).contains("'AT' is of type TIMESTAMP_LTZ", "no form in common"),
                        one -> assertThat(one).contains("'ID' is of type NUMBER(38,0)", "no form in common"));
    }
}
