package dev.assay.database.jdbc;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.apiguardian.api.API;

/** Tracks the waits and statements of a database, so that all of them can be cancelled at once. Thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Cancellation {

    private static final long AGAIN_MILLIS = 100;

    private final Set<Thread> waiting = new HashSet<>();
    private final Set<Statement> running = new HashSet<>();
    private boolean cancelled;

    /** Creates a tracker of nothing yet, for one database. */
    public Cancellation() {}

    /**
     * A wait that ends when its thread is interrupted.
     *
     * @param <T> the type of what is waited for
     */
    @FunctionalInterface
    public interface Wait<T> {
        /**
         * Waits.
         *
         * @return what was waited for
         * @throws InterruptedException if its thread was interrupted, as a cancel does
         * @throws SQLException if the driver failed
         * @throws DatabaseException if the database cannot give it
         */
        T get() throws InterruptedException, SQLException, DatabaseException;
    }

    /**
     * The execution of a statement.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    public interface Execution<T> {
        /**
         * Executes the statement.
         *
         * @return its result
         * @throws SQLException if the driver or the server failed, or the statement was cancelled
         */
        T get() throws SQLException;
    }

    /**
     * Waits until the wait ends or {@link #cancel()} is called.
     *
     * @param wait the wait
     * @param <T> the type of what is waited for
     * @return what was waited for
     * @throws SQLException if the wait throws it
     * @throws DatabaseException with {@link FailureKind#CANCELLED} if it was cancelled, or what the wait throws
     */
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

    /**
     * Runs a statement, which {@link #cancel()} ends.
     *
     * @param statement the statement
     * @param execution executes it
     * @param <T> the type of the result
     * @return the result
     * @throws SQLException if the execution throws it, as it does when it is cancelled
     * @throws DatabaseException with {@link FailureKind#CANCELLED} if {@link #cancel()} was called before
     */
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

    /** {@return whether {@link #cancel()} was called} */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Cancels all waits and statements, and refuses later ones. It does not wait until they end. */
    public synchronized void cancel() {
        if (cancelled) {
            return;
        }
        cancelled = true;
        waiting.forEach(Thread::interrupt);
        // one thread each: cancelling against a dead server can block the driver indefinitely
        running.forEach(statement -> Daemons.start("assay-cancel", () -> cancelWhileRunning(statement)));
    }

    /** Cancels repeatedly: a signal that reaches the server just before the statement has no effect. */
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
            // either the server is gone, and its statements with it, or the driver failed and is asked again
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
