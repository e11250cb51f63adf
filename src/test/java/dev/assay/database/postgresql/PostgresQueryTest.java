package dev.assay.database.postgresql;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.Rows;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class PostgresQueryTest {

    @SuppressWarnings("NullAway.Init") // by JUnit, below
    private static TestDatabase test;

    @SuppressWarnings("NullAway.Init")
    private static Database database;

    @BeforeAll
    static void open() {
        test = TestPostgres.newest().database().run("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2), (3)");
        database = test.settings("shop", Plane.ANALYTICAL).open("assay orders");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void valuesComeInTheirTypes() throws DatabaseException {
        Rows rows = database.query(sql("""
                        SELECT 1::int2 AS a, 2::bigint AS b, 1.50::numeric, 'NaN'::numeric, 0.1::float4, true, 'x'::text,
                               'c '::char(2), date '2024-02-29', timestamp '2024-02-29 01:02:03.5',
                               timestamptz '2024-02-29 01:02:03+01', null::int, interval '1 day', array[1, 2]
                        """), 10);
        assertThat(rows.columns()).startsWith("a", "b");
        assertThat(rows.rows())
                .containsExactly(Arrays.asList(
                        1L,
                        2L,
                        new BigDecimal("1.50"),
                        Double.NaN,
                        0.1f,
                        true,
                        "x",
                        "c",
                        LocalDate.of(2024, 2, 29),
                        LocalDateTime.parse("2024-02-29T01:02:03.5"),
                        Instant.parse("2024-02-29T00:02:03Z"),
                        null,
                        "1 day",
                        "{1,2}"));
    }

    @Test
    void bindsGoBesideTheText() throws DatabaseException {
        Instant moment = Instant.parse("2024-02-29T00:02:03.123456Z");
        Rows rows = database.query(
                sql(
                        "SELECT ?::text, ?::numeric, ?::boolean, ?::timestamptz",
                        "'; DROP TABLE t; --",
                        new BigDecimal("12.30"),
                        true,
                        moment),
                1);
        assertThat(rows.rows()).containsExactly(List.of("'; DROP TABLE t; --", new BigDecimal("12.30"), true, moment));
    }

    @Test
    void atMostMaxRowsAreRead() throws DatabaseException {
        assertThat(database.query(sql("SELECT a FROM t ORDER BY a"), 2).rows())
                .containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void limitsHoldInsideTheTransactionAndTheOwnerSeesWhoAsks() throws DatabaseException {
        Limits limits = new Limits(1, Duration.ofSeconds(7), Duration.ofMillis(300), null, null, "5MB", false, 1);
        try (Database limited = test.settings("shop", Plane.ANALYTICAL, limits).open("assay orders")) {
            Rows rows = limited.query(sql("""
                            SELECT current_setting('statement_timeout'), current_setting('lock_timeout'),
                                   current_setting('work_mem'), current_setting('jit'),
                                   current_setting('max_parallel_workers_per_gather'), current_setting('row_security'),
                                   current_setting('transaction_read_only'), current_setting('TimeZone'),
                                   current_setting('application_name')
                            """), 1);
            assertThat(rows.rows())
                    .containsExactly(List.of("7s", "300ms", "5MB", "off", "1", "off", "on", "UTC", "assay orders"));
        }
    }

    @Test
    void nothingWrites() {
        assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("INSERT INTO t VALUES (4) RETURNING a"), 1))
                .contains("tried to write");
        assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("SET TRANSACTION READ WRITE"), 1));
        assertTrouble(
                FailureKind.QUERY_REFUSED,
                () -> database.query(sql("SELECT set_config('transaction_read_only', 'off', false)"), 1));
        assertTrouble(
                        FailureKind.QUERY_REFUSED,
                        () -> database.query(
                                sql("SET TRANSACTION READ WRITE; INSERT INTO t VALUES (4) RETURNING a"), 1))
                .contains("2 statements");
        assertTrouble(
                FailureKind.QUERY_REFUSED,
                () -> database.query(sql("COMMIT; INSERT INTO t VALUES (4) RETURNING a"), 1));
    }

    @Test
    void plansOverTheBudgetAreNotSent() throws DatabaseException {
        test.run("CREATE TABLE big AS SELECT g AS a FROM generate_series(1, 20000) g; ANALYZE big");
        Limits cheap = new Limits(1, Duration.ofSeconds(5), Duration.ofSeconds(1), 100L, null, null, null, null);
        Limits small = new Limits(1, Duration.ofSeconds(5), Duration.ofSeconds(1), null, 10_000L, null, null, null);
        try (Database costly = test.settings("shop", Plane.OPERATIONAL, cheap).open("assay");
                Database many = test.settings("shop", Plane.OPERATIONAL, small).open("assay")) {
            assertTrouble(
                            FailureKind.OVER_BUDGET,
                            () -> costly.query(sql("SELECT count(*) FROM big WHERE a > ?", BigDecimal.ONE), 1))
                    .contains(
                            "Its plan costs",
                            "its tables have about 20,000 rows",
                            "over limits: max_cost 100.",
                            "the analytical plane");
            assertTrouble(FailureKind.OVER_BUDGET, () -> many.query(sql("SELECT count(*) FROM big"), 1))
                    .contains("over limits: max_rows 10,000 (public.big has about 20,000)");
            assertThat(costly.query(sql("SELECT a FROM t LIMIT 1"), 1).rows()).hasSize(1);
            assertThat(many.query(sql("SELECT count(*) FROM t"), 1).rows()).containsExactly(List.of(3L));
        }
    }
}
