package dev.assay.database.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a connection: a pool that is opened at the first use, behind a semaphore, so that waiting for a busy
 * session does not count as a failure to connect. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Sessions {

    /**
     * How long a failure to connect is remembered, so that a hundred checks do not each wait for the connect timeout of
     * a dead server.
     */
    private static final Duration KEPT_FAILURE = Duration.ofSeconds(30);

    private final Settings settings;
    private final Access access;
    private final Cancellation cancellation;
    private final Semaphore gate;
    private @Nullable CompletableFuture<HikariDataSource> pool;
    private @Nullable DatabaseException failure;
    private long failedAt;
    private boolean kept;
    private boolean closed;

    /**
     * Creates the sessions; none is opened yet.
     *
     * @param settings the connection's settings, with the number of sessions
     * @param access opens the pool at the first use
     * @param cancellation ends the waits for sessions
     */
    public Sessions(Settings settings, Access access, Cancellation cancellation) {
        this.settings = settings;
        this.access = access;
        this.cancellation = cancellation;
        this.gate = new Semaphore(settings.sessions(), true);
    }

    /** Opens a pool of sessions. */
    public interface Access {

        /**
         * Opens the pool, including its first session.
         *
         * @return the pool
         * @throws RuntimeException if the pool or the driver fails
         * @throws DatabaseException if the connection's settings do not lead to a session; the message says what to do
         */
        HikariDataSource open() throws DatabaseException;

        /**
         * Translates a failure to open a session.
         *
         * @param failure what {@link #open} or the pool threw
         * @return what it means to the connection's user
         */
        DatabaseException trouble(Throwable failure);

        /**
         * Ends a session's transaction, and leaves nothing of it behind.
         *
         * @param session the session
         * @throws SQLException if the session is lost
         */
        default void end(Connection session) throws SQLException {
            if (!session.getAutoCommit()) {
                session.rollback();
            }
        }
    }

    /**
     * Takes a session, and waits while all of them are in use. The caller must give it back.
     *
     * @return the session
     * @throws DatabaseException if none can be opened, or with {@link FailureKind#CANCELLED}
     */
    public Connection take() throws DatabaseException {
        return awaited(() -> {
            gate.acquire();
            boolean taken = false;
            try {
                Connection connection = session();
                taken = true;
                return connection;
            } finally {
                if (!taken) {
                    gate.release();
                }
            }
        });
    }

    /**
     * Takes the additional session that holds the snapshot, if the settings ask for one. It lives until the pool is
     * closed.
     *
     * @return the session
     * @throws DatabaseException if it cannot be opened, or with {@link FailureKind#CANCELLED}
     */
    public Connection keep() throws DatabaseException {
        return awaited(() -> {
            Connection connection = session();
            synchronized (this) {
                kept = true;
            }
            return connection;
        });
    }

    /** Takes a session from the pool. The caller must hold a permit, so that the other permits can be counted. */
    private Connection session() throws InterruptedException, DatabaseException {
        HikariDataSource opened = opened();
        try {
            return opened.getConnection();
        } catch (SQLException e) {
            throw cancellation.isCancelled() ? cancelled() : failed(access.trouble(e));
        }
    }

    private Connection awaited(Cancellation.Wait<Connection> wait) throws DatabaseException {
        try {
            return cancellation.await(wait);
        } catch (SQLException e) {
            throw access.trouble(e); // no awaited call throws it
        }
    }

    private static DatabaseException cancelled() {
        return new DatabaseException(FailureKind.CANCELLED, "The run was cancelled.", null);
    }

    /**
     * Ends the session's transaction, after which another may begin in it.
     *
     * @param connection the session, from {@link #take}
     * @throws SQLException if the session is lost
     */
    public void end(Connection connection) throws SQLException {
        access.end(connection);
    }

    /**
     * Ends the session's transaction and gives the session back.
     *
     * @param connection the session, from {@link #take}
     */
    public void giveBack(Connection connection) {
        try (connection) {
            end(connection);
        } catch (SQLException e) {
            // a lost session has nothing to roll back, and the pool drops it
        } finally {
            gate.release();
        }
    }

    /**
     * Gives up a session that may still be busy. The pool closes it when it can.
     *
     * @param connection the session, from {@link #take}
     */
    public void abandon(Connection connection) {
        CompletableFuture<HikariDataSource> opened;
        synchronized (this) {
            opened = pool;
        }
        try {
            if (opened != null && opened.isDone() && !opened.isCompletedExceptionally()) {
                opened.join().evictConnection(connection);
            }
        } finally {
            gate.release();
        }
    }

    /** Closes the pool in a thread of its own, because closing waits for running statements. */
    public void close() {
        CompletableFuture<HikariDataSource> opened;
        synchronized (this) {
            closed = true;
            opened = pool;
        }
        if (opened != null) {
            Thread closing = Daemons.start("assay-close", () -> closeOnceOpen(opened));
            try {
                closing.join(Duration.ofSeconds(1).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void closeOnceOpen(CompletableFuture<HikariDataSource> opening) {
        try {
            opening.join().close();
        } catch (CompletionException e) {
            // the pool never opened
        }
    }

    private HikariDataSource opened() throws InterruptedException, DatabaseException {
        CompletableFuture<HikariDataSource> opening = opening();
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw failed(e.getCause() instanceof DatabaseException known ? known : access.trouble(e));
        }
    }

    /**
     * The pool, opened in a thread of its own: connecting cannot be interrupted, but waiting for it must be
     * interruptible.
     */
    private synchronized CompletableFuture<HikariDataSource> opening() throws DatabaseException {
        if (closed) {
            throw new DatabaseException(FailureKind.CANCELLED, "Connection '" + settings.name() + "' is closed.", null);
        }
        if (failure != null && System.nanoTime() - failedAt < KEPT_FAILURE.toNanos()) {
            throw new DatabaseException(failure.kind(), String.valueOf(failure.getMessage()), null);
        }
        CompletableFuture<HikariDataSource> current = pool;
        if (current == null) {
            CompletableFuture<HikariDataSource> fresh = new CompletableFuture<>();
            pool = fresh;
            Daemons.start("assay-connect", () -> {
                try {
                    HikariDataSource opened = access.open();
                    opened.setMinimumIdle(0); // else it opens a session of its own accord while the only one is in use
                    fresh.complete(opened);
                } catch (Throwable e) {
                    // a waiting thread must get any failure
                    fresh.completeExceptionally(e);
                }
            });
            current = fresh;
        }
        return current;
    }

    /**
     * Handles a failure to get a session. The caller must still hold a permit. If other threads hold permits, the pool
     * stays, because they may be using its sessions; only an additional session was refused. Otherwise the failure is
     * remembered and the pool is closed, unless the snapshot's session still needs it.
     */
    private synchronized DatabaseException failed(DatabaseException trouble) {
        boolean opened = pool != null && !pool.isCompletedExceptionally();
        if (opened && gate.availablePermits() < settings.sessions() - 1) {
            return trouble;
        }
        failure = trouble;
        failedAt = System.nanoTime();
        if (kept) {
            return trouble;
        }
        CompletableFuture<HikariDataSource> broken = pool;
        pool = null;
        if (broken != null) {
            Daemons.start("assay-close", () -> closeOnceOpen(broken));
        }
        return trouble;
    }
}
