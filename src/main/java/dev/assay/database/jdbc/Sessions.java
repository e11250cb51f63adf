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
 * The sessions of a connection: a pool that is opened at the first use, and a gate before it, so that waiting
 * for a busy session is no failure to connect. Safe for use by several threads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Sessions {

    /** A server that does not answer is left alone that long, so that a hundred checks do not wait ten seconds each. */
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

    public Sessions(Settings settings, Access access, Cancellation cancellation) {
        this.settings = settings;
        this.access = access;
        this.cancellation = cancellation;
        this.gate = new Semaphore(settings.sessions(), true);
    }

    /** How a pool of sessions is opened. */
    public interface Access {

        /**
         * Opens the pool; its first session is there when this returns.
         *
         * @throws RuntimeException what the pool or the driver could not do
         */
        HikariDataSource open() throws DatabaseException;

        /** Why there is no session. */
        DatabaseException trouble(Throwable failure);
    }

    /** A session, waited for as long as others use all of them; to be given back. */
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

    /** The one session beside the others, where the settings ask for one snapshot; the pool's end is its end. */
    public Connection keep() throws DatabaseException {
        return awaited(() -> {
            Connection connection = session();
            synchronized (this) {
                kept = true;
            }
            return connection;
        });
    }

    /** One of the pool; to be asked by who has a permit, so that the others' permits can be told from it. */
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
            throw access.trouble(e); // nothing that is awaited lets one through
        }
    }

    private static DatabaseException cancelled() {
        return new DatabaseException(FailureKind.CANCELLED, "The run was cancelled.", null);
    }

    /** Ends the session's transaction without keeping anything, and gives it back. */
    public void giveBack(Connection connection) {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // a lost session has nothing to roll back; the pool drops it
        } finally {
            gate.release();
        }
    }

    /** Gives up a session that may still be busy; the pool closes it when it can. */
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

    /** Closes the pool in a thread of its own: it waits for what runs. */
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
            // it never opened
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

    /** The pool, opened in a thread of its own: a connect cannot be interrupted, and waiting for it must. */
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
                    fresh.complete(access.open());
                } catch (Throwable e) {
                    // whatever it is, somebody waits for it
                    fresh.completeExceptionally(e);
                }
            });
            current = fresh;
        }
        return current;
    }

    /**
     * Where others have permits, and so may have sessions of the pool, it stays: one more could not be had, and they are busy with
     * theirs. To be called by who still has a permit. A session that is kept beside the others is no reason to try again and again, but
     * one to leave the pool alone.
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
