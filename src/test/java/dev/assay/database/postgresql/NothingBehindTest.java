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
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No statement, session or lock of ours outlives what it was for, whatever a function does. */
@Timeout(60)
class NothingBehindTest {

    private static final Limits SHORT =
            new Limits(1, Duration.ofSeconds(1), Duration.ofSeconds(1), null, null, null, null, null);

    private static final Limits PLANNED =
            new Limits(1, Duration.ofSeconds(1), Duration.ofSeconds(1), 1_000_000_000L, null, null, null, null);

    private final TestDatabase test = TestPostgres.newest().database().run("""
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
            CREATE FUNCTION lifting() RETURNS int LANGUAGE sql IMMUTABLE AS
              $$ SELECT 1 FROM set_config('statement_timeout', '0', true) $$;
            CREATE FUNCTION locking() RETURNS int LANGUAGE sql AS $$ SELECT 1 FROM pg_advisory_lock(4711) $$;
            """);

    private @Nullable Database opened;

    private Database open(Limits limits) {
        opened = test.settings("shop", Plane.ANALYTICAL, limits).open("assay behind");
        return opened;
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private String value(String query) {
        try (Connection session = test.connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private long active(String application) {
        return Long.parseLong(value("SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND datname = '"
                + test.name() + "' AND application_name LIKE '" + application + "%'"));
    }

    @Test
    void a_statement_that_catches_cancellations_ends_with_its_session() throws DatabaseException {
        Database database = open(SHORT);
        long begin = System.nanoTime();
        assertTrouble(FailureKind.TIMED_OUT, () -> database.query(sql("SELECT deaf()"), 1))
                .contains("catches cancellations")
                .containsPattern("its session \\(process \\d+\\) was ended from a second one");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(active("assay behind")).isZero();
        assertThat(database.query(sql("SELECT 1"), 1).rows())
                .as("the next has another session")
                .hasSize(1);
    }

    @Test
    void a_statement_that_lifts_the_limit_while_it_is_planned_is_cancelled() {
        Database database = open(PLANNED);
        assertTrouble(FailureKind.TIMED_OUT, () -> database.query(sql("SELECT lifting() FROM pg_sleep(30)"), 1))
                .contains("longer than 1s", "lifted the limit: it was cancelled");
    }

    @Test
    void a_lock_of_the_session_goes_with_the_statement() throws DatabaseException {
        Database database = open(SHORT);
        database.query(sql("SELECT locking()"), 1);
        assertThat(value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711"))
                .isEqualTo("0");
        assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("SELECT locking() / 0"), 1));
        assertThat(value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT current_query()", "SELECT current_query() -- as it is"})
    void a_statement_ends_with_what_it_is_of(String text) throws DatabaseException {
        Purpose purpose = Purpose.of("2026-11-30T05-24-20Z-1f", List.of("Orders */ and 'more'"))
                .ofScan("shop/1*/ 'x'");
        assertThat(open(SHORT).query(sql(text), 1, purpose).rows().get(0).get(0))
                .asString()
                .endsWith("\n/*assay_run='2026-11-30T05-24-20Z-1f',assay_scan='shop%2F1%2A%2F%20%27x%27'*/");
    }

    @Test
    void nothing_of_a_process_that_was_killed_is_active_ten_seconds_later() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        test.url())
                .inheritIO()
                .start();
        try {
            await(1);
            process.destroyForcibly().waitFor();
            long begin = System.nanoTime();
            await(0);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        } finally {
            process.destroyForcibly();
        }
    }

    private void await(long statements) throws InterruptedException {
        while (active("assay killed") != statements) {
            Thread.sleep(100);
        }
    }

    /** Sends a statement that lasts, and is killed. */
    static final class Killed {

        private Killed() {}

        public static void main(String[] arguments) throws DatabaseException {
            PostgresSettings settings = new PostgresSettings(
                    "shop",
                    Plane.ANALYTICAL,
                    arguments[0],
                    TestPostgres.USER,
                    new Password.Given(TestPostgres.PASSWORD),
                    Limits.of(Plane.ANALYTICAL),
                    false,
                    false,
                    false);
            try (Database database = settings.open("assay killed")) {
                database.query(sql("SELECT count(*) FROM generate_series(1, 1000000000000)"), 1);
            }
        }
    }
}
