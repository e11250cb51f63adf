package dev.assay.plan.expression;

import dev.assay.database.TableInfo;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * Decides which columns are comparable with which values. It refuses a comparison before a statement is sent if the
 * catalogue already rules it out.
 */
public final class Comparability {

    private Comparability() {}

    /** Returns the value if its type is comparable; otherwise refuses it. */
    public static <V extends Value> V comparable(V column) {
        if (column.type() == ValueType.COMPLEX) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED, complex("Column", column.name(), column.databaseType()));
        }
        return column;
    }

    /** Refuses a column whose type is not comparable. */
    public static void comparable(TableInfo.Column column, TableSource source) {
        if (column.type() == ValueType.COMPLEX) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    complex("The column of " + source.name(), column.name(), column.databaseType()));
        }
    }

    private static String complex(String what, String name, String type) {
        return what + " '" + name + "' is of type " + type + ", whose values do not compare: check a part of them with"
                + " expression_is_true, or give the part a column of its own in a view. not_null works on it as it is.";
    }

    /** Converts a constant for an equality comparison with the column: a number becomes text for a text column. */
    public static Object equal(Value column, Object value) {
        comparable(column);
        return column.type().isText() || column.type() == ValueType.OTHER ? text(value) : matching(column, value);
    }

    /** Converts a constant for an order comparison with the column. */
    static Object ordered(Value column, Object value) {
        comparable(column);
        if (column.type().isText() && value instanceof BigDecimal) {
            throw mismatch(column, value, "text has no numeric order; store the column as a number");
        }
        return column.type() == ValueType.OTHER ? text(value) : matching(column, value);
    }

    /**
     * Converts the value at which a window starts.
     *
     * @param value String, BigDecimal or, for dates and times, Instant
     */
    static Object moment(Column column, Object value) {
        Object known = value instanceof String text ? parsed(column, text) : value;
        return known instanceof Instant moment ? inUtc(column, moment) : ordered(column, known);
    }

    /**
     * Parses a remembered number or moment. A moment needs parsing because the database would silently drop its offset.
     */
    private static Object parsed(Column column, String text) {
        try {
            return switch (column.type()) {
                case INTEGER, DECIMAL, FLOAT -> new BigDecimal(text);
                case TIMESTAMP, DATE ->
                    OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
                case BOOLEAN, TEXT, CHAR, TIMESTAMP_TZ, COMPLEX, OTHER -> text;
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            return text;
        }
    }

    private static String inUtc(Column column, Instant moment) {
        return switch (column.type()) {
            case TIMESTAMP_TZ -> moment.toString();
            case TIMESTAMP -> LocalDateTime.ofInstant(moment, ZoneOffset.UTC).toString();
            case DATE -> LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
            default ->
                throw new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "Column '" + column.name() + "' is of type " + column.databaseType()
                                + ", and a window that begins so long ago needs a date or a time: name another column, or a"
                                + " value of this one.");
        };
    }

    /** Returns the value if it is text; otherwise refuses it. */
    static Value text(Value column) {
        comparable(column);
        if (!column.type().isText()) {
            String instead = column.type() == ValueType.OTHER
                    ? "accepted_values instead, or expression_is_true with CAST(" + column.name() + " AS varchar)"
                    : "accepted_range or accepted_values instead";
            throw refused(column, "and this needs text: use " + instead);
        }
        return column;
    }

    /** Returns the value if it is a number; otherwise refuses it. */
    public static Value number(Value column) {
        return number(column, "this needs a number: name another column");
    }

    /** Returns the value if it is a number; otherwise refuses it, because a tolerance needs numbers. */
    static Value near(Value column) {
        return number(column, "a tolerance needs numbers: leave it out, or name other columns");
    }

    private static Value number(Value column, String need) {
        comparable(column);
        if (!column.type().isNumber()) {
            throw refused(column, "and " + need);
        }
        return column;
    }

    /** Returns the value if it is a date or a time; otherwise refuses it. */
    static Value time(Value column) {
        if (family(column.type()) != ValueType.TIMESTAMP) {
            throw refused(column, "and this needs a date or a time: name another column");
        }
        return column;
    }

    /** Refuses an order comparison of two values whose types have no common order. */
    static void values(Value left, Value right) {
        comparable(left);
        comparable(right);
        boolean known = left.type() != ValueType.OTHER && right.type() != ValueType.OTHER;
        if (known && family(left.type()) != family(right.type())) {
            throw refused(
                    left,
                    "but '" + right.name() + "' is of type " + right.databaseType()
                            + ": they do not compare. Name two columns of one kind");
        }
    }

    private static UnanswerableException refused(Value column, String advice) {
        return new UnanswerableException(
                FailureCode.QUERY_REFUSED,
                "Column '" + column.name() + "' is of type " + column.databaseType() + ", " + advice + ".");
    }

    /** The representative of the types that have a common order. */
    static ValueType family(ValueType type) {
        return type.isNumber()
                ? ValueType.DECIMAL
                : type == ValueType.DATE || type == ValueType.TIMESTAMP_TZ
                        ? ValueType.TIMESTAMP
                        : type == ValueType.CHAR ? ValueType.TEXT : type;
    }

    private static Object matching(Value column, Object value) {
        boolean fits = switch (column.type()) {
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER, DECIMAL, FLOAT -> value instanceof BigDecimal;
            case TEXT, CHAR, DATE, TIMESTAMP, TIMESTAMP_TZ, COMPLEX, OTHER -> value instanceof String;
        };
        if (!fits) {
            throw mismatch(column, value, "write a value of the column's type");
        }
        return value;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private static UnanswerableException mismatch(Value column, Object value, String advice) {
        return new UnanswerableException(
                FailureCode.QUERY_REFUSED,
                "Column '" + column.name() + "' is of type " + column.databaseType() + ", which does not compare with "
                        + (value instanceof String ? "'" + value + "'" : text(value)) + ": " + advice + ".");
    }
}
