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
     * {@return a column of the table}
     *
     * @param name the name as an author writes it
     * @throws UnanswerableException if the table has no such column; the message suggests similar names
     */
    Column column(String name);

    /**
     * {@return several columns of the table, each as {@link #column} returns it}
     *
     * @param names the names as an author writes them
     * @throws UnanswerableException if the table lacks one of them
     */
    default List<Column> columns(List<String> names) {
        return names.stream().map(this::column).toList();
    }

    /**
     * {@return a column of the table; empty if the table has no such column}
     *
     * @param name the name as an author writes it
     */
    Optional<Column> findColumn(String name);

    /** {@return all columns of the table, in table order} */
    List<Column> allColumns();

    /**
     * {@return a condition that holds if the value is null}
     *
     * @param value any value
     */
    Condition isNull(Value value);

    /**
     * {@return a condition that holds if the value is not null}
     *
     * @param value any value
     */
    default Condition isFilled(Value value) {
        return not(isNull(value));
    }

    /**
     * {@return a condition that holds if none of the values is null}
     *
     * @param values the values; if there are none, the condition always holds
     */
    default Condition areFilled(List<? extends Value> values) {
        return allOf(values.stream().map(this::isFilled).toList());
    }

    /**
     * {@return the value if the condition holds, and null otherwise}
     *
     * @param condition the condition
     * @param value the value of rows for which it holds
     */
    Value only(Condition condition, Value value);

    /**
     * {@return a condition that holds if the condition is false} If the condition is null, neither the condition nor
     * its negation holds.
     *
     * @param condition the condition to negate
     */
    Condition not(Condition condition);

    /**
     * {@return a condition that holds if at least one of the conditions holds} The list must not be empty.
     *
     * @param conditions the conditions, at least one
     */
    Condition anyOf(List<Condition> conditions);

    /**
     * {@return a condition that holds if all conditions hold} An empty list always holds.
     *
     * @param conditions the conditions
     */
    Condition allOf(List<Condition> conditions);

    /**
     * {@return a condition that holds if the value equals one of the constants}
     *
     * @param value any value; for a null the condition is null
     * @param values String, BigDecimal or Boolean, at least one
     * @throws UnanswerableException if the value's type is not comparable with one of the constants
     */
    Condition isIn(Value value, List<Object> values);

    /**
     * Compares a value with a constant.
     *
     * @param value the value on the left of the comparison
     * @param comparison how the left one must stand to the right one
     * @param constant String, BigDecimal or Boolean
     * @return a condition that holds if the comparison is true
     * @throws UnanswerableException if the value's type is not comparable with the constant
     */
    Condition compare(Value value, Comparison comparison, Object constant);

    /**
     * Compares two values of a row.
     *
     * @param left the value on the left of the comparison
     * @param comparison how the left one must stand to the right one
     * @param right the value on its right
     * @return a condition that holds if the comparison is true
     * @throws UnanswerableException if their types are not comparable
     */
    Condition compare(Value left, Comparison comparison, Value right);

    /**
     * {@return a condition that holds if two numbers differ by no more than the tolerance} Infinity and NaN are near
     * only to themselves.
     *
     * @param value a number
     * @param expected the number that it should be, of which a percentage is taken
     * @param tolerance how far the two may differ
     * @throws UnanswerableException if one of the values is not a number
     */
    Condition near(Value value, Value expected, Tolerance tolerance);

    /**
     * {@return a condition that holds if the regular expression matches a part of the text} Patterns compare characters
     * and ignore the collation.
     *
     * @param text a text
     * @param regex the pattern, in the syntax of the database
     * @throws UnanswerableException if the value is not text
     */
    Condition matches(Value text, String regex);

    /**
     * {@return a condition that holds if the text matches the LIKE pattern: {@code %} matches any text, {@code _}
     * matches one character, and a backslash escapes either of them}
     *
     * @param text a text
     * @param pattern the pattern
     * @throws UnanswerableException if the value is not text
     */
    Condition like(Value text, String pattern);

    /**
     * {@return a condition that holds if the text has the format} For a null it is false, not null.
     *
     * @param text a text
     * @param format the form that the whole text must have
     * @throws UnanswerableException if the value is not text
     */
    Condition has(Value text, Format format);

    /**
     * {@return a condition that holds if the text is valid JSON (RFC 8259)}
     *
     * @param text a text
     * @throws UnanswerableException if the value is not text
     */
    Condition isJson(Value text);

    /**
     * {@return a condition that holds if the author's SQL expression is true}
     *
     * @param expression the author's SQL, of kind EXPRESSION
     */
    Condition holds(Fragment expression);

    /**
     * {@return the value of the author's SQL expression} Messages show its text.
     *
     * @param expression the author's SQL, of kind EXPRESSION
     * @param assumed the type that it is assumed to have; if it has another one, the database refuses the statement
     */
    Value value(Fragment expression, ValueType assumed);

    /**
     * {@return a numeric constant}
     *
     * @param number the constant
     */
    Value number(BigDecimal number);

    /**
     * {@return the number, or null if it is infinite or NaN} For a type without such values it is the value itself.
     *
     * @param number a number
     * @throws UnanswerableException if the value is not a number
     */
    Value finite(Value number);

    /**
     * {@return the length of a text in characters}
     *
     * @param text a text
     * @throws UnanswerableException if the value is not text
     */
    Value length(Value text);

    /**
     * {@return the sum of at least one number}
     *
     * @param numbers the numbers of a row; if one is null, so is the sum
     * @throws UnanswerableException if one of the values is not a number
     */
    Value sum(List<? extends Value> numbers);

    /**
     * {@return the number multiplied by a constant factor}
     *
     * @param number a number
     * @param factor the factor
     * @throws UnanswerableException if the value is not a number
     */
    Value times(Value number, BigDecimal factor);

    /**
     * {@return a date or time shifted by a duration: later if it is positive, earlier if it is negative}
     *
     * @param time a date or a time
     * @param by how far to shift it
     * @throws UnanswerableException if the value is not a date or a time
     */
    Value later(Value time, Duration by);

    /**
     * {@return the start of the calendar period that contains a date or time}
     *
     * @param time a date or a time; with a zone, it is converted to UTC first
     * @param period the period
     * @throws UnanswerableException if the value is not a date or a time
     */
    Value begin(Value time, Period period);
}
