package dev.assay.plan;

import dev.assay.sql.ValueType;
import java.util.List;

/** What many values become as one; a null among them is passed over, and of none there is no value. */
public enum Aggregate {
    MIN("lowest"),
    MAX("highest"),
    SUM("sum of"),
    AVG("average"),
    /** The standard deviation of a sample: divided by one less than there are values. */
    STDDEV("standard deviation of"),
    /** The variance of a sample: divided by one less than there are values. */
    VARIANCE("variance of");

    private final String words;

    Aggregate(String words) {
        this.words = words;
    }

    /** As a sentence has it: {@code lowest}, {@code sum of}. */
    public String words() {
        return words;
    }

    /** Whether it takes values of that type. */
    boolean takes(ValueType type) {
        return type.isNumber()
                || ((this == MIN || this == MAX)
                        && List.of(ValueType.DATE, ValueType.TIMESTAMP, ValueType.TIMESTAMP_TZ, ValueType.TEXT)
                                .contains(type));
    }
}
