package dev.assay.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of keys. Range 0 has the keys below the first bound; range i has those from bound i - 1 on, up to the next.
 *
 * @param bounds keys without nulls, in ascending order
 * @param wanted the numbers of the ranges that are looked at
 */
record Ranges(List<Key> bounds, Set<Integer> wanted) {

    /** All keys in one range. */
    static final Ranges ALL = new Ranges(List.of(), Set.of(0));

    /**
     * One range.
     *
     * @param low its lower bound; null if it has none
     * @param high its upper bound, which it does not contain; null if it has none
     */
    static Ranges of(@Nullable Key low, @Nullable Key high) {
        List<Key> bounds = Stream.of(Optional.ofNullable(low), Optional.ofNullable(high))
                .flatMap(Optional::stream)
                .toList();
        return new Ranges(bounds, Set.of(low == null ? 0 : 1));
    }

    Ranges {
        bounds = List.copyOf(bounds);
        wanted = new TreeSet<>(wanted);
    }

    /** Whether every range is looked at. */
    boolean isWhole() {
        return wanted.size() == bounds.size() + 1;
    }

    /** Only these. */
    Ranges only(Set<Integer> some) {
        return new Ranges(bounds, some);
    }

    /**
     * The ranges that are looked at, each divided further.
     *
     * @param inner keys inside of each range, in ascending order; one that is there again divides nothing
     */
    Ranges divided(Map<Integer, List<Key>> inner) {
        List<Key> all = new ArrayList<>();
        Set<Integer> next = new TreeSet<>();
        Map<Integer, List<Key>> keys = new TreeMap<>(inner);
        for (int i = 0; i <= bounds.size(); i++) {
            if (i > 0) {
                all.add(bounds.get(i - 1));
            }
            if (wanted.contains(i)) {
                next.add(all.size());
                for (Key key : keys.getOrDefault(i, List.of())) {
                    if (all.isEmpty() || !key.equals(all.get(all.size() - 1))) {
                        all.add(key);
                        next.add(all.size());
                    }
                }
            }
        }
        return new Ranges(all, next);
    }

    /** The ranges that are looked at, as {@code [17, 42)}; those that lie side by side are one. */
    List<String> shown() {
        List<String> shown = new ArrayList<>();
        for (int first : wanted) {
            if (!wanted.contains(first - 1)) {
                int last = first;
                while (wanted.contains(last + 1)) {
                    last++;
                }
                Key low = low(first);
                Key high = high(last);
                shown.add((low == null ? "(.." : "[" + low) + ", " + (high == null ? "..)" : high + ")"));
            }
        }
        return shown;
    }

    /** The lower bound of a range; null where it has none. */
    @Nullable
    Key low(int number) {
        return number == 0 ? null : bounds.get(number - 1);
    }

    /** The upper bound of a range, which it does not contain; null where it has none. */
    @Nullable
    Key high(int number) {
        return number == bounds.size() ? null : bounds.get(number);
    }
}
