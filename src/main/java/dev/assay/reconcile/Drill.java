package dev.assay.reconcile;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.reconcile.Scheme.Both;
import dev.assay.reconcile.Scheme.Found;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private final int most;
    private final Reader fromSource;

    Drill(Scheme scheme, Pairing.Paired paired, Reader fromSource) {
        this.most = Math.min(
                paired.source().checksums().mostRanges(),
                paired.copy().checksums().mostRanges());
        this.scheme = scheme;
        this.source = paired.source();
        this.fromSource = fromSource;
    }

    /**
     * What a comparison found.
     *
     * @param source the number of the source's rows
     * @param copy the number of the copy's rows
     * @param found the rows that differ
     * @param ranges the ranges of keys in which they lie; none if both sides were read at different moments
     */
    record Compared(long source, long copy, Found found, List<String> ranges) {}

    /** Compares all rows. */
    Compared compare() throws DatabaseException, NotReachedException {
        if (scheme.isOfOneMoment()) {
            Both<Sums> sums = scheme.sums(Ranges.ALL);
            if (sums.source().differing(sums.copy()).isEmpty()) {
                return compared(sums, new Found(List.of(), List.of()), List.of());
            }
        }
        return compare(divided(Ranges.ALL, FIRST));
    }

    /** Compares the rows of some ranges. */
    Compared compare(Ranges some) throws DatabaseException, NotReachedException {
        Ranges ranges = some;
        Both<Sums> sums = scheme.sums(ranges);
        Both<Sums> first = sums;
        Set<Integer> differing = sums.source().differing(sums.copy());
        while (!differing.isEmpty() && !isFew(sums, differing)) {
            int parts = Math.min(FURTHER, most / differing.size());
            if (parts < 2) {
                break;
            }
            Ranges further = divided(ranges.only(differing), parts);
            if (further.bounds().equals(ranges.bounds())) {
                break; // the source has no keys to divide them by: the copy's are all extra
            }
            ranges = further;
            sums = scheme.sums(ranges);
            differing = sums.source().differing(sums.copy());
        }
        if (differing.isEmpty()) {
            return compared(first, new Found(List.of(), List.of()), List.of());
        }
        Ranges last = ranges.only(differing);
        return compared(first, scheme.rows(last), scheme.isOfOneMoment() ? last.shown() : List.of());
    }

    private Compared compared(Both<Sums> sums, Found found, List<String> ranges) {
        Set<Key> leftOut = new LinkedHashSet<>(found.undetermined());
        leftOut.addAll(scheme.hidden());
        found.differences().forEach(one -> leftOut.remove(one.key()));
        return new Compared(
                sums.source().count(),
                sums.copy().count(),
                new Found(found.differences(), List.copyOf(leftOut)),
                ranges);
    }

    private static boolean isFew(Both<Sums> sums, Set<Integer> differing) {
        long rows = Math.max(sums.source().count(differing), sums.copy().count(differing));
        return rows <= Math.max(FEW, (long) LEAF * differing.size());
    }

    /** Rows of the source, whatever the moment: a snapshot that ended meanwhile is not needed for them. */
    List<List<@Nullable Object>> anyMoment(Sql query) throws DatabaseException {
        try {
            return fromSource.few(query);
        } catch (DatabaseException e) {
            if (e.kind() != FailureKind.TIMED_OUT || !scheme.release()) {
                throw e;
            }
            return fromSource.few(query);
        }
    }

    private Ranges divided(Ranges ranges, int parts) throws DatabaseException {
        Map<Integer, List<Key>> inner = new HashMap<>();
        for (List<@Nullable Object> row : anyMoment(Statements.bounds(source, ranges, parts))) {
            inner.computeIfAbsent(Sums.number(row.get(0)).intValue(), any -> new ArrayList<>())
                    .add(Key.read(row.get(1), source.keyForms()));
        }
        return ranges.divided(inner);
    }
}
