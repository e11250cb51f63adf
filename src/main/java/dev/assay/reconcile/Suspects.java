package dev.assay.reconcile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that differ or moved, round by round. A round is a reading of the source, one of the copy that has everything the first saw,
 * and another of the source. A key that differs while the source keeps its version is suspected; it is accused when that is so in the
 * next round, too, since a reading of the source may still miss a transaction that the copy has: it is sent once it is in the log, and
 * seen a little later.
 */
final class Suspects {

    /** What the copy showed of each suspected key; empty for what moved. */
    private Map<Key, List<Marks.Mark>> suspected = new LinkedHashMap<>();

    /** Suspected in every round so far. */
    private final Set<Key> always = new LinkedHashSet<>();

    private final List<Difference> accused = new ArrayList<>();
    private Set<Key> open = new LinkedHashSet<>();

    /**
     * The keys that seem to differ, some at a time.
     *
     * @param most so many at a time; those with nulls are the first
     */
    static List<Suspects> seeming(Reading source, Marks copy, int most) {
        List<Key> keys = Difference.all(source.marks(), copy).stream()
                .map(Difference::key)
                .sorted(Comparator.comparing(Key::isWhole))
                .toList();
        List<Suspects> parts = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += most) {
            Suspects part = new Suspects();
            part.open.addAll(keys.subList(from, Math.min(keys.size(), from + most)));
            part.always.addAll(part.open);
            parts.add(part);
        }
        return parts;
    }

    /**
     * A round judges the open keys.
     *
     * @param last whether there is no other
     */
    void next(Reading before, Marks copy, Reading after, boolean last) {
        boolean settled = last
                || before.state() == null
                || after.state() == null
                || Collections.disjoint(before.state().running(), after.state().running());
        Map<Key, List<Marks.Mark>> now = new LinkedHashMap<>();
        Set<Key> left = new LinkedHashSet<>();
        for (Key key : open) {
            if (copy.isLike(before.marks(), key) || copy.isLike(after.marks(), key)) {
                continue;
            }
            if (!before.marks().get(key).equals(after.marks().get(key))) {
                left.add(key);
            } else if (!key.isWhole()
                    || (suspected.containsKey(key) && settled && isCertain(key, before.marks(), copy))
                    || (last && always.contains(key))) {
                accused.add(Difference.of(key, before.marks(), copy));
            } else {
                now.put(key, copy.get(key));
                left.add(key);
            }
        }
        always.retainAll(now.keySet());
        suspected = now;
        open = left;
    }

    /**
     * Whether nobody wrote the key meanwhile: the source's row has the same version as before; where it has none, the copy's, which
     * else may have come and gone between the readings, and come again.
     */
    private boolean isCertain(Key key, Marks source, Marks copy) {
        return isVersioned(source.get(key))
                || (isVersioned(copy.get(key)) && copy.get(key).equals(suspected.get(key)));
    }

    private static boolean isVersioned(List<Marks.Mark> rows) {
        return !rows.isEmpty() && rows.stream().noneMatch(row -> row.version().isEmpty());
    }

    /** Whether a key differs, and not only moves. */
    boolean isAnySuspected() {
        return open.stream().anyMatch(suspected::containsKey);
    }

    /** The keys that another round may settle. */
    List<Key> open() {
        return List.copyOf(open);
    }

    /** The differences that are certain. */
    List<Difference> accused() {
        return accused;
    }
}
