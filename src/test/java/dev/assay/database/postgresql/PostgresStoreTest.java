package dev.assay.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import dev.assay.database.ResultsStore;
import dev.assay.database.StoreTable;
import dev.assay.database.StoredRun;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The results store on PostgreSQL: values, versions of servers, speed. */
class PostgresStoreTest {

    /** More of them, to measure views: {@code -Dassay.store.runs=400}. */
    private static final int RUNS = Integer.getInteger("assay.store.runs", 3);

    private static final int CHECKS = 1_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T06:00:00Z");

    private static ResultsStore store(TestDatabase database) {
        return database.settings("quality", Plane.ANALYTICAL).store("dq").orElseThrow();
    }

    private static StoredRun run(int number, int checks, @Nullable String message) {
        Instant clock = FIRST.plus(Duration.ofHours(12L * number));
        List<List<@Nullable Object>> results = new ArrayList<>();
        for (int i = 0; i < checks; i++) {
            results.add(Arrays.asList(
                    "run-" + number,
                    "suites/shop.yaml#check-" + i,
                    "shop",
                    "suites/shop.yaml",
                    "Shop",
                    "domain " + i % 7,
                    null,
                    "table_" + i / 10,
                    "not_null",
                    "completeness",
                    "row",
                    "Check " + i,
                    "What it is",
                    "Reports are too low without it",
                    "Rerun the load",
                    "squad",
                    "critical",
                    (i + number) % 20 == 0 ? "FAILED" : "PASSED",
                    null,
                    (long) i,
                    1_000_000L,
                    new BigDecimal("3.25"),
                    clock,
                    "run-" + number,
                    message,
                    null));
        }
        List<@Nullable Object> head = Arrays.asList("run-" + number, clock, clock, clock, null, "main", "1.0", true);
        return new StoredRun("run-" + number, Map.of(StoreTable.RUN, List.of(head), StoreTable.CHECK_RESULT, results));
    }

    @Test
    void a_thousand_results_are_written_well_below_a_second() throws Exception {
        TestDatabase database = TestPostgres.newest().database();
        long[] milliseconds = new long[RUNS];
        try (ResultsStore.Session session = store(database).open()) {
            assertThat(session.role()).isEqualTo(TestPostgres.USER);
            for (int i = 0; i < RUNS; i++) {
                StoredRun run = run(i, CHECKS, "1 of 2 rows");
                long start = System.nanoTime();
                assertThat(session.write(run)).isTrue();
                milliseconds[i] = (System.nanoTime() - start) / 1_000_000;
            }
            assertThat(session.write(run(0, 1, null))).isFalse();
            assertThat(session.known(List.of("run-0", "run-x"))).containsExactly("run-0");
        }
        long opened = System.nanoTime();
        store(database).open().close();
        opened = (System.nanoTime() - opened) / 1_000_000;
        Arrays.sort(milliseconds);
        System.out.printf(
                Locale.ROOT,
                "BENCH results store: %d results in %d ms (median of %d), a session in %d ms, latest_state %d ms,"
                        + " failing_since %d ms, domain_score_by_day %d ms%n",
                CHECKS,
                milliseconds[RUNS / 2],
                RUNS,
                opened,
                count(database, "latest_state", CHECKS),
                count(database, "failing_since", CHECKS / 20),
                count(database, "domain_score_by_day", 7 * (RUNS / 2 + RUNS % 2)));
        assertThat(milliseconds[RUNS / 2]).isLessThan(1_000);
    }

    /** How long a view takes that has so many rows. */
    private static long count(TestDatabase database, String view, int expected) throws SQLException {
        long start = System.nanoTime();
        assertThat(number(database, "SELECT count(*) FROM dq." + view)).as(view).isEqualTo(expected);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long number(TestDatabase database, String sql) throws SQLException {
        try (Connection session = database.connect();
                Statement statement = session.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    @Test
    void a_run_that_somebody_else_is_writing_is_written_once() throws Exception {
        TestDatabase database = TestPostgres.newest().database();
        try (ResultsStore.Session session = store(database).open();
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO dq.run VALUES ('run-1', now(), now(), now(), null, null, '1', true)");
            CompletableFuture<Boolean> written = CompletableFuture.supplyAsync(() -> {
                try {
                    return session.write(run(1, 1, null));
                } catch (DatabaseException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (number(
                            database,
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND datname = current_database()")
                    == 0) {
                Thread.sleep(10);
            }
            other.commit();
            assertThat(written.get()).isFalse();
        }
        assertThat(number(database, "SELECT count(*) FROM dq.check_result")).isZero();
    }

    @Test
    void the_oldest_server_takes_what_no_text_of_a_database_may_hold() throws Exception {
        TestDatabase database = TestPostgres.oldest().database();
        try (ResultsStore.Session session = store(database).open()) {
            assertThat(session.write(run(1, 1, "null \0, half \uD83D, '); DROP TABLE dq.run; --")))
                    .isTrue();
        }
        assertThat(
                        number(
                                database,
                                "SELECT count(*) FROM dq.check_result WHERE message = E'null \\uFFFD, half ?, ''); DROP TABLE dq.run; --'"))
                .isEqualTo(1);
    }

    @Test
    void a_schema_with_tables_of_others_is_used_and_one_with_tables_of_these_names_is_not() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run("CREATE SCHEMA dq; CREATE TABLE dq.other (a int)");
        try (ResultsStore.Session session = store(database).open()) {
            assertThat(session.write(run(1, 1, null))).isTrue();
        }
        TestDatabase taken = TestPostgres.newest().database().run("CREATE SCHEMA dq; CREATE TABLE dq.run (a int)");
        assertThatThrownBy(() -> store(taken).open())
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "Connection 'quality': the schema 'dq' has other tables of these names; choose another schema.");
        assertThat(number(
                        taken,
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'dq'"
                                + " AND table_name NOT IN ('run', 'assay_schema_history')"))
                .as("a migration that fails leaves nothing")
                .isZero();
    }
}
