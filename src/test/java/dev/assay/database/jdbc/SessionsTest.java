package dev.assay.database.jdbc;

import static dev.assay.database.Failures.assertTrouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.postgresql.Limits;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Permits come back on every path, and nobody's session is taken from under a statement. */
@Timeout(20)
class SessionsTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE ROLE sessions_one LOGIN CONNECTION LIMIT 1 PASSWORD 'one-password';
            """);

    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger opened = new AtomicInteger();

    /** Sessions with little patience. */
    private Sessions sessions(int most, String user, String password) {
        return sessions(most, () -> {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(DATABASE.url());
            config.setUsername(user);
            config.setPassword(password);
            config.setMaximumPoolSize(most);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(250);
            config.setInitializationFailTimeout(1);
            config.setAutoCommit(false);
            return new HikariDataSource(config);
        });
    }

    private interface Opening {
        HikariDataSource open() throws DatabaseException;
    }

    private Sessions sessions(int most, Opening opening) {
        Limits limits = new Limits(most, Duration.ofMinutes(1), Duration.ofSeconds(1), null, null, null, null, null);
        return new Sessions(
                DATABASE.settings("shop", Plane.ANALYTICAL, limits),
                new Sessions.Access() {
                    @Override
                    public HikariDataSource open() throws DatabaseException {
                        opened.incrementAndGet();
                        return opening.open();
                    }

                    @Override
                    public DatabaseException trouble(Throwable failure) {
                        return new DatabaseException(FailureKind.DATABASE_UNREACHABLE, "No session.", null);
                    }
                },
                cancellation);
    }

    private static int one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void a_connect_that_fails_beside_a_busy_session_leaves_it_alone() throws Exception {
        Sessions sessions = sessions(2, "sessions_one", "one-password");
        Connection busy = sessions.take();
        int pid = one(busy);
        for (int i = 0; i < 3; i++) {
            assertTrouble(FailureKind.DATABASE_UNREACHABLE, sessions::take);
        }
        Thread.sleep(300);
        assertThat(one(busy)).isEqualTo(pid);
        sessions.giveBack(busy);
        Connection again = sessions.take();
        assertThat(one(again)).isEqualTo(pid);
        sessions.giveBack(again);
        assertThat(opened).hasValue(1);
        sessions.close();
    }

    @Test
    void a_connect_that_fails_gives_its_permit_back_and_is_not_tried_again_at_once() {
        Sessions sessions = sessions(1, "sessions_one", "wrong");
        for (int i = 0; i < 5; i++) {
            assertTrouble(FailureKind.DATABASE_UNREACHABLE, sessions::take);
        }
        assertThat(opened).hasValue(1);
        sessions.close();
    }

    @Test
    void a_driver_that_throws_an_error_keeps_nobody_waiting() {
        Sessions sessions = sessions(1, () -> {
            throw new StackOverflowError();
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(sessions::take).isInstanceOf(StackOverflowError.class);
        }
        sessions.close();
    }

    @Test
    void a_session_that_the_server_ended_gives_its_permit_back_and_another_takes_its_place() throws Exception {
        Sessions sessions = sessions(1, TestPostgres.USER, TestPostgres.PASSWORD);
        Connection lost = sessions.take();
        int pid = one(lost);
        DATABASE.run("SELECT pg_terminate_backend(" + pid + ")");
        assertThatThrownBy(() -> one(lost)).isInstanceOf(SQLException.class);
        sessions.giveBack(lost);
        Connection other = sessions.take();
        assertThat(one(other)).isNotEqualTo(pid);
        sessions.abandon(other);
        Connection third = sessions.take();
        sessions.giveBack(third);
        sessions.close();
    }

    @Test
    void who_is_interrupted_while_waiting_takes_no_permit_with_him() throws Exception {
        Sessions sessions = sessions(1, TestPostgres.USER, TestPostgres.PASSWORD);
        Connection busy = sessions.take();
        CompletableFuture<FailureKind> end = new CompletableFuture<>();
        AtomicBoolean still = new AtomicBoolean();
        Thread waiting = Daemons.start("waiting", () -> {
            try {
                sessions.giveBack(sessions.take());
            } catch (DatabaseException e) {
                still.set(Thread.currentThread().isInterrupted());
                end.complete(e.kind());
            }
        });
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.sleep(5);
        }
        waiting.interrupt();
        assertThat(end.get()).isEqualTo(FailureKind.CANCELLED);
        assertThat(still).isTrue();
        sessions.giveBack(busy);
        sessions.giveBack(sessions.take());
        sessions.close();
    }

    @Test
    void closing_waits_for_no_session_and_refuses_the_next() throws Exception {
        Sessions sessions = sessions(2, TestPostgres.USER, TestPostgres.PASSWORD);
        Connection busy = sessions.take();
        one(busy);
        long start = System.nanoTime();
        sessions.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertTrouble(FailureKind.CANCELLED, sessions::take);
        sessions.giveBack(busy);
    }

    /** It holds the run's snapshot, which another one would not see. */
    @Test
    void a_connect_that_fails_beside_a_kept_session_leaves_the_pool_to_it() throws Exception {
        Sessions sessions = sessions(2, "sessions_one", "one-password");
        Connection kept = sessions.keep();
        int pid = one(kept);
        for (int i = 0; i < 3; i++) {
            assertTrouble(FailureKind.DATABASE_UNREACHABLE, sessions::take);
        }
        assertThat(one(kept)).isEqualTo(pid);
        assertThat(opened).hasValue(1);
        sessions.close();
    }
}
