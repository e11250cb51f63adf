package dev.assay.plan.ask;

import dev.assay.sql.Fragment;
import dev.assay.sql.Tolerance;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** What a check type may say of one row of a table. A value that is made of a null is null, and a comparison with one too. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Expressions {

    /**
     * A column of the table.
     *
     * @throws UnanswerableException where the table has none of that name; it names those that come near
     */
    Column column(String name);

    /** Several columns of the table, as {@link #column}. */
    default List<Column> columns(List<String> names) {
        return names.stream().map(this::column).toList();
    }

    /** A column of the table, or empty where it has none of that name. */
    Optional<Column> findColumn(String name);

    /** Every column of the table, in its order. */
    List<Column> allColumns();

    /** Holds where the value is null. */
    Condition isNull(Value value);

    /** Holds where the value is not null. */
    default Condition isFilled(Value value) {
        return not(isNull(value));
    }

    /** Holds where none of the values is null. */
    default Condition areFilled(List<? extends Value> values) {
        return allOf(values.stream().map(this::isFilled).toList());
    }

    /** The value where the condition holds, and null elsewhere. */
    Value only(Condition condition, Value value);

    /** Holds where the condition is false; where it is null, neither holds. */
    Condition not(Condition condition);

    /** Holds where one of them holds, at least one condition. */
    Condition anyOf(List<Condition> conditions);

    /** Holds where all of them hold; of none it always holds. */
    Condition allOf(List<Condition> conditions);

    /**
     * Holds where the value equals one of those listed.
     *
     * @param values String, BigDecimal or Boolean, at least one
     * @throws UnanswerableException where the value's type cannot be compared with one of them
     */
    Condition isIn(Value value, List<Object> values);

    /**
     * Compares with a constant.
     *
     * @param constant String, BigDecimal or Boolean
     * @throws UnanswerableException where the value's type cannot be compared with it
     */
    Condition compare(Value value, Comparison comparison, Object constant);

    /**
     * Compares two values of a row.
     *
     * @throws UnanswerableException where their types cannot be compared
     */
    Condition compare(Value left, Comparison comparison, Value right);

    /**
     * Holds where a number is as near to another as the tolerance says; what is infinite or no number is near to its equals.
     *
     * @throws UnanswerableException where one of them is no number
     */
    Condition near(Value value, Value expected, Tolerance tolerance);

    /**
     * Holds where the regular expression matches a part of the text; as all patterns do, by its characters, whatever its collation.
     *
     * @throws UnanswerableException where the value is no text
     */
    Condition matches(Value text, String regex);

    /**
     * Holds where the text is like the pattern: {@code %} stands for any text, {@code _} for one character, and a backslash before
     * one of them for itself.
     *
     * @throws UnanswerableException where the value is no text
     */
    Condition like(Value text, String pattern);

    /**
     * Holds where the text has the form; it is false and not null for a null.
     *
     * @throws UnanswerableException where the value is no text
     */
    Condition has(Value text, Format format);

    /**
     * Holds where the text is JSON.
     *
     * @throws UnanswerableException where the value is no text
     */
    Condition isJson(Value text);

    /** Holds where an expression of the author's holds. */
    Condition holds(Fragment expression);

    /**
     * What an expression of the author's is; messages call it by its text.
     *
     * @param assumed what it is taken for; where it is something else, the database refuses the statement
     */
    Value value(Fragment expression, ValueType assumed);

    /** A number, the same for every row. */
    Value number(BigDecimal number);

    /**
     * The number; null where it is infinite or no number. The value itself where its type has no such.
     *
     * @throws UnanswerableException where the value is no number
     */
    Value finite(Value number);

    /**
     * How many characters a text has.
     *
     * @throws UnanswerableException where the value is no text
     */
    Value length(Value text);

    /**
     * The sum of numbers, at least one.
     *
     * @throws UnanswerableException where one of them is no number
     */
    Value sum(List<? extends Value> numbers);

    /**
     * A number so many times.
     *
     * @throws UnanswerableException where the value is no number
     */
    Value times(Value number, BigDecimal factor);

    /**
     * A date or time so much later; earlier for a negative age.
     *
     * @throws UnanswerableException where the value is no date or time
     */
    Value later(Value time, Duration by);

    /**
     * Where the period of a date or time begins.
     *
     * @throws UnanswerableException where the value is no date or time
     */
    Value begin(Value time, Period period);
}
