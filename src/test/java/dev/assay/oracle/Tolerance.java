package dev.assay.oracle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far two numbers may differ: what is infinite or NaN is near to its equals and to nothing else.
 *
 * @param declared a number, or a percentage of the expected one; null where they must be equal
 */
record Tolerance(@Nullable Object declared) {

    static Tolerance some(boolean floating, Draw draw) {
        return draw.oneIn(2) ? new Tolerance(null) : any(floating, draw);
    }

    static Tolerance any(boolean floating, Draw draw) {
        return new Tolerance(
                floating
                        ? draw.any(new BigDecimal("0.07"), new BigDecimal("1.3"), "13%")
                        : draw.any(new BigDecimal("0.01"), new BigDecimal("0.1"), BigDecimal.ONE, "1%", "10%", "50%"));
    }

    boolean isNear(Num value, Num expected) {
        if (declared == null || !value.isFinite() || !expected.isFinite()) {
            return value.compareTo(expected) == 0;
        }
        return isNear(value.exact().subtract(expected.exact()), expected.exact());
    }

    boolean isNear(BigDecimal difference, BigDecimal expected) {
        String text = String.valueOf(declared);
        BigDecimal most = declared == null
                ? BigDecimal.ZERO
                : text.endsWith("%")
                        ? expected.abs()
                                .multiply(new BigDecimal(text.substring(0, text.length() - 1)))
                                .movePointLeft(2)
                        : new BigDecimal(text);
        return difference.abs().compareTo(most) <= 0;
    }

    Draft declare(Draft draft) {
        return declared == null ? draft : draft.with("tolerance", declared);
    }
}
