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
 * A lower or an upper bound that has another name in the new version of a check: {@code min: 0} became {@code above: 0}.
 *
 * @param lower whether it is the lower one
 * @param old the bound as it was; null where there was none
 * @param fresh the bound as it is; null where there is none
 */
record BoundDiff(
        boolean lower, @Nullable Bound old, @Nullable Bound fresh) {

    private static final String BOTH = "equals";
    private static final List<String> LOWER = List.of("min", "above", BOTH);
    private static final List<String> UPPER = List.of("max", "below", BOTH);

    /** A bound by its parameter's name; whole numbers leave themselves out as their neighbours. */
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

    /** The bounds of a check that have another name. */
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

    /** Whether one became another, or one that is both is or was there on its own. */
    private boolean isRenamed() {
        List<String> names = names();
        return names.size() == 2 ? !names.get(0).equals(names.get(1)) : names.contains(BOTH);
    }

    /** The parameters that it is told of. */
    List<String> names() {
        return Stream.of(old, fresh)
                .flatMap(Stream::ofNullable)
                .map(Bound::name)
                .toList();
    }

    /** Whom it breaks; empty where it means the same. */
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

    /** What has changed, to stand behind the check's identity. */
    @Override
    public String toString() {
        return "has another " + (lower ? "lower" : "upper") + " bound: " + (old == null ? "none" : old) + " before, "
                + (fresh == null ? "none" : fresh) + " now";
    }
}
