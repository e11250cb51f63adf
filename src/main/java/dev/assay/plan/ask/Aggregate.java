package dev.assay.plan.ask;

import dev.assay.sql.ValueType;
import org.apiguardian.api.API;

/** An aggregate function. Nulls are ignored; over no values the result is null. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Aggregate {
    /** The lowest value. */
    MIN("lowest"),
    /** The highest value. */
    MAX("highest"),
    /** The sum of all values. */
    SUM("sum"),
    /** The arithmetic mean. */
    AVG("average"),
    /** The sample standard deviation, with the divisor n - 1. */
    STDDEV("standard deviation"),
    /** The sample variance, with the divisor n - 1. */
    VARIANCE("variance");

    private final String noun;

    Aggregate(String noun) {
        this.noun = noun;
    }

    /** {@return the noun for the result in messages: {@code lowest}, {@code sum}} */
    public String noun() {
        return noun;
    }

    /** {@return the words that precede a column's name in a message: {@code lowest}, {@code sum of}} */
    public String words() {
        return isExtreme() || this == AVG ? noun : noun + " of";
    }

    /** {@return whether the result is one of the values} */
    public boolean isExtreme() {
        return this == MIN || this == MAX;
    }

    /** {@return whether the aggregate needs at least two values} */
    public boolean isDeviation() {
        return this == STDDEV || this == VARIANCE;
    }

    /**
     * {@return whether the aggregate accepts values of this type} For a type that is neither a number nor a boolean,
     * the database decides whether a lowest and a highest value exist.
     *
     * @param type the type of the values
     */
    public boolean takes(ValueType type) {
        return type.isNumber() || (isExtreme() && type != ValueType.BOOLEAN);
    }

    /**
     * {@return the type of the result for values of this type: the average of integers is a decimal}
     *
     * @param type the type of the values
     */
    public ValueType of(ValueType type) {
        return type == ValueType.INTEGER && (this == AVG || isDeviation()) ? ValueType.DECIMAL : type;
    }
}
