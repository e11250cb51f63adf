package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.ScannedStatement;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

    private static final String TABLES = """
            CREATE TABLE customers (id int PRIMARY KEY);
            INSERT INTO customers SELECT generate_series(1, 50);
            CREATE TABLE orders (region text, id int, customer_id int, status text, placed_at timestamptz, PRIMARY KEY (region, id));
            INSERT INTO orders
              SELECT CASE WHEN i % 2 = 0 THEN 'EU' ELSE 'US' END, i, i, CASE WHEN i % 4 = 0 THEN NULL ELSE 'paid' END,
                     '2025-12-31 20:00Z'
              FROM generate_series(1, 100) i;
            CREATE TABLE big AS SELECT i AS id, i % 90 AS code FROM generate_series(1, 20000) i;
            ANALYZE;
            """;

    private static final String SUITE = """
            tables:
              orders:
                columns:
                  status: [not_null, {accepted_values: [new]}]
                  customer_id: [{references: customers(id)}, unique]
                  placed_at: [{freshness: {fail_after: 1h}}]
                checks:
                  - row_count: {min: 1, max: 99}
                  - not_null: status
                    id: switched-off
                    enabled: false
              big:
                columns:
                  code: [unique, {accepted_range: {max: 80}}]
            checks:
              - failed_rows_sql: select id, region from orders where id > 95
                id: late
            """;

    private static final List<String> VERDICTS = List.of(
            "FAILED 25/100",
            "FAILED 75/100",
            "FAILED 50/100",
            "PASSED 0/100",
            "FAILED DATA_STALE",
            "FAILED",
            "SKIPPED",
            "FAILED 19910/20000",
            "FAILED 1998/20000",
            "FAILED 5");

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run(TABLES);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    @Test
    void results_come_in_declared_order_though_the_longest_scan_goes_first() throws Exception {
        Judged results = suites.connecting("limits: {sessions: 1}").run(SUITE);
        assertThat(results.all()).extracting(result -> verdict(result)).containsExactlyElementsOf(VERDICTS);
        List<ScannedStatement> scans = results.run().scans();
        assertThat(scans)
                .extracting(ScannedStatement::id)
                .startsWith("db/1", "db/2", "db/3")
                .doesNotHaveDuplicates();
        assertThat(scans.stream()
                        .min(java.util.Comparator.comparing(ScannedStatement::startedAt))
                        .orElseThrow()
                        .tables())
                .containsExactly("public.big");
        assertThat(results.get("switched-off").message()).isEqualTo("Switched off by enabled: false.");
    }

    @Test
    void the_oldest_postgresql_finds_the_same() throws Exception {
        Judged newest = suites.connecting("sample: {unclassified: show}").run(SUITE);
        Judged oldest = Suites.on(TestPostgres.oldest().database().run(TABLES), folder)
                .connecting("sample: {unclassified: show}")
                .run(SUITE);
        assertThat(oldest.all())
                .extracting(CheckResult::text)
                .isEqualTo(newest.all().stream().map(CheckResult::text).toList());
        assertThat(oldest.all())
                .extracting(result -> result.means().sql())
                .isEqualTo(newest.all().stream()
                        .map(result -> result.means().sql())
                        .toList());
    }

    @Test
    void samples_show_the_key_and_the_checks_columns_of_at_most_ten_rows() throws Exception {
        Judged results = suites.connecting("sample: {unclassified: show}").run(SUITE);
        assertThat(sample(results, "orders.not_null(status)").columns()).containsExactly("region", "id", "status");
        assertThat(sample(results, "orders.not_null(status)").rows())
                .hasSize(10)
                .allSatisfy(row -> assertThat(row.get(2)).isNull());
        assertThat(sample(results, "orders.references(customer_id)").columns())
                .containsExactly("region", "id", "customer_id");
        assertThat(sample(results, "orders.references(customer_id)").rows()).hasSize(10);
        assertThat(sample(results, "big.unique(code)").rows()).hasSize(10).contains(List.of("1", "223"));
        assertThat(sample(results, "big.accepted_range(code)").columns()).contains("code");
        assertThat(sample(results, "late").columns()).containsExactly("id", "region");
        assertThat(sample(results, "late").rows()).hasSize(5);
        assertThat(results.get("orders.unique(customer_id)").sample()).isNull();
        assertThat(results.get("orders.row_count").sample()).isNull();
    }

    @Test
    void samples_are_taken_only_where_connection_and_check_allow_them() throws Exception {
        String checks = """
                checks:
                  - {id: unsaid, not_null: {table: orders, column: status}}
                  - {id: rows, not_null: {table: orders, column: status}, sample: rows}
                  - {id: none, not_null: {table: orders, column: status}, sample: none}
                  - {id: passed, not_null: {table: orders, column: status}, fail_above: never}
                """;
        Judged open = suites.connecting("sample: {unclassified: show}").run(checks);
        assertThat(open.get("unsaid").sample()).isNotNull();
        assertThat(open.get("none").sample()).isNull();
        assertThat(open.get("passed").sample()).isNull();
        Judged closed = suites.connecting("sample: none").run(checks);
        assertThat(closed.get("unsaid").sample()).isNull();
        assertThat(closed.get("rows").sample()).isNull();
    }

    @Test
    void two_connections_have_scans_of_their_own() throws Exception {
        String head = "version: 1\nsuite: %s\nconnection: %s\n";
        Judged results = suites.finish(head.formatted("One", "db") + SUITE, head.formatted("Two", "other") + SUITE);
        assertThat(results.run().scans())
                .extracting(ScannedStatement::id)
                .doesNotHaveDuplicates()
                .contains("db/1", "other/1");
        assertThat(results.all()).hasSize(2 * VERDICTS.size());
        assertThat(results.all().subList(VERDICTS.size(), 2 * VERDICTS.size()))
                .extracting(result -> verdict(result))
                .containsExactlyElementsOf(VERDICTS);
        assertThat(results.run().info().suites()).containsExactly("One", "Two");
    }

    @Test
    void a_run_leaves_the_database_as_it_was() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run(TABLES);
        String before = state(database);
        Suites.on(database, folder).connecting("sample: {unclassified: show}").run(SUITE);
        assertThat(state(database)).isEqualTo(before);
        assertThat(ask(database, """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'
                """)).isEqualTo("0");
        assertThat(
                        ask(
                                database,
                                "SELECT temp_files + deadlocks + xact_commit * 0 FROM pg_stat_database WHERE datname = current_database()"))
                .isEqualTo("0");
    }

    /** Every object, and what was ever written. */
    private static String state(TestDatabase database) throws Exception {
        return ask(database, "SELECT count(*) || ' ' || max(oid) FROM pg_class")
                + ask(
                        database,
                        "SELECT string_agg(relname || n_tup_ins || ' ' || n_tup_upd || ' ' || n_tup_del, ',' ORDER BY relname)"
                                + " FROM pg_stat_user_tables");
    }

    private static String ask(TestDatabase database, String question) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    private static CheckResult.Sample sample(Judged results, String key) {
        return Objects.requireNonNull(results.get(key).sample(), key);
    }
}
