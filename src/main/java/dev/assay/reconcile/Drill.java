package dev.assay.reconcile;

import dev.assay.database.DatabaseException;
import dev.assay.reconcile.Scheme.Both;
import dev.assay.reconcile.Scheme.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that differ: compares the sums of ranges of keys, divides those that differ, and reads the keys of the smallest. Each
 * level is one statement a side, whatever the number of differences.
 */
final class Drill {

    private static final int FIRST = 1024;
    private static final int FURTHER = 32;

    /** So many rows are read key by key. */
    private static final long FEW = 20_000;

    /** Ranges of so many rows are not divided any more. */
    private static final int LEAF = 64;

    private final Scheme scheme;
    private final Side source;
    private final Reader fromSource;

    Drill(Scheme scheme, Side source, Reader fromSource) {
        this.scheme = scheme;
        this.source = source;
        this.fromSource = fromSource;
    }

    /**
     * What a comparison found.
     *
     * @param source the number of the source's rows
     * @param copy the number of the copy's rows
     * @param found the rows that differ
     */
    record Compared(long source, long copy, Found found) {}

    Compared compare() throws DatabaseException, NotReachedException {
        Ranges ranges = divided(Ranges.ALL, FIRST);
        Both<Sums> sums = scheme.sums(ranges);
        long here = sums.source().count();
        long there = sums.copy().count();
        Set<Integer> differing = sums.source().differing(sums.copy());
        while (!differing.isEmpty() && !isFew(sums, differing)) {
            Ranges further = divided(ranges.only(differing), FURTHER);
            if (further.bounds().equals(ranges.bounds())) {
                break; // the source has no keys to divide them by: the copy's are all extra
            }
            ranges = further;
            sums = scheme.sums(ranges);
            differing = sums.source().differing(sums.copy());
        }
        return new Compared(
                here,
                there,
                differing.isEmpty() ? new Found(List.of(), List.of()) : scheme.rows(ranges.only(differing)));
    }

    private static boolean isFew(Both<Sums> sums, Set<Integer> differing) {
        long rows = Math.max(sums.source().count(differing), sums.copy().count(differing));
        return rows <= Math.max(FEW, (long) LEAF * differing.size());
    }

    private Ranges divided(Ranges ranges, int parts) throws DatabaseException {
        Map<Integer, List<String>> inner = new HashMap<>();
        for (List<@Nullable Object> row : fromSource.rows(Statements.bounds(source, ranges, parts))) {
            inner.computeIfAbsent(Sums.number(row.get(0)).intValue(), any -> new ArrayList<>())
                    .add(Objects.requireNonNull(row.get(1)).toString());
        }
        return ranges.divided(inner);
    }
}
