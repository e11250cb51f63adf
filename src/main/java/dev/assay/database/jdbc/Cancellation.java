package dev.assay.database.jdbc;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.apiguardian.api.API;

/** What a database is busy with, so that all of it can be ended at once. Safe for use by several threads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Cancellation {

    private static final long AGAIN_MILLIS = 100;

    private final Set<Thread> waiting = new HashSet<>();
    private final Set<Statement> running = new HashSet<>();
    private boolean cancelled;

    /** Something that waits and ends when its thread is interrupted. */
    @FunctionalInterface
    public interface Wait<T> {
        T get() throws InterruptedException, SQLException, DatabaseException;
    }

    /** Something that a statement does. */
    @FunctionalInterface
    public interface Execution<T> {
        T get() throws SQLException;
    }

    /** Waits for something until it is there or {@link #cancel()} is called. */
    public <T> T await(Wait<T> wait) throws SQLException, DatabaseException {
        synchronized (this) {
            refuseIfCancelled();
            waiting.add(Thread.currentThread());
        }
        try {
            return wait.get();
        } catch (InterruptedException e) {
            if (!isCancelled()) {
                Thread.currentThread().interrupt();
            }
            throw refusal();
        } finally {
            synchronized (this) {
                waiting.remove(Thread.currentThread());
                if (cancelled) {
                    Thread.interrupted();
                }
            }
        }
    }

    /** Runs a statement; {@link #cancel()} ends it. */
    public <T> T run(Statement statement, Execution<T> execution) throws SQLException, DatabaseException {
        synchronized (this) {
            refuseIfCancelled();
            running.add(statement);
        }
        try {
            return execution.get();
        } finally {
            synchronized (this) {
                running.remove(statement);
            }
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Ends what waits and what runs, and refuses what comes; does not wait for the end. */
    public synchronized void cancel() {
        if (cancelled) {
            return;
        }
        cancelled = true;
        waiting.forEach(Thread::interrupt);
        // each by itself: to cancel at a server that is gone may take a driver for ever
        running.forEach(statement -> Daemons.start("assay-cancel", () -> cancelWhileRunning(statement)));
    }

    /** Repeats itself: a signal that reaches the server just before the statement does nothing. */
    private void cancelWhileRunning(Statement statement) {
        try {
            while (isRunning(statement)) {
                cancel(statement);
                Thread.sleep(AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isRunning(Statement statement) {
        return running.contains(statement);
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException | RuntimeException | Error e) {
            // the server is gone, and its statements with it; or the driver fails, and is asked again
        }
    }

    private void refuseIfCancelled() throws DatabaseException {
        if (cancelled) {
            throw refusal();
        }
    }

    private static DatabaseException refusal() {
        return new DatabaseException(FailureKind.CANCELLED, "The run was cancelled.", null);
    }
}
