package dev.assay.suite;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many failing rows are too many; above means strictly greater.
 *
 * @param failAbove the limit past which a check fails; null: never
 * @param warnAbove the limit past which it warns; null: never
 */
public record Thresholds(
        @Nullable Limit failAbove, @Nullable Limit warnAbove) {

    /** Not one failing row is accepted, and nothing warns. */
    public static final Thresholds DEFAULT = new Thresholds(new Limit(BigDecimal.ZERO, false), null);

    /** The limits that are percentages. */
    public List<BigDecimal> percentages() {
        return Stream.of(failAbove, warnAbove)
                .filter(limit -> limit != null && limit.percent())
                .map(limit -> Objects.requireNonNull(limit).amount())
                .toList();
    }

    /**
     * A limit.
     *
     * @param amount a number of rows, or a percentage of the examined rows
     * @param percent whether it is a percentage
     */
    public record Limit(BigDecimal amount, boolean percent) {

        /** Whether so many failing rows of so many examined are past the limit; exact, without rounding. */
        public boolean exceededBy(long failing, long examined) {
            BigDecimal rows = BigDecimal.valueOf(failing);
            return percent
                    ? rows.multiply(BigDecimal.valueOf(100)).compareTo(amount.multiply(BigDecimal.valueOf(examined)))
                            > 0
                    : rows.compareTo(amount) > 0;
        }

        /** As authors write it: {@code 12} or {@code 0.5%}. */
        @Override
        public String toString() {
            return amount.stripTrailingZeros().toPlainString() + (percent ? "%" : "");
        }
    }
}
