package dev.assay.oracle;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a value that is measured.
 *
 * @param <T> what a bound is
 * @param declared the bounds by their keys
 */
record Bounds<T>(Map<String, T> declared) {

    /** Bounds near a value: {@code near} gives the value itself at 0, one above it at 1, one below it at -1. */
    static <T> Bounds<T> around(IntFunction<T> near, Draw draw, boolean exact) {
        Map<String, T> bounds = new LinkedHashMap<>();
        switch (draw.below(exact ? 9 : 8)) {
            case 0 -> bounds.put("min", near.apply(draw.between(-1, 1)));
            case 1 -> bounds.put("max", near.apply(draw.between(-1, 1)));
            case 2 -> bounds.put("above", near.apply(draw.between(-1, 0)));
            case 3 -> bounds.put("below", near.apply(draw.between(0, 1)));
            case 4 -> {
                bounds.put("min", near.apply(-1));
                bounds.put("max", near.apply(1));
            }
            case 5 -> {
                bounds.put("min", near.apply(-2));
                bounds.put("warn_min", near.apply(draw.between(-1, 1)));
            }
            case 6 -> bounds.put("warn_max", near.apply(draw.between(-1, 1)));
            case 7 -> {
                bounds.put("above", near.apply(0));
                bounds.put("below", near.apply(2));
            }
            default -> bounds.put("equals", near.apply(draw.between(0, 1)));
        }
        return new Bounds<>(bounds);
    }

    /** Leaves out what contradicts another bound, and so would be refused. */
    Bounds<T> tidy(Comparator<T> order) {
        tidy("min", "max", 1, order);
        tidy("above", "below", 0, order);
        tidy("min", "warn_min", 0, order);
        return this;
    }

    private void tidy(String low, String high, int most, Comparator<T> order) {
        @Nullable T least = declared.get(low);
        @Nullable T highest = declared.get(high);
        if (least != null && highest != null && order.compare(least, highest) >= most) {
            declared.remove(high);
        }
    }

    /** How a value stands that compares with a bound so. */
    Finding.Level level(ToIntFunction<T> compared) {
        boolean fails = breaks("min", compared, order -> order < 0)
                || breaks("max", compared, order -> order > 0)
                || breaks("above", compared, order -> order <= 0)
                || breaks("below", compared, order -> order >= 0)
                || breaks("equals", compared, order -> order != 0);
        boolean warns =
                breaks("warn_min", compared, order -> order < 0) || breaks("warn_max", compared, order -> order > 0);
        return fails ? Finding.Level.FAILED : warns ? Finding.Level.WARNED : Finding.Level.PASSED;
    }

    /** How NaN stands, which is within no bounds. */
    Finding.Level outside() {
        boolean only = declared.keySet().stream().allMatch(key -> key.startsWith("warn"));
        return only ? Finding.Level.WARNED : Finding.Level.FAILED;
    }

    private boolean breaks(String key, ToIntFunction<T> compared, Predicate<Integer> broken) {
        @Nullable T bound = declared.get(key);
        return bound != null && broken.test(compared.applyAsInt(bound));
    }
}
