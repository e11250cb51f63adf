package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a measured value, inclusive: past {@code min} or {@code max} the check fails, past {@code warn_min} or
 * {@code warn_max} it warns.
 */
record Bounds(
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal warnMin,
        @Nullable BigDecimal warnMax) {

    static final List<Parameter> PARAMETERS = List.of(
            Parameter.optional("min", Kind.COUNT, "The lowest accepted number; below it the check fails."),
            Parameter.optional("max", Kind.COUNT, "The highest accepted number; above it the check fails."),
            Parameter.optional("warn_min", Kind.COUNT, "Below this number the check warns."),
            Parameter.optional("warn_max", Kind.COUNT, "Above this number the check warns."));

    static Bounds of(Arguments arguments) {
        return new Bounds(
                arguments.count("min"),
                arguments.count("max"),
                arguments.count("warn_min"),
                arguments.count("warn_max"));
    }

    /** What is wrong with the bounds together. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (min == null && max == null && warnMin == null && warnMax == null) {
            faults.add("it has no bound: give min, max, warn_min or warn_max");
        }
        if (above(min, max)) {
            faults.add("min is above max: no number could pass; exchange them");
        }
        if (above(warnMin, warnMax)) {
            faults.add("warn_min is above warn_max: every number would warn; exchange them");
        }
        if (min != null && warnMin != null && warnMin.compareTo(min) <= 0) {
            faults.add("warn_min must be above min: the check fails before it could warn");
        }
        if (max != null && warnMax != null && warnMax.compareTo(max) >= 0) {
            faults.add("warn_max must be below max: the check fails before it could warn");
        }
        return faults;
    }

    Finding.Level judge(BigDecimal value) {
        if (above(min, value) || above(value, max)) {
            return Finding.Level.FAILED;
        }
        return above(warnMin, value) || above(value, warnMax) ? Finding.Level.WARNED : Finding.Level.PASSED;
    }

    private static boolean above(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left != null && right != null && left.compareTo(right) > 0;
    }

    /** The bounds that were given, by parameter name. */
    Map<String, Object> limits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        put(limits, "min", min);
        put(limits, "max", max);
        put(limits, "warn_min", warnMin);
        put(limits, "warn_max", warnMax);
        return limits;
    }

    private static void put(Map<String, Object> limits, String name, @Nullable BigDecimal bound) {
        if (bound != null) {
            limits.put(name, bound);
        }
    }

    /** {@code at least 300,000 and at most 400,000 expected}: the bounds that decided, of those that fail or those that warn. */
    String accepted(Finding.Level level) {
        boolean warns = level == Finding.Level.WARNED || (min == null && max == null);
        @Nullable BigDecimal low = warns ? warnMin : min;
        @Nullable BigDecimal high = warns ? warnMax : max;
        String expected = warns ? " expected without a warning" : " expected";
        List<String> parts = new ArrayList<>();
        if (low != null && high != null && low.compareTo(high) == 0) {
            return "exactly " + Text.number(low.longValue()) + expected;
        }
        if (low != null) {
            parts.add("at least " + Text.number(low.longValue()));
        }
        if (high != null) {
            parts.add("at most " + Text.number(high.longValue()));
        }
        return String.join(" and ", parts) + expected;
    }
}
