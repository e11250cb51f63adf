package dev.assay.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of two tables that are paired by some columns, while numbers in others may differ.
 *
 * @param named the key that the check names; empty where it names none
 */
record Near(Pairs key, Pairs numbers, List<Column> named, Tolerance tolerance) {

    /** Of pairs of columns; null where no number is left that may differ, or nothing to pair rows by. */
    static @Nullable Near some(Pairs pairs, Draw draw) {
        List<Column> named = draw.oneIn(2) ? draw.some(pairs.mine(), 2) : List.of();
        Pairs key = new Pairs(new ArrayList<>(), new ArrayList<>());
        Pairs numbers = new Pairs(new ArrayList<>(), new ArrayList<>());
        boolean floating = false;
        for (int i = 0; i < pairs.mine().size(); i++) {
            Column mine = pairs.mine().get(i);
            Column theirs = pairs.theirs().get(i);
            boolean whole = mine.kind().isWhole() && theirs.kind().isWhole();
            boolean near = mine.kind().family() == Family.NUMBER && (named.isEmpty() ? !whole : !named.contains(mine));
            Pairs one = near ? numbers : key;
            one.mine().add(mine);
            one.theirs().add(theirs);
            floating |= near && (mine.kind().isFloating() || theirs.kind().isFloating());
        }
        Tolerance tolerance = Tolerance.any(floating, draw);
        return key.mine().isEmpty() || numbers.mine().isEmpty() ? null : new Near(key, numbers, named, tolerance);
    }

    /** Each key counts once: one that a side lacks, one that is there several times, and one whose numbers are too far apart. */
    Finding found(List<Row> here, List<Row> there, boolean subset) {
        Map<List<@Nullable Cell>, List<Row>> mine = grouped(here, true);
        Map<List<@Nullable Cell>, List<Row>> theirs = grouped(there, false);
        TreeSet<List<@Nullable Cell>> all = new TreeSet<>(Cell.BY_VALUES);
        all.addAll(mine.keySet());
        if (!subset) {
            all.addAll(theirs.keySet());
        }
        long failing = all.stream()
                .filter(one -> !agree(mine.getOrDefault(one, List.of()), theirs.getOrDefault(one, List.of())))
                .count();
        return new Finding.Counts(failing, all.size());
    }

    private Map<List<@Nullable Cell>, List<Row>> grouped(List<Row> rows, boolean isMine) {
        Map<List<@Nullable Cell>, List<Row>> groups = new TreeMap<>(Cell.BY_VALUES);
        rows.forEach(row -> groups.computeIfAbsent(key.key(row, isMine), any -> new ArrayList<>())
                .add(row));
        return groups;
    }

    private boolean agree(List<Row> here, List<Row> there) {
        if (here.size() != 1 || there.size() != 1) {
            return false;
        }
        List<@Nullable Cell> mine = numbers.key(here.get(0), true);
        List<@Nullable Cell> theirs = numbers.key(there.get(0), false);
        for (int i = 0; i < mine.size(); i++) {
            Cell one = mine.get(i);
            Cell two = theirs.get(i);
            if (one == null || two == null) {
                if (one != null || two != null) {
                    return false;
                }
            } else if (!tolerance.isNear(one.number(), two.number())) {
                return false;
            }
        }
        return true;
    }
}
