package dev.assay.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ranges of keys. Range 0 has the keys below the first bound; range i has those from bound i - 1 on, up to the next.
 *
 * @param bounds keys as text, in ascending order
 * @param wanted the numbers of the ranges that are looked at
 */
record Ranges(List<String> bounds, Set<Integer> wanted) {

    /** All keys in one range. */
    static final Ranges ALL = new Ranges(List.of(), Set.of(0));

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
     * @param inner keys inside of each range, in ascending order, none of them the range's own lower bound
     */
    Ranges divided(Map<Integer, List<String>> inner) {
        List<String> all = new ArrayList<>();
        Set<Integer> next = new TreeSet<>();
        Map<Integer, List<String>> keys = new TreeMap<>(inner);
        for (int i = 0; i <= bounds.size(); i++) {
            if (i > 0) {
                all.add(bounds.get(i - 1));
            }
            if (wanted.contains(i)) {
                next.add(all.size());
                for (String key : keys.getOrDefault(i, List.of())) {
                    all.add(key);
                    next.add(all.size());
                }
            }
        }
        return new Ranges(all, next);
    }

    /** The lower bound of a range; empty text where it has none. */
    String low(int number) {
        return number == 0 ? "" : bounds.get(number - 1);
    }

    /** The upper bound of a range, which it does not contain; empty text where it has none. */
    String high(int number) {
        return number == bounds.size() ? "" : bounds.get(number);
    }
}
