package dev.assay.plan;

import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Which columns compare with which values; said before a statement is sent, where the catalogue already knows. */
final class Comparing {

    private Comparing() {}

    /** The column itself, where its values compare with each other. */
    static Column comparable(Column column) {
        if (column.type() == ValueType.COMPLEX) {
            throw new UnanswerableException("QUERY_REFUSED", complex("Column", column.name(), column.databaseType()));
        }
        return column;
    }

    private static String complex(String what, String name, String type) {
        return what + " '" + name + "' is of type " + type + ", whose values do not compare: check a part of them with"
                + " expression_is_true, or give the part a column of its own in a view. not_null works on it as it is.";
    }

    /** The value as it compares for equality with the column: numbers become text for a text column. */
    static Object equal(Column column, Object value) {
        comparable(column);
        return column.type() == ValueType.TEXT || column.type() == ValueType.OTHER
                ? text(value)
                : matching(column, value);
    }

    /** The value as it compares in order with the column. */
    static Object ordered(Column column, Object value) {
        comparable(column);
        if (column.type() == ValueType.TEXT && value instanceof BigDecimal) {
            throw mismatch(column, value, "text has no numeric order; store the column as a number");
        }
        return column.type() == ValueType.OTHER ? text(value) : matching(column, value);
    }

    /**
     * The value from which on a window takes rows.
     *
     * @param value String, BigDecimal or, for dates and times, Instant
     */
    static Object moment(Column column, Object value) {
        Object known = value instanceof String text ? parsed(column, text) : value;
        return known instanceof Instant moment ? inUtc(column, moment) : ordered(column, known);
    }

    /** A number, as a mark is remembered; or a moment, whose offset the database would leave out without a word. */
    private static Object parsed(Column column, String text) {
        try {
            return switch (column.type()) {
                case INTEGER, DECIMAL, FLOAT -> new BigDecimal(text);
                case TIMESTAMP, DATE ->
                    OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
                case BOOLEAN, TEXT, TIMESTAMP_TZ, COMPLEX, OTHER -> text;
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
                        "QUERY_REFUSED",
                        "Column '" + column.name() + "' is of type " + column.databaseType()
                                + ", and a window that begins so long ago needs a date or a time: name another column, or a"
                                + " value of this one.");
        };
    }

    /** The column itself, where it holds text. */
    static Column text(Column column) {
        comparable(column);
        if (column.type() != ValueType.TEXT && column.type() != ValueType.OTHER) {
            throw new UnanswerableException(
                    "QUERY_REFUSED",
                    "Column '" + column.name() + "' is of type " + column.databaseType()
                            + ", and a regular expression needs text: use accepted_range or accepted_values instead.");
        }
        return column;
    }

    /** Refuses a reference between columns that the database could not compare. */
    static void columns(Column column, String table, Column other) {
        comparable(column);
        if (other.type() == ValueType.COMPLEX) {
            throw new UnanswerableException(
                    "QUERY_REFUSED", complex("The column of " + table, other.name(), other.databaseType()));
        }
        boolean known = column.type() != ValueType.OTHER && other.type() != ValueType.OTHER;
        if (known && family(column.type()) != family(other.type())) {
            throw new UnanswerableException(
                    "QUERY_REFUSED",
                    "Column '" + column.name() + "' is of type " + column.databaseType() + ", but '" + other.name()
                            + "' of "
                            + table + " is of type " + other.databaseType()
                            + ": they cannot refer to each other. Give both columns one type.");
        }
    }

    private static ValueType family(ValueType type) {
        return type.isNumber()
                ? ValueType.DECIMAL
                : type == ValueType.DATE || type == ValueType.TIMESTAMP_TZ ? ValueType.TIMESTAMP : type;
    }

    private static Object matching(Column column, Object value) {
        boolean fits = switch (column.type()) {
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER, DECIMAL, FLOAT -> value instanceof BigDecimal;
            case TEXT, DATE, TIMESTAMP, TIMESTAMP_TZ, COMPLEX, OTHER -> value instanceof String;
        };
        if (!fits) {
            throw mismatch(column, value, "write a value of the column's type");
        }
        return value;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private static UnanswerableException mismatch(Column column, Object value, String advice) {
        return new UnanswerableException(
                "QUERY_REFUSED",
                "Column '" + column.name() + "' is of type " + column.databaseType() + ", which does not compare with "
                        + (value instanceof String ? "'" + value + "'" : text(value)) + ": " + advice + ".");
    }
}
