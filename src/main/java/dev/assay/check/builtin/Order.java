package dev.assay.check.builtin;

import dev.assay.check.Fraction;
import dev.assay.check.Text;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.InfiniteTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/** Compares measured values with the bounds of an author. */
public final class Order {

    /** The formats that PostgreSQL and Snowflake both accept: a date, optionally followed by a time, optionally followed by an offset. */
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH:mm", "Z")
            .toFormatter();

    private Order() {}

    /**
     * Whether a comparison holds. Every comparison with NaN is false.
     *
     * @param value as in {@link dev.assay.plan.ask.Measures}
     * @param bound BigDecimal, Boolean or String. A time without an offset is taken as UTC; an offset is ignored if the value has no
     *     time zone
     * @throws UnanswerableException if the two cannot be compared
     */
    public static boolean holds(Object value, Comparison comparison, Object bound) {
        if (isNaN(value)) {
            return false;
        }
        boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        int order = value instanceof Number || value instanceof Fraction
                ? numbers(value, bound)
                : value instanceof Boolean || value instanceof String
                        ? equality(value, equality, bound)
                        : times(value, bound);
        return switch (comparison) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
            case ABOVE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private static int numbers(Object value, Object bound) {
        if (!(bound instanceof BigDecimal number)) {
            throw mismatch("is a number", bound, "write a number, without quotes");
        }
        if (value instanceof Fraction fraction) {
            return fraction.compareTo(number);
        }
        if (value instanceof Double || value instanceof Float) {
            return floating((Number) value, number);
        }
        return Fraction.of((Number) value).compareTo(number);
    }

    /** Compares as the database does: the bound is rounded to the value's precision. */
    private static int floating(Number value, BigDecimal bound) {
        double own = value.doubleValue();
        double other =
                value instanceof Float ? Float.parseFloat(bound.toString()) : Double.parseDouble(bound.toString());
        if (Double.isInfinite(own)) {
            return own > 0 ? 1 : -1;
        }
        return own < other ? -1 : own > other ? 1 : 0;
    }

    public static boolean isNaN(Object value) {
        return (value instanceof Double || value instanceof Float) && Double.isNaN(((Number) value).doubleValue());
    }

    /** Texts can only be tested for equality here: their order depends on the database's collation. Other types arrive as text, too. */
    private static int equality(Object value, boolean equality, Object bound) {
        if (value instanceof Boolean && !(equality && bound instanceof Boolean)) {
            throw mismatch("is a boolean", bound, "write equals: true or equals: false");
        }
        if (value instanceof String && !(bound instanceof String)) {
            String kind = bound instanceof Boolean ? "boolean" : "number";
            throw mismatch("comes as text", bound, "make it a " + kind + " in the query");
        }
        if (!equality) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "The value comes as text, whose order only the database knows: compare it with " + Text.value(bound)
                            + " in the query, and write equals: true.");
        }
        return value.equals(bound) ? 0 : 1;
    }

    private static int times(Object value, Object bound) {
        return moment(value).compareTo(written(value, bound));
    }

    private static Instant moment(Object time) {
        if (time instanceof InfiniteTime infinite) {
            return infinite == InfiniteTime.LATEST ? Instant.MAX : Instant.MIN;
        }
        return Zones.moment(time, ZoneOffset.UTC);
    }

    /** Parses a bound as a time of the value's kind. */
    private static Instant written(Object value, Object bound) {
        String text = bound.toString().strip();
        for (InfiniteTime infinite : InfiniteTime.values()) {
            if (text.equalsIgnoreCase(infinite.toString())) {
                return moment(infinite);
            }
        }
        TemporalAccessor time;
        try {
            time = WRITTEN.parseBest(
                    text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeParseException e) {
            throw mismatch(
                    "is a date or a time", bound, "write it as in \"2026-01-31\" or \"2026-01-31 08:15:00+00:00\"");
        }
        if (value instanceof LocalDate || time instanceof LocalDate) {
            return moment(LocalDate.from(time));
        }
        return value instanceof LocalDateTime || time instanceof LocalDateTime
                ? moment(LocalDateTime.from(time))
                : Instant.from(time);
    }

    private static UnanswerableException mismatch(String kind, Object bound, String advice) {
        return new UnanswerableException(
                FailureCode.QUERY_REFUSED,
                "The value " + kind + ", which does not compare with " + Text.value(bound) + ": " + advice + ".");
    }
}
