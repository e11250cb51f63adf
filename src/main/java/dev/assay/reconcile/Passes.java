package dev.assay.reconcile;

import dev.assay.check.Text;
import dev.assay.database.DatabaseException;
import dev.assay.reconcile.Progress.Part;
import dev.assay.reconcile.Progress.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares some rows a run, in the order of their keys, and goes on where the last run ended, until it has passed all and begins anew. */
final class Passes {

    /** So many ranges with differences are kept for the next run. */
    private static final int MOST_FAILING = 32;

    private final Drill drill;
    private final Side source;
    private final Budget budget;
    private final Instant now;

    /** What the last run left; of another pass where this run begins one. */
    private Progress last;

    /** A part that differed may come again in its turn: its rows count once. */
    private final Map<Ranges, Drill.Compared> done = new LinkedHashMap<>();

    private final Map<Part, Boolean> failing = new LinkedHashMap<>();

    /**
     * What a run may see.
     *
     * @param rows so many rows of the source at most; null: any number
     * @param time after this time no further part is begun; null: at no time
     * @param atATime so many rows of the source are read by a statement
     */
    record Budget(@Nullable Long rows, @Nullable Duration time, long atATime) {}

    Passes(Drill drill, Side source, Budget budget, Progress last, Instant now) {
        this.drill = drill;
        this.source = source;
        this.budget = budget;
        this.last = last;
        this.now = now;
    }

    /**
     * What a run saw.
     *
     * @param compared all parts together
     * @param next for the next run
     * @param words how far it is, as part of a message
     */
    record Passed(Drill.Compared compared, Progress next, String words) {}

    /** @param estimate about how many rows there are; below 0 if that is not known */
    Passed pass(long estimate) throws DatabaseException, NotReachedException {
        long begun = System.nanoTime();
        for (Part part : last.failing()) {
            // where the table has so few rows now, the place is passed in its turn
            if (part.from().row() == 0 || key(part.from()) != null) {
                compare(part.from(), part.to());
            }
        }
        if (last.next().row() > 0 && key(last.next()) == null) {
            last = last.again(now, last.whole()); // rows are gone, so the place is not known any more
        }
        Place place = last.next();
        long rows = 0;
        boolean ended = false;
        while (!ended && !isSpent(rows, begun)) {
            long size = budget.rows() == null ? budget.atATime() : Math.min(budget.atATime(), budget.rows() - rows);
            Key from = key(place);
            Key to = key(drill.anyMoment(Statements.end(source, Ranges.of(from, null), size)));
            ended = to == null;
            Place begin = new Place(place.row(), from);
            Place end = new Place(place.row() + size, to);
            Drill.Compared part = compare(begin, ended ? null : end);
            rows += ended ? part.source() : size;
            if (ended && place.row() > 0 && part.source() + part.copy() == 0) {
                last = last.again(now, last.begun()); // nothing is left of the last pass
                place = last.next();
                ended = false;
            } else {
                place = ended ? new Place(place.row() + part.source(), null) : end;
            }
        }
        return new Passed(together(), next(ended, place), words(ended, place.row(), estimate));
    }

    private boolean isSpent(long rows, long begun) {
        return (budget.rows() != null && rows >= budget.rows())
                || (rows > 0
                        && budget.time() != null
                        && System.nanoTime() - begun > budget.time().toNanos());
    }

    private Drill.Compared compare(Place from, @Nullable Place to) throws DatabaseException, NotReachedException {
        Key low = key(from);
        Key high = to == null ? null : key(to);
        Ranges ranges = Ranges.of(low, high);
        Drill.Compared known = done.get(ranges);
        Drill.Compared compared = known == null ? drill.compare(ranges) : known;
        done.put(ranges, compared);
        Part part = new Part(from, to);
        if (compared.found().differences().isEmpty()) {
            failing.remove(part);
        } else {
            failing.put(part, true);
        }
        return compared;
    }

    /** The key of a place, which is looked for by its number where it was not kept. */
    private @Nullable Key key(Place place) throws DatabaseException {
        return place.key() != null || place.row() == 0
                ? place.key()
                : key(drill.anyMoment(Statements.end(source, Ranges.ALL, place.row())));
    }

    private @Nullable Key key(List<List<@Nullable Object>> rows) {
        return rows.isEmpty() ? null : Key.read(rows.get(0).get(0), source.keyForms());
    }

    private Drill.Compared together() {
        Map<Key, Difference> differences = new LinkedHashMap<>();
        Set<Key> leftOut = new LinkedHashSet<>();
        List<String> ranges = new ArrayList<>();
        long here = 0;
        long there = 0;
        for (Drill.Compared one : done.values()) {
            here += one.source();
            there += one.copy();
            one.found().differences().forEach(difference -> differences.put(difference.key(), difference));
            leftOut.addAll(one.found().undetermined());
            ranges.addAll(one.ranges());
        }
        return new Drill.Compared(
                here, there, new Scheme.Found(List.copyOf(differences.values()), List.copyOf(leftOut)), ranges);
    }

    private Progress next(boolean ended, Place place) {
        List<Part> kept = failing.keySet().stream().limit(MOST_FAILING).toList();
        return ended
                ? new Progress(Place.BEGIN, now, last.begun(), kept)
                : new Progress(place, last.begun(), last.whole(), kept);
    }

    private String words(boolean ended, long seen, long estimate) {
        Instant since = ended ? last.begun() : last.whole();
        return (ended
                        ? "this pass has ended"
                        : Text.number(seen)
                                + (estimate < seen ? " rows" : " of about " + Text.count(estimate, "row"))
                                + " of this pass")
                + (since == null ? ", the first" : ", all rows seen since " + Text.moment(since));
    }
}
