package dev.assay.reconcile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The checksums of the ranges that have rows.
 *
 * @param of the sums by the number of the range
 */
record Sums(Map<Integer, Sum> of) {

    /**
     * A checksum.
     *
     * @param count the number of rows
     * @param checksum the sum of their checksums
     */
    record Sum(long count, String checksum) {}

    Sums {
        of = Map.copyOf(of);
    }

    /** Reads rows of {@code n, c, s}; a row without a number says that no range has rows. */
    static Sums read(List<List<@Nullable Object>> rows) {
        Map<Integer, Sum> sums = new HashMap<>();
        for (List<@Nullable Object> row : rows) {
            if (row.get(0) != null) {
                sums.put(
                        number(row.get(0)).intValue(),
                        new Sum(number(row.get(1)).longValue(), String.valueOf(row.get(2))));
            }
        }
        return new Sums(sums);
    }

    /** A number of a result, which some drivers give as text. */
    static Long number(@Nullable Object value) {
        return new java.math.BigDecimal(String.valueOf(Objects.requireNonNull(value))).longValueExact();
    }

    /** The numbers of the ranges that differ. */
    Set<Integer> differing(Sums other) {
        Set<Integer> differing = new TreeSet<>(of.keySet());
        differing.addAll(other.of.keySet());
        differing.removeIf(n -> Objects.equals(of.get(n), other.of.get(n)));
        return differing;
    }

    /** The number of rows of some ranges. */
    long count(Set<Integer> some) {
        return some.stream()
                .map(of::get)
                .filter(Objects::nonNull)
                .mapToLong(Sum::count)
                .sum();
    }

    /** The number of all rows. */
    long count() {
        return count(of.keySet());
    }
}
