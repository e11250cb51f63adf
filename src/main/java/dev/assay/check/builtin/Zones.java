package dev.assay.check.builtin;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Parameter;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.ValueType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moments and columns that have no zone of their own: nobody guesses which one is meant. */
public final class Zones {

    public static final Parameter PARAMETER = Parameter.of(
            "time_zone",
            Kind.ZONE,
            "The zone of a column that has none, such as UTC or Europe/Paris; needed for timestamp without time zone and date,"
                    + " refused elsewhere.");

    private Zones() {}

    /**
     * The zone that a column's values are in; null where they have one themselves.
     *
     * @throws UnanswerableException where it is no point in time, or its zone is missing or said twice
     */
    public static @Nullable ZoneId of(Column column, @Nullable ZoneId declared) {
        switch (column.type()) {
            case TIMESTAMP_TZ -> {
                if (declared != null) {
                    throw refusal(column, "which has a time zone of its own: remove time_zone");
                }
            }
            case TIMESTAMP, DATE -> {
                if (declared == null) {
                    throw refusal(
                            column, "which has no time zone: say which one with time_zone, such as time_zone: UTC");
                }
            }
            default -> throw refusal(column, "which is no point in time: name a timestamp or date column");
        }
        return declared;
    }

    private static UnanswerableException refusal(Column column, String advice) {
        return new UnanswerableException(
                FailureCode.QUERY_REFUSED,
                "Column '" + column.name() + "' is of type " + column.databaseType() + ", " + advice + ".");
    }

    /** A moment as it compares with the values of a column whose zone {@link #of} gave. */
    public static String written(Instant moment, Value column, @Nullable ZoneId zone) {
        if (column.type() == ValueType.TIMESTAMP_TZ) {
            return moment.toString();
        }
        LocalDateTime local = LocalDateTime.ofInstant(moment, Objects.requireNonNull(zone));
        return column.type() == ValueType.DATE ? local.toLocalDate().toString() : local.toString();
    }

    /** What to do about times that are infinite, to go on with in a sentence. */
    public static String without(Value column) {
        return "leave such rows out with a filter, such as isfinite(" + column.name() + ")";
    }

    /**
     * The moment that an expression of the author's came to; what it is, nobody knows before.
     *
     * @param expression of type TIMESTAMP_TZ where no zone was said, else of another
     * @throws UnanswerableException where it is no point in time, or its zone is missing or said twice
     */
    public static Instant moment(Object value, Value expression, @Nullable ZoneId zone) {
        boolean zoned = value instanceof Instant;
        if (!zoned && !(value instanceof LocalDate) && !(value instanceof LocalDateTime)) {
            throw refusal(expression, "is no point in time: write one that gives a timestamp or a date");
        }
        if (zoned != (expression.type() == ValueType.TIMESTAMP_TZ)) {
            throw refusal(
                    expression,
                    zoned
                            ? "gives a moment with a time zone of its own: remove time_zone, or where that is needed turn it into that"
                                    + " zone's time within the expression"
                            : "gives a time without a time zone: say which one with time_zone, such as time_zone: UTC");
        }
        return moment(value, zone);
    }

    private static UnanswerableException refusal(Value expression, String advice) {
        return new UnanswerableException(
                FailureCode.QUERY_REFUSED, "The expression " + Computed.words(expression) + " " + advice + ".");
    }

    /** The moment of a column's value. */
    public static Instant moment(Object value, @Nullable ZoneId zone) {
        return value instanceof Instant instant
                ? instant
                : local(value).atZone(Objects.requireNonNull(zone)).toInstant();
    }

    /** A date or a time of day as it is written; a moment in UTC. */
    public static LocalDateTime local(Object value) {
        return value instanceof LocalDate date
                ? date.atStartOfDay()
                : value instanceof Instant moment
                        ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC)
                        : (LocalDateTime) value;
    }
}
