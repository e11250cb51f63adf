package dev.assay.database.postgresql;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.jdbc.Daemons;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SnapshotTest {

    private static final Limits LIMITS =
            new Limits(2, Duration.ofSeconds(30), Duration.ofSeconds(1), null, null, null, null, null);

    private static final String END_KEEPER = """
            SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
            WHERE application_name = 'assay snapshot' AND state = 'idle in transaction' AND datname = current_database()
            """;

    private static TestDatabase database(int version) {
        return (version == 14 ? TestPostgres.oldest() : TestPostgres.newest())
                .database()
                .run("CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
    }

    private static Database open(TestDatabase test, boolean oneSnapshot) {
        return new PostgresSettings(
                        "shop",
                        Plane.ANALYTICAL,
                        test.url(),
                        TestPostgres.USER,
                        new Password.Given(TestPostgres.PASSWORD),
                        LIMITS,
                        false,
                        false,
                        oneSnapshot)
                .open("assay snapshot");
    }

    private static Object count(Database database) throws DatabaseException {
        return database.query(sql("SELECT count(*) FROM t"), 1).rows().get(0).get(0);
    }

    private static String sessions(TestDatabase test) throws SQLException {
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            return answer(
                    statement,
                    "SELECT count(*) FROM pg_stat_activity"
                            + " WHERE application_name = 'assay snapshot' AND datname = current_database()");
        }
    }

    @ParameterizedTest
    @CsvSource({"14, true, 1", "18, true, 1", "14, false, 2", "18, false, 2"})
    void whatOthersWriteBetweenTwoStatementsIsNotSeen(int version, boolean oneSnapshot, long seen)
            throws DatabaseException {
        TestDatabase test = database(version);
        try (Database database = open(test, oneSnapshot)) {
            assertThat(count(database)).isEqualTo(1L);
            test.run("INSERT INTO t VALUES (2)");
            assertThat(count(database)).isEqualTo(seen);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void aLookUpIsTheFirstStatementToo(int version) throws DatabaseException {
        TestDatabase test = database(version);
        try (Database database = open(test, true)) {
            assertThat(database.table(TableName.parse("t")).columns()).hasSize(1);
            test.run("INSERT INTO t VALUES (2)");
            assertThat(count(database)).isEqualTo(1L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void allSessionsSeeTheSame(int version)
            throws DatabaseException, ExecutionException, InterruptedException, SQLException, TimeoutException {
        TestDatabase test = database(version);
        try (Database database = open(test, true)) {
            List<CompletableFuture<Object>> seen = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                CompletableFuture<Object> count = new CompletableFuture<>();
                seen.add(count);
                Daemons.start("counting", () -> {
                    try {
                        Sql snapshot = sql("SELECT pg_current_snapshot()::text, pg_sleep(0.2)");
                        count.complete(database.query(snapshot, 1).rows().get(0).get(0));
                    } catch (DatabaseException e) {
                        count.completeExceptionally(e);
                    }
                });
                test.run("INSERT INTO t VALUES (2)");
            }
            Object first = seen.get(0).get(20, TimeUnit.SECONDS);
            for (CompletableFuture<Object> other : seen) {
                assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo(first);
            }
            assertThat(sessions(test)).as("two and the keeper").isEqualTo("3");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void aKeeperThatIsLostIsSaidAndNeverReplaced(int version) throws DatabaseException {
        TestDatabase test = database(version);
        try (Database database = open(test, true)) {
            assertThat(count(database)).isEqualTo(1L);
            test.run(END_KEEPER);
            for (int i = 0; i < 2; i++) {
                assertTrouble(FailureKind.DATABASE_UNREACHABLE, () -> count(database))
                        .contains("'shop'", "snapshot: run", "is lost", "Run again");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void anyOtherSessionIsReplacedAndSeesTheSame(int version) throws DatabaseException {
        TestDatabase test = database(version);
        try (Database database = open(test, true)) {
            assertThat(count(database)).isEqualTo(1L);
            test.run("INSERT INTO t VALUES (2)").run(END_KEEPER.replace("idle in transaction", "idle"));
            try {
                count(database);
            } catch (DatabaseException e) {
                // unless the pool has seen it first
                assertThat(e).hasMessageContaining("was lost during the statement");
            }
            assertThat(count(database)).isEqualTo(1L);
        }
    }

    /** As a server that was started anew may call its own first one. */
    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void anotherSnapshotOfTheSameNameIsNotTakenForIt(int version) throws DatabaseException, SQLException, IOException {
        TestDatabase test = database(version);
        try (Database database = open(test, true);
                Connection other = test.connect();
                Statement statement = other.createStatement()) {
            assertThat(count(database)).isEqualTo(1L);
            Path snapshots = Path.of(answer(statement, "SHOW data_directory"), "pg_snapshots");
            Path kept = onlyFile(snapshots);
            test.run("INSERT INTO t VALUES (2)").run(END_KEEPER);
            assertThat(kept).doesNotExist();
            other.setAutoCommit(false);
            Path exported = snapshots.resolve(answer(statement, "SELECT pg_export_snapshot()"));
            Files.copy(exported, kept);
            assertTrouble(FailureKind.DATABASE_UNREACHABLE, () -> count(database))
                    .contains("is lost");
            Files.delete(kept);
        }
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().get(0);
        }
    }

    private static String answer(Statement statement, String sql) throws SQLException {
        try (ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void theKeeperIdlesAsLongAsTheRunTakes(int version) throws DatabaseException, InterruptedException {
        TestDatabase test = database(version);
        test.run("ALTER DATABASE " + test.name() + " SET idle_in_transaction_session_timeout = '300ms'");
        if (version >= 17) {
            test.run("ALTER DATABASE " + test.name() + " SET transaction_timeout = '300ms'");
        }
        try (Database database = open(test, true)) {
            assertThat(count(database)).isEqualTo(1L);
            Thread.sleep(700);
            assertThat(count(database)).isEqualTo(1L);
        }
    }

    @Test
    void nothingWritesAndLimitsHold() throws DatabaseException {
        TestDatabase test = database(18);
        try (Database database = open(test, true)) {
            for (String text : List.of(
                    "INSERT INTO t VALUES (4) RETURNING a",
                    "SET TRANSACTION READ WRITE",
                    "SELECT set_config('transaction_read_only', 'off', false)",
                    "COMMIT; INSERT INTO t VALUES (4) RETURNING a")) {
                assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql(text), 1));
            }
            assertThat(database.query(sql("""
                                    SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only'),
                                           current_setting('statement_timeout'), current_setting('row_security')
                                    """), 1).rows())
                    .containsExactly(List.of("repeatable read", "on", "30s", "off"));
        }
    }

    @Test
    void whatRunsIsCancelledAndTheKeeperEndsWithTheDatabase()
            throws DatabaseException, InterruptedException, SQLException {
        TestDatabase test = database(18);
        Database database = open(test, true);
        try (database) {
            count(database);
            CompletableFuture<FailureKind> end = new CompletableFuture<>();
            Daemons.start("sleeping", () -> {
                try {
                    database.query(sql("SELECT pg_sleep(60)"), 1);
                } catch (DatabaseException e) {
                    end.complete(e.kind());
                }
            });
            Thread.sleep(300);
            database.cancel();
            assertThat(end.join()).isEqualTo(FailureKind.CANCELLED);
            assertTrouble(FailureKind.CANCELLED, () -> count(database));
        }
        for (int i = 0; i < 50 && !sessions(test).equals("0"); i++) {
            Thread.sleep(50);
        }
        assertThat(sessions(test)).isEqualTo("0");
    }
}
