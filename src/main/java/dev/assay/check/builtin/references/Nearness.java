package dev.assay.check.builtin.references;

import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares values of two connections within a tolerance. */
final class Nearness {

    private Nearness() {}

    /** Whether two values are equal, or two numbers near. Nulls are equal; NaN and the infinities are near only to themselves. */
    static boolean holds(@Nullable Object value, @Nullable Object expected, Tolerance tolerance) {
        return Objects.equals(value, expected)
                || (value instanceof BigDecimal one
                        && expected instanceof BigDecimal other
                        && tolerance.accepts(one, other));
    }
}
