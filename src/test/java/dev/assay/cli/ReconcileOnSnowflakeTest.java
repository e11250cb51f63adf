package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A table of PostgreSQL against its copy in Snowflake: the suite goes in, and the verdict comes out. */
class ReconcileOnSnowflakeTest {

    private static final int ROWS = 1_500;

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, "Note" text, total numeric, ok boolean, at timestamptz, day date, code uuid,
                mark bytea, ratio double precision, secret text);
            INSERT INTO app.orders
            SELECT i, CASE WHEN i %% 7 = 0 THEN NULL WHEN i %% 11 = 0 THEN '' ELSE 'note ' || i END, i * 1.50, i %% 3 = 0,
                timestamptz '2026-01-01 00:00Z' + i * interval '0.000001 second', date '2026-01-01' + (i %% 500),
                md5(i::text)::uuid, decode(md5(i::text), 'hex'), i / 3.0, 'x'
            FROM generate_series(1, %d) AS i;
            """.formatted(ROWS));

    private final SnowflakeTestDatabase lake = SnowflakeServer.shared().database();
    private final List<Object> variables = new ArrayList<>();
    private SuiteFolder suites;

    @BeforeEach
    void copy() throws Exception {
        lake.execute(
                "create table orders (id number(38,0), note_text varchar, total number(38,10), ok boolean, at timestamp_ltz, day date,"
                        + " code varchar, mark binary, ratio float, _loaded timestamp_ntz)");
        lake.execute(
                "create table loaded (id number(38,0), note_text varchar, total number(38,10), ok boolean, at varchar, day varchar, code"
                        + " varchar, mark varchar)",
                "insert into loaded values " + rows(),
                "insert into orders select id, note_text, total, ok, at::timestamp_ltz, day::date, code, to_binary(mark, 'HEX'), 0, null"
                        + " from loaded");
        suites = new SuiteFolder(folder);
        lake.settings().forEach((name, value) -> variables.addAll(List.of("--set", name + "=" + value)));
        suites.write("connections.yaml", """
                version: 1
                connections:
                  lake: {%s, sample: {unclassified: show}}
                  shop: {type: postgresql, plane: analytical, url: "%s", user: %s, password: %s, sample: {unclassified: show}}
                """.formatted(
                        lake.connection(), shop.url(), TestPostgres.USER, TestPostgres.PASSWORD));
        suite("columns: {'\"Note\"': Note_Text}, except: [SECRET, ratio]");
        lake.clearLog();
    }

    /** The source's rows as literals that both databases read alike. */
    private String rows() throws SQLException {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT string_agg(format('(%s, %L, %s, %s, %L, %L, %L, %L)', id, "Note", total, CAST(ok AS text),
                            to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), day, upper(CAST(code AS text)),
                            encode(mark, 'hex')), ', ')
                        FROM app.orders""")) {
            found.next();
            return found.getString(1);
        }
    }

    @AfterEach
    void close() {
        lake.close();
    }

    private void suite(String arguments) {
        suites.write("orders.yaml", """
                version: 1
                suite: Copies
                connection: lake
                tables:
                  orders:
                    checks:
                      - reconcile: {source: {connection: shop, table: app.orders}, key: id, %s}
                        id: copy
                """.formatted(arguments));
    }

    private JsonNode run() {
        List<Object> arguments =
                new ArrayList<>(List.of("run", folder, "--report=json", "--quiet", "--reports-dir", suites.reports()));
        arguments.addAll(variables);
        Assay done = Assay.run(arguments.toArray());
        assertThat(done.err()).isEmpty();
        return suites.results().path("checks").get(0);
    }

    @Test
    void equal_tables_pass() {
        JsonNode check = run();
        assertThat(check.path("status").asString()).as(check.toString()).isEqualTo("PASSED");
        assertThat(check.path("message").asString())
                .startsWith("No row differs from app.orders on shop: 1,500 rows there and 1,500 here were compared.");
        assertThat(lake.log().stream().map(SnowflakeRecord::sql).filter(sql -> sql.contains("MD5")))
                .as("one statement for two equal tables")
                .hasSize(1);
    }

    @Test
    void planted_faults_are_found_as_exactly_their_keys() {
        lake.execute(
                "delete from orders where id = 17",
                "insert into orders (id, note_text) values (9000, 'new'), (-1, null)",
                "insert into orders select * from orders where id = 300",
                "update orders set note_text = '' where id = 700",
                "update orders set note_text = null where id = 11",
                "update orders set total = total + 0.0000000001 where id = 13",
                "update orders set at = dateadd(microsecond, 1, at) where id = 14",
                "update orders set mark = to_binary('00', 'HEX') where id = 16",
                "update orders set code = replace(code, '-', '') where id = 18");
        JsonNode check = run();
        assertThat(check.path("status").asString()).as(check.toString()).isEqualTo("FAILED");
        Set<String> found = new TreeSet<>();
        check.path("sample")
                .path("rows")
                .forEach(row ->
                        found.add(row.get(0).asString() + " " + row.get(1).asString()));
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "17 missing in the copy",
                        "9000 extra in the copy",
                        "-1 extra in the copy",
                        "300 extra in the copy",
                        "700 different",
                        "11 different",
                        "13 different",
                        "14 different",
                        "16 different",
                        "18 different");
        assertThat(check.path("message").asString())
                .startsWith("10 of 1,502 rows (0.67 %) differ from app.orders on shop");
    }

    @Test
    void what_names_mean_is_told() {
        suite("columns: {note: NOTE_TEXT, '\"Note\"': '\"note_text\"'}, except: [secrets, id]");
        JsonNode check = run();
        assertThat(check.path("status").asString()).isEqualTo("BROKEN");
        assertThat(check.path("message").asString())
                .contains(
                        "app.orders has no column note (it has id, Note, total, ok, at, day, code, mark, ratio, secret): correct the name in"
                                + " columns",
                        "app.orders has no column secrets (",
                        "the key id tells rows apart: take it out of except",
                        "PUBLIC.ORDERS has no column \"note_text\" (it has ID, NOTE_TEXT,",
                        "PUBLIC.ORDERS has no column secret (",
                        "ratio (double precision) and its copy (FLOAT) have no text that both databases write alike");
    }
}
