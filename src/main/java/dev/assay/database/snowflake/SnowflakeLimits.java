package dev.assay.database.snowflake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What checks may take from a Snowflake account.
 *
 * @param sessions sessions at once, at least 1
 * @param statementTimeout how long a statement may run ({@code STATEMENT_TIMEOUT_IN_SECONDS}); whole seconds
 * @param queueTimeout how long a statement may wait for its warehouse ({@code STATEMENT_QUEUED_TIMEOUT_IN_SECONDS}); whole
 *     seconds
 * @param loginTimeout how long a log-in may take, the browser's among them
 * @param networkTimeout how long the driver goes on asking a server that does not answer
 * @param maxBytes the bytes that EXPLAIN says a statement reads, above which it is not sent; null: no limit
 */
public record SnowflakeLimits(
        int sessions,
        Duration statementTimeout,
        Duration queueTimeout,
        Duration loginTimeout,
        Duration networkTimeout,
        @Nullable Long maxBytes) {

    /** 2 sessions, 10 min, 5 min in the queue, 1 min to log in, 2 min without an answer, no limit of bytes. */
    public static final SnowflakeLimits DEFAULT = new SnowflakeLimits(
            2, Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(2), null);
}
