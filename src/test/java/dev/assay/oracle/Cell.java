package dev.assay.oracle;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a row.
 *
 * @param kind its column's
 * @param text as the database reads it
 * @param key what it is compared by: a {@link Num}, microseconds, a text without padding, a boolean or a rank
 */
record Cell(Kind kind, String text, Comparable<?> key) {

    /** The order of keys: a null is like any other null. */
    static final Comparator<List<@Nullable Cell>> BY_VALUES = (left, right) -> {
        for (int i = 0; i < left.size(); i++) {
            int order = Cell.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    /** Compares two values, nulls last. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // kinds that compare have keys of one class
    static int compare(@Nullable Cell left, @Nullable Cell right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        if (!left.kind.compares(right.kind)) {
            throw new IllegalArgumentException(left.kind + " and " + right.kind);
        }
        return left.key instanceof String text
                ? byCodes(text, (String) right.key)
                : ((Comparable) left.key).compareTo(right.key);
    }

    private static int byCodes(String left, String right) {
        int[] ours = left.codePoints().toArray();
        int[] theirs = right.codePoints().toArray();
        return java.util.Arrays.compare(ours, theirs);
    }

    boolean same(@Nullable Cell other) {
        return other != null && compare(this, other) == 0;
    }

    Num number() {
        return (Num) key;
    }

    long micros() {
        return (Long) key;
    }

    /** Its text, without padding. */
    String string() {
        return kind == Kind.PADDED ? text.stripTrailing() : text;
    }

    boolean isNaN() {
        return key instanceof Num number && number.isNaN();
    }

    boolean isFinite() {
        return key instanceof Num number ? number.isFinite() : !(key instanceof Long time) || !Times.isInfinite(time);
    }

    /** As a suite has it. */
    Object yaml() {
        return switch (kind.family()) {
            case NUMBER -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            default -> text;
        };
    }

    /** In SQL, under a cast to its type. */
    String literal() {
        return "CAST('" + text.replace("'", "''") + "' AS " + kind.type() + ")";
    }
}
