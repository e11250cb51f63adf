package dev.assay.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Thresholds: what they mean, and how they are chosen close to what a rule finds. */
final class Limits {

    private static final String NEVER = "never";

    private Limits() {}

    /** Whether more fail than the limit says; a share is exact. */
    static boolean exceeds(Object limit, Finding.Counts counts) {
        if (limit.equals(NEVER)) {
            return false;
        }
        String text = limit.toString();
        BigDecimal failing = BigDecimal.valueOf(counts.failing());
        if (text.endsWith("%")) {
            BigDecimal share = new BigDecimal(text.substring(0, text.length() - 1));
            return failing.movePointRight(2).compareTo(share.multiply(BigDecimal.valueOf(counts.examined()))) > 0;
        }
        return failing.compareTo(new BigDecimal(text)) > 0;
    }

    static Common chosen(Common common, Finding.Counts near, Shape shape, Draw draw) {
        if (draw.oneIn(2)) {
            return common;
        }
        if (draw.oneIn(5)) {
            return common.limited(NEVER, draw.oneIn(2) ? Integer.valueOf(0) : limit(near, shape, draw));
        }
        Object fail = limit(near, shape, draw);
        return common.limited(fail, draw.oneIn(2) || lowest(fail) ? null : below(fail, draw));
    }

    private static Object limit(Finding.Counts near, Shape shape, Draw draw) {
        if (!shape.tellsExamined() || near.examined() == 0 || draw.oneIn(2)) {
            return Math.max(0, near.failing() - draw.below(2));
        }
        BigDecimal share = BigDecimal.valueOf(near.failing() * 100)
                .divide(BigDecimal.valueOf(near.examined()), 3, draw.any(RoundingMode.DOWN, RoundingMode.UP));
        return share.min(BigDecimal.valueOf(100)).stripTrailingZeros().toPlainString() + "%";
    }

    private static boolean lowest(Object limit) {
        return limit.toString().replace("%", "").equals("0");
    }

    private static @Nullable Object below(Object limit, Draw draw) {
        String text = limit.toString();
        return text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1))
                                .divide(BigDecimal.valueOf(draw.between(2, 4)), 3, RoundingMode.DOWN)
                                .toPlainString()
                        + "%"
                : Integer.valueOf(0);
    }
}
