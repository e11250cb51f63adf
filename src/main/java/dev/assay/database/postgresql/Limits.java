package dev.assay.database.postgresql;

import dev.assay.database.Plane;
import dev.assay.database.SuiteLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits on what checks may use of a database.
 *
 * @param sessions the number of sessions at a time, at least 1
 * @param statementTimeout how long a statement may run
 * @param lockTimeout how long a statement may wait for a lock
 * @param maxCost the planner's estimated cost (EXPLAIN's total cost) above which a statement is not sent; null: no
 *     limit
 * @param maxRows the estimated number of rows of a statement's tables above which it is not sent; null: no limit
 * @param workMem {@code work_mem} for a statement, such as {@code 512MB}; null: the server's
 * @param jit {@code jit} for a statement; null: the server's
 * @param parallelWorkers {@code max_parallel_workers_per_gather} for a statement; null: the server's
 * @param idleTimeout how long a transaction may wait for its next statement
 * @param transactionTimeout how long a transaction may last, which servers since version 17 heed; zero: without end
 * @param run what all statements of a run together may use
 */
public record Limits(
        int sessions,
        Duration statementTimeout,
        Duration lockTimeout,
        @Nullable Long maxCost,
        @Nullable Long maxRows,
        @Nullable String workMem,
        @Nullable Boolean jit,
        @Nullable Integer parallelWorkers,
        Duration idleTimeout,
        Duration transactionTimeout,
        RunBudget run) {

    private static final Duration IDLE = Duration.ofMinutes(1);

    /** Limits with the usual time for a transaction: as long as its statement, and a minute. */
    public Limits(
            int sessions,
            Duration statementTimeout,
            Duration lockTimeout,
            @Nullable Long maxCost,
            @Nullable Long maxRows,
            @Nullable String workMem,
            @Nullable Boolean jit,
            @Nullable Integer parallelWorkers) {
        this(
                sessions,
                statementTimeout,
                lockTimeout,
                maxCost,
                maxRows,
                workMem,
                jit,
                parallelWorkers,
                IDLE,
                ofTransactions(statementTimeout, IDLE),
                RunBudget.NONE);
    }

    /** How long a transaction may last that has one statement. */
    static Duration ofTransactions(Duration statementTimeout, Duration idleTimeout) {
        return statementTimeout.isZero() ? Duration.ZERO : statementTimeout.plus(idleTimeout);
    }

    /**
     * These limits, tightened by those of suites.
     *
     * @throws IllegalArgumentException if one of those is higher, or is no limit of PostgreSQL
     */
    public Limits tightened(SuiteLimits suites) {
        SuiteLimits.unknown("max_bytes", suites.maxBytes());
        Duration own = statementTimeout.isZero() ? null : statementTimeout;
        Duration timeout = SuiteLimits.tighter("statement_timeout", suites.statementTimeout(), own);
        return new Limits(
                sessions,
                timeout == null ? Duration.ZERO : timeout,
                lockTimeout,
                SuiteLimits.tighter("max_cost", suites.maxCost(), maxCost),
                SuiteLimits.tighter("max_rows", suites.maxRows(), maxRows),
                workMem,
                jit,
                parallelWorkers,
                idleTimeout,
                transactionTimeout,
                run);
    }

    /**
     * The defaults of a plane. Operational: 1 session, 5 s, 200 ms for locks, cost 50,000. Analytical: 2 sessions, 10
     * min.
     */
    public static Limits of(Plane plane) {
        return plane == Plane.OPERATIONAL
                ? new Limits(1, Duration.ofSeconds(5), Duration.ofMillis(200), 50_000L, null, null, null, null)
                : new Limits(2, Duration.ofMinutes(10), Duration.ofSeconds(10), null, null, null, null, null);
    }
}
