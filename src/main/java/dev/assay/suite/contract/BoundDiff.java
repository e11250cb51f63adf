package dev.assay.suite.contract;

import static dev.assay.suite.contract.Change.Effect;

import dev.assay.check.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lower or upper bound whose parameter changed between two versions of a check, such as {@code min: 0} to {@code above: 0}.
 *
 * @param lower whether it is the lower bound
 * @param old the old bound; null if there was none
 * @param fresh the new bound; null if there is none
 */
record BoundDiff(
        boolean lower, @Nullable Bound old, @Nullable Bound fresh) {

    private static final String BOTH = "equals";
    private static final List<String> LOWER = List.of("min", "above", BOTH);
    private static final List<String> UPPER = List.of("max", "below", BOTH);

    /** A bound by its parameter's name. An exclusive whole number equals the next inclusive one. */
    private record Bound(String name, Object value) {

        boolean isOpen() {
            return !(value instanceof Long) && (name.equals("above") || name.equals("below"));
        }

        Object end() {
            return value instanceof Long whole
                    ? (Long) (whole + (name.equals("above") ? 1 : name.equals("below") ? -1 : 0))
                    : value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
        }

        @Override
        public String toString() {
            return name + ": " + Text.value(value);
        }
    }

    /** The bounds whose parameter changed. */
    static List<BoundDiff> of(Map<String, Object> old, Map<String, Object> fresh) {
        return Stream.of(true, false)
                .map(lower -> new BoundDiff(lower, bound(old, lower), bound(fresh, lower)))
                .filter(BoundDiff::isRenamed)
                .toList();
    }

    private static @Nullable Bound bound(Map<String, Object> values, boolean lower) {
        for (String name : lower ? LOWER : UPPER) {
            Object value = values.get(name);
            if (value instanceof Comparable<?>) {
                return new Bound(name, value);
            }
        }
        return null;
    }

    /** Whether the parameter changed, or one side has {@code equals} alone. */
    private boolean isRenamed() {
        List<String> names = names();
        return names.size() == 2 ? !names.get(0).equals(names.get(1)) : names.contains(BOTH);
    }

    /** The names of the parameters involved. */
    List<String> names() {
        return Stream.of(old, fresh)
                .flatMap(Stream::ofNullable)
                .map(Bound::name)
                .toList();
    }

    /** The effect of the change; empty if both bounds mean the same. */
    Optional<Effect> effect() {
        if (old == null || fresh == null) {
            return Optional.of(old == null ? Effect.TIGHTENED : Effect.LOOSENED);
        }
        if (old.end().getClass() != fresh.end().getClass()) {
            return Optional.of(Effect.UNCLEAR);
        }
        @SuppressWarnings("unchecked") // both are of one class
        int order = ((Comparable<Object>) fresh.end()).compareTo(old.end());
        if (order != 0) {
            return Optional.of(order > 0 == lower ? Effect.TIGHTENED : Effect.LOOSENED);
        }
        return old.isOpen() == fresh.isOpen()
                ? Optional.empty()
                : Optional.of(fresh.isOpen() ? Effect.TIGHTENED : Effect.LOOSENED);
    }

    /** The change in words, to follow the check's identity. */
    @Override
    public String toString() {
        return "has a different " + (lower ? "lower" : "upper") + " bound: " + (old == null ? "none" : old)
                + " before, " + (fresh == null ? "none" : fresh) + " now";
    }
}
