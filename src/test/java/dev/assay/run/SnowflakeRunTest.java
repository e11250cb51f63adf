package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.result.CheckResult;
import dev.assay.result.Evaluation;
import dev.assay.result.ScanCost;
import dev.assay.result.ScannedStatement;
import dev.assay.testing.Judged;
import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.SnowflakeScript;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.Verdicts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs on Snowflake: one moment, what they cost, marks, failing rows. */
@Timeout(60)
class SnowflakeRunTest {

    private static final Pattern MOMENT = Pattern.compile("AT\\(TIMESTAMP => CAST\\('([^']+)' AS TIMESTAMP_TZ\\)\\)");

    private static final String CHECKS = """
            checks:
              - {id: nulls, not_null: {table: orders, column: status}}
              - {id: key, unique: {table: orders, columns: [id]}}
              - {id: orphans, references: {table: orders, columns: [customer], to: customers(id)}}
            """;

    private final SnowflakeTestDatabase test = SnowflakeServer.shared().database();

    @TempDir
    private Path folder;

    @BeforeEach
    void tables() {
        test.execute(
                "create table customers (id int)",
                "create table orders (id int, customer int, status varchar, at timestamp_ntz)",
                "insert into customers values (1)",
                "insert into orders values (1, 1, 'new', '2025-12-01 10:00:00'), (2, 2, null, '2025-12-02 10:00:00.123456'),"
                        + " (2, null, 'paid', '2025-12-03 10:00:00')");
    }

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void all_tables_are_looked_at_at_one_moment() throws Exception {
        Judged results = Suites.on(test, folder)
                .connecting("snapshot: run, sample: {unclassified: show}")
                .run(CHECKS);
        assertThat(results.all())
                .extracting(Verdicts::verdict)
                .containsExactly("FAILED 1/3", "FAILED 1/3", "FAILED 1/3");
        List<String> scans = test.log().stream()
                .map(SnowflakeRecord::sql)
                .filter(sql -> sql.contains("\"PUBLIC\".\""))
                .toList();
        assertThat(scans).hasSizeGreaterThan(4);
        assertThat(scans)
                .allSatisfy(sql -> assertThat(sql.split("\"PUBLIC\"\\.", -1).length - 1)
                        .isEqualTo(MOMENT.matcher(sql).results().count()));
        assertThat(scans.stream()
                        .flatMap(sql -> MOMENT.matcher(sql).results())
                        .map(m -> m.group(1))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void tables_and_columns_that_patterns_mean_are_written_as_authors_write_them() throws Exception {
        test.execute(
                "create schema mart",
                "create table mart.lines (id int, \"Odd Id\" int)",
                "insert into mart.lines values (1, 2)");
        Judged results = Suites.on(test, folder).run("""
                tables:
                  orders: {columns: {"*us": [not_null]}}
                for:
                  "mart.*": {columns: {"*id": [not_null]}}
                """);
        assertThat(results.all())
                .extracting(result -> result.check().key() + " " + Verdicts.verdict(result))
                .containsExactly(
                        "mart.lines.not_null(id) PASSED 0/1",
                        "mart.lines.not_null(Odd Id) PASSED 0/1",
                        "orders.not_null(status) FAILED 1/3");
    }

    @Test
    void failing_rows_are_shown_as_they_are() throws Exception {
        Judged results = Suites.on(test, folder)
                .connecting("sample: {unclassified: show}")
                .run("""
                checks:
                  - {id: nulls, not_null: {table: orders, column: status}}
                  - {id: key, unique: {table: orders, columns: [id]}}
                  - {id: young, accepted_range: {table: orders, column: at, max: "2025-12-02"}}
                  - {id: orphans, references: {table: orders, columns: [customer], to: customers(id)}}
                tables: {orders: {key: id}}
                """);
        assertThat(results.get("nulls").sample())
                .isEqualTo(
                        new CheckResult.Sample(List.of("ID", "STATUS"), List.of(java.util.Arrays.asList("2", null))));
        assertThat(results.get("key").sample())
                .isEqualTo(new CheckResult.Sample(List.of("ID", "rows"), List.of(List.of("2", "2"))));
        assertThat(results.get("young").sample())
                .isEqualTo(new CheckResult.Sample(
                        List.of("ID", "AT"),
                        List.of(List.of("2", "2025-12-02T10:00:00.123456"), List.of("2", "2025-12-03T10:00"))));
        assertThat(results.get("orphans").sample())
                .isEqualTo(new CheckResult.Sample(List.of("ID", "CUSTOMER"), List.of(List.of("2", "2"))));
    }

    @Test
    void a_mark_of_the_last_run_is_where_the_next_begins() throws Exception {
        Suites suites = Suites.on(test, folder);
        String body = """
                checks:
                  - {id: new, not_null: {table: orders, column: at}, window: {column: at, since: last_run}}
                """;
        assertThat(Verdicts.verdict(suites.run(body).get("new"))).isEqualTo("PASSED 0/3");
        test.execute(
                "insert into orders values (4, 1, 'new', '2025-12-04 10:00:00'), (5, 1, 'new', '2025-12-05 10:00:00')");
        CheckResult next = suites.run(body).get("new");
        assertThat(Verdicts.verdict(next)).isEqualTo("PASSED 0/3");
        assertThat(next.means().window()).isEqualTo(new Evaluation.Window("at", "2025-12-03T10:00"));
    }

    @Test
    void statements_over_the_limit_of_bytes_are_not_sent() throws Exception {
        test.script(
                SnowflakeScript.on("explain using json")
                        .column("content", "TEXT")
                        .row(
                                "{\"GlobalStats\":{\"partitionsTotal\":9,\"partitionsAssigned\":9,\"bytesAssigned\":5000000001}}"));
        Judged results =
                Suites.on(test, folder).connecting("limits: {max_bytes: 5GB}").run(CHECKS);
        assertThat(results.all()).extracting(Verdicts::verdict).containsOnly("BROKEN OVER_BUDGET");
        assertThat(results.get("nulls").message())
                .isEqualTo(
                        "Connection 'db': the statement was not sent, since it would read 5,000,000,001 bytes, over the limit of"
                                + " 5,000,000,000 bytes. Narrow it with a filter or a window on what the table is clustered by, or raise"
                                + " limits: max_bytes.");
        assertThat(test.log()).noneMatch(one -> one.sql().startsWith("SELECT COUNT"));

        assertThat(Suites.on(test, folder)
                        .connecting("limits: {max_bytes: 6GB}")
                        .run(CHECKS)
                        .all())
                .extracting(Verdicts::verdict)
                .containsExactly("FAILED 1/3", "FAILED 1/3", "FAILED 1/3");
    }

    @Test
    void what_explain_does_not_say_is_refused_where_there_is_a_limit_and_unknown_where_there_is_none()
            throws Exception {
        test.script(SnowflakeScript.on("explain using json")
                .column("content", "TEXT")
                .row("not json"));
        assertThat(Suites.on(test, folder)
                        .connecting("limits: {max_bytes: 6GB}")
                        .run(CHECKS)
                        .get("nulls")
                        .message())
                .contains("EXPLAIN does not say how many bytes it reads, and the limit is 6,000,000,000 bytes");
        Judged without = Suites.on(test, folder).run(CHECKS);
        assertThat(without.run().scans()).extracting(ScannedStatement::bytes).containsOnlyNulls();
        assertThat(without.run().costs()).isEmpty();
    }

    @Test
    void the_cost_of_a_suite_is_told_by_its_tag() throws Exception {
        test.script(SnowflakeScript.on("explain using json")
                .column("content", "TEXT")
                .row("{\"GlobalStats\":{\"partitionsTotal\":9,\"partitionsAssigned\":9,\"bytesAssigned\":1000}}"));
        String first = "version: 1\nsuite: Sales\nconnection: db\n" + CHECKS;
        String second =
                "version: 1\nsuite: People\nconnection: db\n" + "checks: [{row_count: {table: customers, min: 1}}]";
        Suites suites = Suites.on(test, folder);
        Judged unseen = suites.finish(first, second);
        assertThat(unseen.run().costs())
                .extracting(
                        ScanCost::connection,
                        ScanCost::suites,
                        ScanCost::statements,
                        ScanCost::bytes,
                        ScanCost::credits)
                .containsExactly(
                        tuple("db", List.of("Sales"), 3, 3000L, null), tuple("db", List.of("People"), 1, 1000L, null));
        assertThat(test.log())
                .extracting(SnowflakeRecord::queryTag)
                .contains(
                        "assay " + unseen.run().info().runId() + " Sales",
                        "assay " + unseen.run().info().runId() + " People");
    }

    /** Three statements of 1.2 s on a Small warehouse, and what the services took: 3.6 s / 1 h * 2 + 0.0001. */
    @Test
    void credits_are_what_the_history_says() throws Exception {
        CreditsScript history = new CreditsScript(test);
        Suites suites = Suites.on(test, folder);
        try (Suites.Running running = suites.start(suites.suite(CHECKS))) {
            history.tell("assay " + running.run().info().runId() + " Test", "Small", 3, 3600, "0.0001");
            Judged results = running.finish();
            assertThat(results.run().costs()).hasSize(1);
            assertThat(results.run().costs().get(0).credits()).isEqualByComparingTo(new BigDecimal("0.0021"));
        }
        try (Suites.Running running = suites.start(suites.suite(CHECKS))) {
            history.tell("assay " + running.run().info().runId() + " Test", "Small", 2, 3600, "0.0001");
            assertThat(running.finish().run().costs().get(0).credits())
                    .as("the history lags behind")
                    .isNull();
        }
    }

    /** What the account's history answers. */
    private record CreditsScript(SnowflakeTestDatabase test) {

        void tell(String tag, String size, int statements, long milliseconds, String services) {
            test.script(SnowflakeScript.on("query_history_by_user")
                    .column("QUERY_TAG", "TEXT")
                    .column("WAREHOUSE_SIZE", "TEXT")
                    .column("C", "NUMBER")
                    .column("T", "NUMBER")
                    .column("S", "FLOAT")
                    .row(tag, size, String.valueOf(statements), String.valueOf(milliseconds), services));
        }
    }

    @Test
    void one_broken_check_takes_no_other_with_it() throws Exception {
        Judged results = Suites.on(test, folder).run("""
                checks:
                  - {id: good, not_null: {table: orders, column: id}}
                  - {id: bad, expression_is_true: {table: orders, expression: 1 / (id - 2) > 0}}
                  - {id: missing, not_null: {table: orders, column: nothing}}
                """);
        assertThat(results.all())
                .extracting(Verdicts::verdict)
                .containsExactly("PASSED 0/3", "BROKEN QUERY_REFUSED", "BROKEN COLUMN_MISSING");
    }
}
