package dev.assay.run;

import dev.assay.check.CheckOutcome;
import dev.assay.check.Spec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How far a measured value lies beyond its bounds, so that the worst of several can come first. */
final class Beyond {

    private static final List<String> LOW = List.of("equals", "min", "above", "warn_min");
    private static final List<String> HIGH = List.of("equals", "max", "below", "warn_max");

    private Beyond() {}

    /**
     * The distance from the nearest bound, in the unit of the value. Without bounds in that unit it is the value itself: an age is
     * the worse the higher it is. Infinite where no number was measured, and 0 for what is within its bounds.
     */
    static double of(CheckOutcome finding, Spec spec) {
        if (!(finding instanceof CheckOutcome.Verdict verdict) || spec.measure() == null) {
            return 0;
        }
        if (!(verdict.measured().get(spec.measure()) instanceof Number number)) {
            return Double.POSITIVE_INFINITY;
        }
        double value = number.doubleValue();
        List<Double> distances = Stream.concat(
                        bounds(verdict.limits(), LOW).map(low -> low - value),
                        bounds(verdict.limits(), HIGH).map(high -> value - high))
                .toList();
        return distances.isEmpty()
                ? value
                : Math.max(
                        0,
                        distances.stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(0));
    }

    private static Stream<Double> bounds(Map<String, Object> limits, List<String> names) {
        return names.stream()
                .map(limits::get)
                .filter(Number.class::isInstance)
                .map(limit -> ((Number) limit).doubleValue());
    }
}
