package dev.assay.oracle;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition in SQL, and what it means of a row.
 *
 * @param meaning true, false, or null where it is unknown
 */
record Condition(String sql, Function<Row, @Nullable Boolean> meaning) {

    boolean holds(Row row) {
        return Boolean.TRUE.equals(meaning.apply(row));
    }

    boolean fails(Row row) {
        return Boolean.FALSE.equals(meaning.apply(row));
    }

    boolean isKnown(Row row) {
        return meaning.apply(row) != null;
    }

    Condition not() {
        return new Condition("NOT (" + sql + ")", row -> {
            Boolean one = meaning.apply(row);
            return one == null ? null : !one;
        });
    }

    Condition and(Condition other) {
        return new Condition("(" + sql + ") AND (" + other.sql + ")", row -> {
            Boolean one = meaning.apply(row);
            Boolean two = other.meaning.apply(row);
            if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(two)) {
                return Boolean.FALSE;
            }
            return (one == null || two == null) ? null : Boolean.TRUE;
        });
    }

    Condition or(Condition other) {
        Condition both = not().and(other.not()).not();
        return new Condition("(" + sql + ") OR (" + other.sql + ")", both.meaning);
    }
}
