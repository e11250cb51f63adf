package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Tag("harness")
class SnowflakeServerTimeTest {

    /** DuckDB works on it for minutes. */
    private static final String LONG =
            "with recursive c as (select 1 as n union all select n + 1 from c where n < 100000000) select max(n) as m from c";

    private final SnowflakeTestDatabase database = SnowflakeServer.shared().database();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void drop() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void theSessionsTimeLimitEndsAStatement() throws SQLException {
        try (Connection connection = database.connect(Map.of("STATEMENT_TIMEOUT_IN_SECONDS", "1"))) {
            assertStopped(630, () -> connection.createStatement().execute(LONG));
            assertAlive(connection);
        }
        assertThat(database.log().get(0).errorCode()).isEqualTo("000630");
        assertThat(database.log().get(0).durationMillis()).isBetween(1000.0, 5000.0);
    }

    @Test
    void theStatementsTimeLimitEndsIt() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.unwrap(SnowflakeStatement.class).setParameter("STATEMENT_TIMEOUT_IN_SECONDS", 1);
            assertStopped(630, () -> statement.execute(LONG));
        }
    }

    @Test
    void aTimeoutOfTheDriversOwnEndsIt() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.execute(LONG)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aStatementThatWaitsTooLongForItsWarehouseEnds() throws SQLException {
        database.setting("queueMillis", 1500);
        try (Connection connection = database.connect(Map.of("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", "1"))) {
            assertStopped(630, () -> connection.createStatement().execute("select 1 as x"));
        }
    }

    @Test
    void aCancelledStatementEndsAndItsSessionLives() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Future<Boolean> running = threads.submit(() -> statement.execute(LONG));
            awaitStatements(1);
            statement.cancel();
            assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SQLException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(604));
            assertAlive(connection);
        }
        assertThat(database.log().get(0).errorCode()).isEqualTo("000604");
    }

    @Test
    void aStatementThatWaitsForAScriptIsCancelledToo() throws Exception {
        database.script(SnowflakeScript.on("select 1").delayed(Duration.ofSeconds(30)));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Future<Boolean> running = threads.submit(() -> statement.execute("select 1 as x"));
            awaitStatements(1);
            statement.cancel();
            assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(SQLException.class);
        }
        assertThat(database.log().get(0).durationMillis()).isLessThan(10_000);
    }

    @Test
    void aLongStatementIsAskedForAgainAndAgain() throws SQLException {
        database.setting("inProgressAfterMillis", 50);
        database.script(SnowflakeScript.on("select 7").delayed(Duration.ofMillis(400)));
        assertThat(database.query("select 7 as x")).containsExactly(List.of("7"));
        assertThat(database.log()).hasSize(1);
        assertThat(database.log().get(0).durationMillis()).isGreaterThanOrEqualTo(400);
        assertThatThrownBy(() -> database.query("select nix")).hasMessageContaining("invalid identifier");
    }

    @Test
    void sessionsOfOneDatabaseWorkAtTheSameTime() throws Exception {
        database.execute("create table t (a int)", "create table progress (a int)");
        database.script(SnowflakeScript.on("select 'slow'").delayed(Duration.ofMillis(300)));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> all = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            int number = thread;
            all.add(threads.submit(() -> work(start, number)));
        }
        long began = System.nanoTime();
        start.countDown();
        for (Future<Integer> one : all) {
            assertThat(one.get(40, TimeUnit.SECONDS)).isEqualTo(20);
        }
        assertThat(database.query("select count(*) as n, count(distinct a) as d from t"))
                .containsExactly(List.of("120", "120"));
        // one after another, the waits alone were six times as long
        long waited = database.log().stream()
                        .filter(one -> one.sql().contains("slow"))
                        .count()
                * 300;
        assertThat(Duration.ofNanos(System.nanoTime() - began).toMillis()).isLessThan(waited * 6);
    }

    private int work(CountDownLatch start, int number) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            start.await(20, TimeUnit.SECONDS);
            statement.execute("select 'slow' as x");
            int done = 0;
            for (int row = 0; row < 20; row++) {
                done += statement.executeUpdate("insert into t values (" + (number * 100 + row) + ")");
                try (ResultSet rows =
                        statement.executeQuery("select count(*) as n from t where a >= " + number * 100)) {
                    rows.next();
                    assertThat(rows.getInt(1)).isGreaterThan(row);
                }
            }
            return done;
        }
    }

    private void awaitStatements(int count) throws InterruptedException {
        for (int waited = 0; waited < 20_000; waited += 20) {
            if (database.log().size() >= count) {
                // it may not have reached DuckDB yet, which must not matter
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no statement came");
    }

    private static void assertAlive(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("select 1 as x")) {
            assertThat(row.next()).isTrue();
        }
    }

    private static void assertStopped(int code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SQLException.class, e -> {
            assertThat(e.getErrorCode()).isEqualTo(code);
            assertThat(e.getSQLState()).isEqualTo("57014");
        });
    }
}
