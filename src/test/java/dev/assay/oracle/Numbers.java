package dev.assay.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is measured of numbers, as exactly as Java has it; null of none. */
final class Numbers {

    private static final MathContext PRECISE = new MathContext(80);
    private static final MathContext FEW = new MathContext(12);
    private static final double REAL_MARGIN = 1e-4;
    private static final double DOUBLE_MARGIN = 1e-7;

    private Numbers() {}

    /** A double is as exact as the database reckons with it; all others are exact. */
    private static double margin(List<Num> values) {
        return values.stream().anyMatch(Num::floating) ? REAL_MARGIN : 0;
    }

    private static @Nullable Quantity special(List<Num> values) {
        if (values.stream().allMatch(Num::isFinite)) {
            return null;
        }
        boolean high = values.stream().anyMatch(value -> value.place() == 1);
        boolean low = values.stream().anyMatch(value -> value.place() == -1);
        boolean nan = values.stream().anyMatch(Num::isNaN) || (high && low);
        return Quantity.special(nan ? 2 : high ? 1 : -1);
    }

    private static BigDecimal total(List<Num> values) {
        return values.stream().map(Num::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static @Nullable Quantity sum(List<Num> values) {
        if (values.isEmpty()) {
            return null;
        }
        Quantity special = special(values);
        return special != null ? special : new Quantity(0, total(values), BigDecimal.ONE, margin(values));
    }

    static @Nullable Quantity avg(List<Num> values) {
        if (values.isEmpty()) {
            return null;
        }
        Quantity special = special(values);
        return special != null
                ? special
                : new Quantity(0, total(values), BigDecimal.valueOf(values.size()), margin(values));
    }

    /** Of a sample; of one value there is none. */
    static @Nullable Quantity variance(List<Num> values) {
        if (values.size() < 2) {
            return null;
        }
        if (special(values) != null) {
            return Quantity.special(2);
        }
        BigDecimal count = BigDecimal.valueOf(values.size());
        BigDecimal squares = values.stream()
                .map(value -> value.exact().multiply(value.exact()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal over = count.multiply(squares).subtract(total(values).pow(2));
        BigDecimal under = count.multiply(count.subtract(BigDecimal.ONE));
        return new Quantity(0, over, under, Math.max(margin(values), isShort(over, under) ? 0 : DOUBLE_MARGIN));
    }

    /** Whether a fraction has so few digits that the database, whose deviations are rounded, has it exactly. */
    private static boolean isShort(BigDecimal over, BigDecimal under) {
        BigDecimal value = over.divide(under, PRECISE);
        return value.round(FEW).compareTo(value) == 0;
    }

    static @Nullable Quantity stddev(List<Num> values) {
        Quantity variance = variance(values);
        if (variance == null || variance.special() != 0) {
            return variance;
        }
        BigDecimal root = variance.over().divide(variance.under(), PRECISE).sqrt(PRECISE);
        boolean whole = root.multiply(root).compareTo(variance.over().divide(variance.under(), PRECISE)) == 0;
        return Quantity.about(root, Math.max(variance.margin(), whole ? 0 : DOUBLE_MARGIN));
    }

    /** SQL's PERCENTILE_CONT, which takes doubles; between two infinite ones there is no number. */
    static @Nullable Quantity quantile(List<Num> values, double share) {
        if (values.isEmpty()) {
            return null;
        }
        List<Num> sorted = values.stream().map(Num::asDouble).sorted().toList();
        double place = share * (sorted.size() - 1);
        Num low = sorted.get((int) Math.floor(place));
        Num high = sorted.get((int) Math.ceil(place));
        if (place == Math.floor(place)) {
            return low.isFinite() ? Quantity.about(low.exact(), DOUBLE_MARGIN) : Quantity.special(low.place());
        }
        double at = low.doubleValue() + (place - Math.floor(place)) * (high.doubleValue() - low.doubleValue());
        return Quantity.of(at, DOUBLE_MARGIN);
    }
}
