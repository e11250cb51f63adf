package dev.assay.database.postgresql;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.jdbc.Daemons;
import dev.assay.sql.TableName;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementErrorTranslatorTest {

    private static final Limits LIMITS =
            new Limits(2, Duration.ofMillis(400), Duration.ofMillis(200), null, null, null, null, null);

    @SuppressWarnings("NullAway.Init") // by JUnit, below
    private static TestDatabase test;

    @BeforeAll
    static void create() {
        test = TestPostgres.newest().database().run("""
                        CREATE ROLE reader LOGIN PASSWORD 'reader';
                        CREATE SCHEMA closed;
                        CREATE TABLE closed.inside (a int);
                        CREATE TABLE secret (a int);
                        CREATE TABLE orders (id int, mail text);
                        INSERT INTO orders VALUES (1, 'ann@example.org');
                        CREATE TABLE mine (a int);
                        ALTER TABLE mine ENABLE ROW LEVEL SECURITY;
                        CREATE POLICY half ON mine USING (a > 10);
                        GRANT SELECT ON orders, mine, closed.inside TO reader;
                        """);
    }

    private static Database reader() {
        return test.settings("shop", Plane.ANALYTICAL, LIMITS, "reader", "reader")
                .open("assay troubles");
    }

    @Test
    void missingThingsAreNamed() {
        try (Database database = reader()) {
            assertTrouble(FailureKind.TABLE_MISSING, () -> database.query(sql("SELECT 1 FROM nowhere"), 1))
                    .contains("shop", "nowhere", "character 15");
            assertTrouble(FailureKind.COLUMN_MISSING, () -> database.query(sql("SELECT colour FROM orders"), 1))
                    .contains("colour");
            assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("SELEKT 1"), 1))
                    .contains("SELEKT");
            assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("SELECT 1 / (id - 1) FROM orders"), 1))
                    .contains("division by zero");
        }
    }

    @Test
    void missingRightsAreNamed() {
        try (Database database = reader()) {
            assertTrouble(FailureKind.PERMISSION_DENIED, () -> database.query(sql("SELECT * FROM secret"), 1))
                    .contains("reader", "secret", "SELECT");
            assertTrouble(FailureKind.PERMISSION_DENIED, () -> database.table(TableName.parse("secret")))
                    .contains("GRANT SELECT ON public.secret TO reader");
            assertTrouble(FailureKind.PERMISSION_DENIED, () -> database.table(TableName.parse("closed.inside")))
                    .contains("GRANT USAGE ON SCHEMA closed TO reader");
        }
    }

    @Test
    void rowsThatAPolicyHidesAreNoAnswer() {
        try (Database database = reader()) {
            assertTrouble(FailureKind.ROWS_HIDDEN, () -> database.query(sql("SELECT count(*) FROM mine"), 1))
                    .contains("reader", "mine", "BYPASSRLS");
        }
    }

    @Test
    void valuesOfRowsStandInNoMessage() {
        try (Database database = reader()) {
            assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("SELECT mail::int FROM orders"), 1))
                    .doesNotContain("ann@")
                    .contains("integer", "22P02");
        }
    }

    @Test
    void statementsAndLocksTakeNoLongerThanTheLimits() throws SQLException, DatabaseException {
        try (Database database = reader();
                Connection owner = test.connect();
                Statement lock = owner.createStatement()) {
            assertTrouble(FailureKind.TIMED_OUT, () -> database.query(sql("SELECT pg_sleep(20)"), 1))
                    .contains("400ms", "statement_timeout");
            owner.setAutoCommit(false);
            lock.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
            assertTrouble(FailureKind.TIMED_OUT, () -> database.query(sql("SELECT * FROM orders"), 1))
                    .contains("200ms", "lock_timeout");
            owner.rollback();
            assertThat(database.query(sql("SELECT id FROM orders"), 1).rows()).containsExactly(List.of(1L));
        }
    }

    @Test
    void aLostSessionIsSaidAndTheNextStatementGetsAnother() throws DatabaseException {
        Limits patient = new Limits(1, Duration.ofSeconds(30), Duration.ofSeconds(1), null, null, null, null, null);
        try (Database database =
                test.settings("shop", Plane.ANALYTICAL, patient).open("assay lost")) {
            Daemons.start("killer", () -> {
                String running = "SELECT count(pg_terminate_backend(pid)) AS n FROM pg_stat_activity "
                        + "WHERE application_name = 'assay lost' AND query LIKE '%pg_sleep%'";
                for (int i = 0; i < 30; i++) {
                    test.run("SELECT pg_sleep(0.1); " + running);
                }
            });
            assertTrouble(FailureKind.DATABASE_UNREACHABLE, () -> database.query(sql("SELECT pg_sleep(20)"), 1))
                    .contains(
                            "lost during the statement",
                            "127.0.0.1:" + test.server().port(),
                            "57P01");
            assertThat(database.query(sql("SELECT 1"), 1).rows()).containsExactly(List.of(1L));
        }
    }

    @Test
    void aServerThatStopsIsSaid() {
        TestPostgres server = TestPostgres.separate();
        Database database = server.database().settings("shop", Plane.ANALYTICAL).open("assay stop");
        try (database) {
            Daemons.start("stopper", () -> {
                try {
                    Thread.sleep(700);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                server.stop();
            });
            assertTrouble(
                            FailureKind.DATABASE_UNREACHABLE,
                            () -> database.query(sql("SELECT count(*) FROM generate_series(1, 20000000000)"), 1))
                    .contains("lost during the statement");
        } finally {
            server.stop();
        }
    }
}
