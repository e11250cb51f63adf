package dev.assay.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of some keys.
 *
 * @param of for each key what tells its rows from others; several where the key is there several times
 * @param tolerance by how much approximate values may differ; 0 if there are none
 */
record Marks(Map<Key, List<Mark>> of, double tolerance) {

    /**
     * What tells a row from others.
     *
     * @param hash the MD5 of its text
     * @param version its version; empty if the database does not tell it
     * @param approximate its values that are compared within the tolerance; null for null
     */
    record Mark(String hash, String version, List<@Nullable Double> approximate) {

        private static final Comparator<Mark> ORDER = Comparator.comparing(Mark::hash)
                .thenComparing(Mark::approximate, Mark::compared)
                .thenComparing(Mark::version);

        /** So that of several rows of a key those are compared whose numbers are near. */
        private static int compared(List<@Nullable Double> one, List<@Nullable Double> other) {
            Comparator<@Nullable Double> nullsFirst = Comparator.nullsFirst(Comparator.naturalOrder());
            for (int i = 0; i < one.size(); i++) {
                int order = nullsFirst.compare(one.get(i), other.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }

        private boolean isLike(Mark other, double tolerance) {
            if (!hash.equals(other.hash)) {
                return false;
            }
            for (int i = 0; i < approximate.size(); i++) {
                if (!isNear(approximate.get(i), other.approximate.get(i), tolerance)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Whether two numbers are within the tolerance. NaN is near NaN, an infinity near itself, and null near null. The doubles of 1.1 and
     * 1.0 are a little more than 0.1 apart, so the last digit of the larger one is allowed beside a tolerance that is much coarser.
     */
    static boolean isNear(@Nullable Double one, @Nullable Double other, double tolerance) {
        if (one == null || other == null || one.equals(other)) {
            return Objects.equals(one, other);
        }
        double digit = Math.ulp(Math.max(Math.abs(one), Math.abs(other)));
        return Math.abs(one - other) - tolerance <= (digit < tolerance / 1_000 ? digit : 0);
    }

    /** Reads rows of {@code k, h, v} and the approximate values. */
    static Marks read(List<List<@Nullable Object>> rows, Side side) {
        Map<Key, List<Mark>> marks = new HashMap<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Double> approximate = new ArrayList<>();
            for (Object value : row.subList(3, 3 + side.approximate().size())) {
                approximate.add(value == null ? null : Double.valueOf(value.toString()));
            }
            marks.computeIfAbsent(Key.read(row.get(0), side.keyForms()), any -> new ArrayList<>())
                    .add(new Mark(
                            String.valueOf(row.get(1)),
                            Objects.requireNonNullElse(row.get(2), "").toString(),
                            approximate));
        }
        marks.values().forEach(all -> all.sort(Mark.ORDER));
        return new Marks(marks, side.tolerance());
    }

    List<Mark> get(Key key) {
        return of.getOrDefault(key, List.of());
    }

    /** Whether both sides have the same rows of a key. */
    boolean isLike(Marks other, Key key) {
        List<Mark> here = get(key);
        List<Mark> there = other.get(key);
        if (here.size() != there.size()) {
            return false;
        }
        for (int i = 0; i < here.size(); i++) {
            if (!here.get(i).isLike(there.get(i), tolerance)) {
                return false;
            }
        }
        return true;
    }
}
