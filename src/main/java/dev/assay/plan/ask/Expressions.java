package dev.assay.plan.ask;

import dev.assay.sql.Fragment;
import dev.assay.sql.Tolerance;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Expressions over one row of a table. An expression over a null is null, and so is a comparison with a null, unless a
 * method says otherwise.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Expressions {

    /**
     * A column of the table.
     *
     * @throws UnanswerableException if the table has no such column; the message suggests similar names
     */
    Column column(String name);

    /** Several columns of the table, each as {@link #column} returns it. */
    default List<Column> columns(List<String> names) {
        return names.stream().map(this::column).toList();
    }

    /** A column of the table; empty if the table has no such column. */
    Optional<Column> findColumn(String name);

    /** All columns of the table, in table order. */
    List<Column> allColumns();

    /** Holds if the value is null. */
    Condition isNull(Value value);

    /** Holds if the value is not null. */
    default Condition isFilled(Value value) {
        return not(isNull(value));
    }

    /** Holds if none of the values is null. */
    default Condition areFilled(List<? extends Value> values) {
        return allOf(values.stream().map(this::isFilled).toList());
    }

    /** The value if the condition holds, and null otherwise. */
    Value only(Condition condition, Value value);

    /** Holds if the condition is false. If the condition is null, neither the condition nor its negation holds. */
    Condition not(Condition condition);

    /** Holds if at least one of the conditions holds. The list must not be empty. */
    Condition anyOf(List<Condition> conditions);

    /** Holds if all conditions hold. An empty list always holds. */
    Condition allOf(List<Condition> conditions);

    /**
     * Holds if the value equals one of the constants.
     *
     * @param values String, BigDecimal or Boolean, at least one
     * @throws UnanswerableException if the value's type is not comparable with one of the constants
     */
    Condition isIn(Value value, List<Object> values);

    /**
     * Compares a value with a constant.
     *
     * @param constant String, BigDecimal or Boolean
     * @throws UnanswerableException if the value's type is not comparable with the constant
     */
    Condition compare(Value value, Comparison comparison, Object constant);

    /**
     * Compares two values of a row.
     *
     * @throws UnanswerableException if their types are not comparable
     */
    Condition compare(Value left, Comparison comparison, Value right);

    /**
     * Holds if two numbers differ by no more than the tolerance. Infinity and NaN are near only to themselves.
     *
     * @throws UnanswerableException if one of the values is not a number
     */
    Condition near(Value value, Value expected, Tolerance tolerance);

    /**
     * Holds if the regular expression matches a part of the text. Patterns compare characters and ignore the collation.
     *
     * @throws UnanswerableException if the value is not text
     */
    Condition matches(Value text, String regex);

    /**
     * Holds if the text matches the LIKE pattern: {@code %} matches any text, {@code _} matches one character, and a
     * backslash escapes either of them.
     *
     * @throws UnanswerableException if the value is not text
     */
    Condition like(Value text, String pattern);

    /**
     * Holds if the text has the format. For a null it is false, not null.
     *
     * @throws UnanswerableException if the value is not text
     */
    Condition has(Value text, Format format);

    /**
     * Holds if the text is valid JSON (RFC 8259).
     *
     * @throws UnanswerableException if the value is not text
     */
    Condition isJson(Value text);

    /** Holds if the author's SQL expression is true. */
    Condition holds(Fragment expression);

    /**
     * The value of the author's SQL expression. Messages show its text.
     *
     * @param assumed the type that it is assumed to have; if it has another one, the database refuses the statement
     */
    Value value(Fragment expression, ValueType assumed);

    /** A numeric constant. */
    Value number(BigDecimal number);

    /**
     * The number, or null if it is infinite or NaN. For a type without such values it is the value itself.
     *
     * @throws UnanswerableException if the value is not a number
     */
    Value finite(Value number);

    /**
     * The length of a text in characters.
     *
     * @throws UnanswerableException if the value is not text
     */
    Value length(Value text);

    /**
     * The sum of at least one number.
     *
     * @throws UnanswerableException if one of the values is not a number
     */
    Value sum(List<? extends Value> numbers);

    /**
     * The number multiplied by a constant factor.
     *
     * @throws UnanswerableException if the value is not a number
     */
    Value times(Value number, BigDecimal factor);

    /**
     * A date or time shifted by a duration: later if it is positive, earlier if it is negative.
     *
     * @throws UnanswerableException if the value is not a date or a time
     */
    Value later(Value time, Duration by);

    /**
     * The start of the calendar period that contains a date or time.
     *
     * @throws UnanswerableException if the value is not a date or a time
     */
    Value begin(Value time, Period period);
}
