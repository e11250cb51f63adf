package dev.assay.plan.ask;

import dev.assay.sql.ValueType;
import org.apiguardian.api.API;

/** What many values become as one; a null among them is passed over, and of none there is no value. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Aggregate {
    MIN("lowest"),
    MAX("highest"),
    SUM("sum"),
    AVG("average"),
    /** The standard deviation of a sample: divided by one less than there are values. */
    STDDEV("standard deviation"),
    /** The variance of a sample: divided by one less than there are values. */
    VARIANCE("variance");

    private final String noun;

    Aggregate(String noun) {
        this.noun = noun;
    }

    /** What there is one of: {@code lowest}, {@code sum}. */
    public String noun() {
        return noun;
    }

    /** As a sentence has it before a column's name: {@code lowest}, {@code sum of}. */
    public String words() {
        return isExtreme() || this == AVG ? noun : noun + " of";
    }

    /** Whether it is one of the values. */
    public boolean isExtreme() {
        return this == MIN || this == MAX;
    }

    /** Whether it takes two values at least. */
    public boolean isDeviation() {
        return this == STDDEV || this == VARIANCE;
    }

    /** Whether it takes values of that type; of which of its other types there is a lowest and a highest, the database knows. */
    public boolean takes(ValueType type) {
        return type.isNumber() || (isExtreme() && type != ValueType.BOOLEAN);
    }

    /** What it makes of values of that type: an average of integers is none. */
    public ValueType of(ValueType type) {
        return type == ValueType.INTEGER && (this == AVG || isDeviation()) ? ValueType.DECIMAL : type;
    }
}
