package dev.assay.database.postgresql;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.sql.SearchPath;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPooler;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Through a pooler in transaction mode, whose one session of the server serves others in turn, all limits hold, for us alone. */
@Timeout(60)
class PoolerTest {

    private static final Limits SHORT =
            new Limits(2, Duration.ofSeconds(1), Duration.ofSeconds(1), 100_000L, 50_000L, "5MB", null, null);

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.newest().database().run("""
            CREATE TABLE big AS SELECT g AS a FROM generate_series(1, 60000) g;
            CREATE TABLE small AS SELECT 1 AS a;
            ANALYZE;
            CREATE FUNCTION deaf() RETURNS int LANGUAGE plpgsql AS $$
            BEGIN
              LOOP
                BEGIN
                  PERFORM pg_sleep(30);
                  RETURN 1;
                EXCEPTION WHEN query_canceled THEN
                END;
              END LOOP;
            END $$;
            CREATE FUNCTION locking() RETURNS int LANGUAGE sql AS $$ SELECT 1 FROM pg_advisory_lock(4711) $$;
            """);

    private TestPooler pooler;
    private Database database;

    @BeforeEach
    void open() {
        pooler = TestPooler.before(TestPostgres.newest(), folder, Map.of("default_pool_size", "1"));
        database = new PostgresSettings(
                        "shop",
                        Plane.ANALYTICAL,
                        pooler.url(test),
                        TestPostgres.USER,
                        new Password.Given(TestPostgres.PASSWORD),
                        SHORT,
                        false,
                        false,
                        false)
                .open("assay pooler");
    }

    @AfterEach
    void close() {
        database.close();
        pooler.close();
    }

    /** What another client of the pooler sees, in the same session of the server. */
    private String other(String query) {
        try (Connection session =
                        DriverManager.getConnection(pooler.url(test), TestPostgres.USER, TestPostgres.PASSWORD);
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    @Test
    void limits_hold_for_us_and_for_nobody_else() throws DatabaseException {
        String process = "SELECT pg_backend_pid()::text";
        String settings = "SELECT current_setting('work_mem') || current_setting('transaction_read_only')";
        for (int i = 0; i < 10; i++) {
            assertThat(database.query(sql(settings), 1).rows()).containsExactly(List.of("5MBon"));
            assertThat(other(settings)).isEqualTo("4MBoff");
            assertThat(other(process))
                    .isEqualTo(database.query(sql(process), 1).rows().get(0).get(0));
        }
        assertTrouble(FailureKind.OVER_BUDGET, () -> database.query(sql("SELECT count(*) FROM big"), 1))
                .contains("max_rows 50,000");
        assertTrouble(FailureKind.TIMED_OUT, () -> database.query(sql("SELECT pg_sleep(30)"), 1))
                .contains("longer than 1s");
    }

    @Test
    void nothing_stays_behind_for_others() throws DatabaseException, InterruptedException {
        database.query(sql("SELECT locking()"), 1);
        assertThat(other("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711"))
                .isEqualTo("0");
        String before = other("SELECT pg_backend_pid()");
        assertTrouble(FailureKind.TIMED_OUT, () -> database.query(sql("SELECT deaf()"), 1))
                .as("the pooler has no second session to end it from")
                .contains("(process " + before
                        + ") could not be ended from a second one, so the connection to it was closed");
        assertThat(other("SELECT pg_backend_pid()")).isNotEqualTo(before);
        while (other("SELECT count(*) FROM pg_stat_activity WHERE pid = " + before)
                .equals("1")) {
            Thread.sleep(100); // until the class's time is over
        }
    }

    @Test
    void a_snapshot_is_held_in_one_transaction() throws DatabaseException {
        try (Database.Held held = database.hold(Duration.ofSeconds(20), SearchPath.SYSTEM, Purpose.NONE)
                .orElseThrow()) {
            String count = "SELECT pg_catalog.count(*) FROM public.small";
            assertThat(held.query(sql(count), 1, Purpose.NONE).rows()).containsExactly(List.of(1L));
            test.run("INSERT INTO small VALUES (2)");
            assertThat(held.query(sql(count), 1, Purpose.NONE).rows()).containsExactly(List.of(1L));
        }
        assertThat(database.query(sql("SELECT count(*) FROM small"), 1).rows()).containsExactly(List.of(2L));
    }
}
