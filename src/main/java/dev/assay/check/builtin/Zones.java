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

/** Time zones of moments and columns that have none. A zone is never guessed: the author has to name it. */
public final class Zones {

    public static final Parameter PARAMETER = Parameter.of(
            "time_zone",
            Kind.ZONE,
            "The time zone of a column that has none, such as UTC or Europe/Paris. Required for timestamp without time"
                    + " zone and date, refused elsewhere.");

    private Zones() {}

    /**
     * Returns the time zone of a column's values; null if the values carry their own.
     *
     * @throws UnanswerableException if the column is not a point in time, or its zone is missing or given twice
     */
    public static @Nullable ZoneId of(Column column, @Nullable ZoneId declared) {
        switch (column.type()) {
            case TIMESTAMP_TZ -> {
                if (declared != null) {
                    throw refusal(column, "which has its own time zone: remove time_zone");
                }
            }
            case TIMESTAMP, DATE -> {
                if (declared == null) {
                    throw refusal(
                            column, "which has no time zone: say which one with time_zone, such as time_zone: UTC");
                }
            }
            default -> throw refusal(column, "which is not a point in time: name a timestamp or date column");
        }
        return declared;
    }

    private static UnanswerableException refusal(Column column, String advice) {
        return new UnanswerableException(
                FailureCode.QUERY_REFUSED,
                "Column '" + column.name() + "' is of type " + column.databaseType() + ", " + advice + ".");
    }

    /** Formats a moment for comparison with a column whose zone {@link #of} returned. */
    public static String written(Instant moment, Value column, @Nullable ZoneId zone) {
        if (column.type() == ValueType.TIMESTAMP_TZ) {
            return moment.toString();
        }
        LocalDateTime local = LocalDateTime.ofInstant(moment, Objects.requireNonNull(zone));
        return column.type() == ValueType.DATE ? local.toLocalDate().toString() : local.toString();
    }

    /** The advice on infinite times, to end a sentence with. */
    public static String without(Value column) {
        return "leave such rows out with a filter, such as isfinite(" + column.name() + ")";
    }

    /**
     * Returns the moment that an author's expression evaluated to. Its type is known only now.
     *
     * @param expression has the type TIMESTAMP_TZ if the author gave no zone, another type otherwise
     * @throws UnanswerableException if the value is not a point in time, or its zone is missing or given twice
     */
    public static Instant moment(Object value, Value expression, @Nullable ZoneId zone) {
        boolean zoned = value instanceof Instant;
        if (!zoned && !(value instanceof LocalDate) && !(value instanceof LocalDateTime)) {
            throw refusal(expression, "is not a point in time: write one that returns a timestamp or a date");
        }
        if (zoned != (expression.type() == ValueType.TIMESTAMP_TZ)) {
            throw refusal(
                    expression,
                    zoned
                            ? "returns a time with its own time zone: remove time_zone, or if that is needed, convert the time to that zone"
                                    + " in the expression"
                            : "returns a time without a time zone: say which one with time_zone, such as time_zone: UTC");
        }
        return moment(value, zone);
    }

    private static UnanswerableException refusal(Value expression, String advice) {
        return new UnanswerableException(
                FailureCode.QUERY_REFUSED, "The expression " + Computed.words(expression) + " " + advice + ".");
    }

    public static Instant moment(Object value, @Nullable ZoneId zone) {
        return value instanceof Instant instant
                ? instant
                : local(value).atZone(Objects.requireNonNull(zone)).toInstant();
    }

    /** Converts a date to its midnight and a moment to UTC; a time without a zone stays as it is. */
    public static LocalDateTime local(Object value) {
        return value instanceof LocalDate date
                ? date.atStartOfDay()
                : value instanceof Instant moment
                        ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC)
                        : (LocalDateTime) value;
    }
}
