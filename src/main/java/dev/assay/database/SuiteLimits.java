package dev.assay.database;

import java.time.Duration;
import java.util.function.BinaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The limits that a suite sets for its own statements, in the words of a connection's {@code limits}. They may only be tighter than the
 * connection's.
 *
 * @param statementTimeout how long a statement may run; null: as the connection says
 * @param maxCost the planner's estimated cost above which a statement is not sent; null: as the connection says
 * @param maxRows the estimated rows of a statement's tables above which it is not sent; null: as the connection says
 * @param maxBytes the estimated bytes above which a statement is not sent; null: as the connection says
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SuiteLimits(
        @Nullable Duration statementTimeout,
        @Nullable Long maxCost,
        @Nullable Long maxRows,
        @Nullable Long maxBytes) {

    /** No limits. */
    public static final SuiteLimits NONE = new SuiteLimits(null, null, null, null);

    /**
     * {@return the tighter of both limits, one by one}
     *
     * @param other the limits of another suite
     */
    public SuiteLimits and(SuiteLimits other) {
        return new SuiteLimits(
                lower(statementTimeout, other.statementTimeout),
                lower(maxCost, other.maxCost),
                lower(maxRows, other.maxRows),
                lower(maxBytes, other.maxBytes));
    }

    private static <T extends Comparable<T>> @Nullable T lower(@Nullable T one, @Nullable T other) {
        BinaryOperator<T> least = (left, right) -> left.compareTo(right) <= 0 ? left : right;
        return one == null ? other : other == null ? one : least.apply(one, other);
    }

    /**
     * {@return a suite's limit, or else the connection's}
     *
     * @param <T> the limit's type
     * @param key the limit's key
     * @param said what the suite says; null if nothing
     * @param own what the connection says; null if anything is allowed
     * @throws IllegalArgumentException if the suite's is higher; the message is a sentence without its full stop
     */
    public static <T extends Comparable<T>> @Nullable T tighter(String key, @Nullable T said, @Nullable T own) {
        if (said != null && own != null && said.compareTo(own) > 0) {
            throw new IllegalArgumentException("'limits' of a suite may only tighten those of its connection, and "
                    + key + " is higher than there");
        }
        return said == null ? own : said;
    }

    /**
     * Refuses a limit that the database does not know.
     *
     * @param key the limit's key
     * @param said what the suite says; null if nothing
     * @throws IllegalArgumentException if it says something
     */
    public static void unknown(String key, @Nullable Object said) {
        if (said != null) {
            throw new IllegalArgumentException(
                    "connections of this type have no limit " + key + ", which this suite tightens");
        }
    }
}
