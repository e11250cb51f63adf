package dev.assay.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A value that is measured, as exactly as Java has it.
 *
 * @param special infinity or NaN; {@link Num#place}
 * @param over the numerator
 * @param under the denominator, positive
 * @param margin by how large a share of itself the database, which measures doubles, may be off; 0 where it is exact
 */
record Quantity(int special, BigDecimal over, BigDecimal under, double margin) {

    static Quantity exact(BigDecimal over, long under) {
        return new Quantity(0, over, BigDecimal.valueOf(under), 0);
    }

    static Quantity exact(long value) {
        return exact(BigDecimal.valueOf(value), 1);
    }

    static Quantity about(BigDecimal value, double margin) {
        return new Quantity(0, value, BigDecimal.ONE, margin);
    }

    static Quantity special(int place) {
        return new Quantity(place, BigDecimal.ZERO, BigDecimal.ONE, 0);
    }

    static Quantity of(double value, double margin) {
        return Double.isNaN(value)
                ? special(2)
                : Double.isInfinite(value) ? special(value > 0 ? 1 : -1) : about(new BigDecimal(value), margin);
    }

    boolean isNaN() {
        return special == 2;
    }

    int compareTo(BigDecimal bound) {
        return special != 0 ? special : over.compareTo(bound.multiply(under));
    }

    /** A bound nearby: the value itself where that can be written, or a little below or above it. */
    BigDecimal near(int side) {
        if (special != 0) {
            return BigDecimal.valueOf(100L + side);
        }
        BigDecimal value = over.divide(under, new MathContext(60));
        if (margin > 0) {
            BigDecimal step =
                    value.abs().multiply(BigDecimal.valueOf(margin * 10)).add(BigDecimal.valueOf(margin));
            return value.add(step.multiply(BigDecimal.valueOf(side == 0 ? -1 : side)))
                    .setScale(12, RoundingMode.HALF_EVEN);
        }
        int scale = Math.min(Math.max(value.stripTrailingZeros().scale(), 0), 10);
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
        return value.setScale(scale, RoundingMode.HALF_EVEN).add(step.multiply(BigDecimal.valueOf(side)));
    }
}
