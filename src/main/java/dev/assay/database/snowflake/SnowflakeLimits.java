package dev.assay.database.snowflake;

import dev.assay.database.SuiteLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits on what checks may use of a Snowflake account.
 *
 * @param sessions the number of sessions at a time, at least 1
 * @param statementTimeout how long a statement may run ({@code STATEMENT_TIMEOUT_IN_SECONDS}); whole seconds
 * @param queueTimeout how long a statement may wait for its warehouse ({@code STATEMENT_QUEUED_TIMEOUT_IN_SECONDS});
 *     whole seconds
 * @param loginTimeout how long a login may take, including that of a browser
 * @param networkTimeout how long the driver retries if the server does not respond
 * @param maxBytes the number of bytes, as estimated by EXPLAIN, above which a statement is not sent; null: no limit
 */
public record SnowflakeLimits(
        int sessions,
        Duration statementTimeout,
        Duration queueTimeout,
        Duration loginTimeout,
        Duration networkTimeout,
        @Nullable Long maxBytes) {

    /**
     * These limits, tightened by those of suites.
     *
     * @throws IllegalArgumentException if one of those is higher, or is no limit of Snowflake
     */
    SnowflakeLimits tightened(SuiteLimits suites) {
        SuiteLimits.unknown("max_cost", suites.maxCost());
        SuiteLimits.unknown("max_rows", suites.maxRows());
        Duration timeout = SuiteLimits.tighter("statement_timeout", suites.statementTimeout(), statementTimeout);
        return new SnowflakeLimits(
                sessions,
                timeout == null ? statementTimeout : Duration.ofSeconds(Math.max(1, timeout.toSeconds())),
                queueTimeout,
                loginTimeout,
                networkTimeout,
                SuiteLimits.tighter("max_bytes", suites.maxBytes(), maxBytes));
    }

    /**
     * The defaults: 2 sessions, 10 min per statement, 5 min in the queue, 1 min to log in, 2 min without a response, no
     * limit of bytes.
     */
    public static final SnowflakeLimits DEFAULT = new SnowflakeLimits(
            2, Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(2), null);
}
