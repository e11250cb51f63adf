package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.database.jdbc.Daemons;
import dev.assay.database.jdbc.Spans;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends statements that run on after their limit, since a function that they reach lifted it or caught the server's cancellation: by a
 * cancellation of our own, and if that has no effect by ending their session, from a second one that lives for this alone.
 */
final class Overdue {

    /** So long after the limit a statement is cancelled, and so long after that its session is ended. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private static final Duration OPEN = Duration.ofSeconds(5);

    /** Of our own role's sessions only, and of no other's transaction, to which a pooler may have lent the process meanwhile. */
    private static final String END = """
            SELECT pg_catalog.pg_terminate_backend(pid)
            FROM pg_catalog.pg_stat_activity
            WHERE pid OPERATOR(pg_catalog.=) ?
              AND CAST(pg_catalog.date_part('epoch', xact_start) OPERATOR(pg_catalog.*) 1000000 AS bigint)
                OPERATOR(pg_catalog.=) ?
            """;

    private final PostgresAccess access;
    private final Duration limit;
    private final Cancellation cancellation;

    /**
     * @param access opens the second session
     * @param limit how long a statement may run; zero: without end
     */
    Overdue(PostgresAccess access, Duration limit, Cancellation cancellation) {
        this.access = access;
        this.limit = limit;
        this.cancellation = cancellation;
    }

    /** Its thread ends when it has nothing to wait for. */
    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "assay-overdue");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        clock.allowCoreThreadTimeOut(true);
        return clock;
    }

    /** What was done to a statement. */
    private enum Ended {
        NO,
        BY_CANCELLATION,
        BY_ENDING_ITS_SESSION,
        BY_LEAVING_IT
    }

    /**
     * Runs a statement.
     *
     * @throws DatabaseException {@link FailureKind#TIMED_OUT} if it did not end by the server's limit
     */
    <T> T run(Transaction transaction, Statement statement, Cancellation.Execution<T> execution)
            throws SQLException, DatabaseException {
        if (limit.isZero()) {
            return cancellation.run(statement, execution);
        }
        AtomicReference<Ended> ended = new AtomicReference<>(Ended.NO);
        Future<?> first = after(GRACE, () -> {
            ended.set(Ended.BY_CANCELLATION);
            cancel(statement);
        });
        Future<?> second = after(GRACE.multipliedBy(2), () -> {
            ended.set(Ended.BY_ENDING_ITS_SESSION);
            if (!isEnded(transaction)) {
                ended.set(Ended.BY_LEAVING_IT);
                leave(statement);
            }
        });
        try {
            return cancellation.run(statement, execution);
        } catch (SQLException e) {
            Ended how = Objects.requireNonNull(ended.get());
            if (how == Ended.NO || cancellation.isCancelled()) {
                throw e;
            }
            throw new DatabaseException(FailureKind.TIMED_OUT, words(how, transaction.process()), null);
        } finally {
            first.cancel(false);
            second.cancel(false);
        }
    }

    private Future<?> after(Duration grace, Runnable task) {
        return CLOCK.schedule(
                () -> Daemons.start("assay-overdue", task), limit.plus(grace).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // its session is ended next
        }
    }

    /** Closes the connection: a server on Linux then ends the statement, as it does when we are killed. */
    private static void leave(Statement statement) {
        try {
            statement.getConnection().abort(Runnable::run);
        } catch (SQLException e) {
            // it is closed
        }
    }

    private boolean isEnded(Transaction transaction) {
        try (Connection session = access.beside("ends process " + transaction.process(), OPEN);
                PreparedStatement statement = session.prepareStatement(END)) {
            statement.setInt(1, transaction.process());
            statement.setLong(2, transaction.start());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException | DatabaseException e) {
            return false;
        }
    }

    private String words(Ended ended, int process) {
        String said = "Connection '" + access.settings().name() + "': the statement ran longer than "
                + Spans.shown(limit)
                + ", and the server's limit did not end it, since a function that it reaches "
                + (ended == Ended.BY_CANCELLATION ? "lifted the limit" : "lifted it or catches cancellations") + ": ";
        return said
                + switch (ended) {
                    case NO, BY_CANCELLATION -> "it was cancelled. ";
                    case BY_ENDING_ITS_SESSION -> "its session (process " + process + ") was ended from a second one. ";
                    case BY_LEAVING_IT ->
                        "its session (process " + process
                                + ") could not be ended from a second one, so the connection to it was"
                                + " closed. Where the server is not on Linux it may go on: have it ended by"
                                + " pg_terminate_backend(" + process + "). ";
                }
                + "Take the function away, or narrow the statement.";
    }
}
