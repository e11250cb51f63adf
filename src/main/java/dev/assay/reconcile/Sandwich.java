package dev.assay.reconcile;

import dev.assay.database.DatabaseException;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scheme C: the source is read, then the copy once it has everything that this reading saw, then the source again. Only a row that both
 * readings of the source show in the same version can tell anything of the copy. It needs no position in the copy's rows, and holds
 * nothing open.
 */
final class Sandwich implements Scheme {

    /** So often a key is read that moves or seems to differ. */
    private static final int ROUNDS = 5;

    /** Before a round, twice as much as before the last: 100, 200, 400, 800 ms. */
    private static final long PAUSE_MILLISECONDS = 25;

    /** So many keys are asked for in a statement. */
    private static final int MOST_KEYS = 10_000;

    private Side source;
    private Side copy;
    private final Reader fromSource;
    private final Reader fromCopy;
    private final @Nullable Watermark watermark;
    private boolean versioned;
    private boolean awaited;

    /** @param watermark waits for the copy; null if both sides are at rest */
    Sandwich(Side source, Side copy, Reader fromSource, Reader fromCopy, @Nullable Watermark watermark) {
        this.source = source;
        this.copy = copy;
        this.fromSource = fromSource;
        this.fromCopy = fromCopy;
        this.watermark = watermark;
    }

    @Override
    public Both<Sums> sums(Ranges ranges) throws DatabaseException {
        return new Both<>(
                Sums.read(fromSource.few(Statements.sums(source, ranges))),
                Sums.read(fromCopy.few(Statements.sums(copy, ranges))));
    }

    @Override
    public boolean isOfOneMoment() {
        return watermark == null;
    }

    @Override
    public Found rows(Ranges ranges) throws DatabaseException, NotReachedException {
        versioned();
        return judged(Statements.rows(source, ranges), Statements.rows(copy, ranges));
    }

    /** The rows that differ of some keys without nulls, and the keys that cannot be compared now. */
    Found rows(List<Key> keys) throws DatabaseException, NotReachedException {
        versioned();
        List<Difference> differences = new ArrayList<>();
        List<Key> undetermined = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST_KEYS) {
            List<Key> some = keys.subList(from, Math.min(keys.size(), from + MOST_KEYS));
            Found found = judged(Statements.rows(source, some), Statements.rows(copy, some));
            differences.addAll(found.differences());
            undetermined.addAll(found.undetermined());
        }
        return new Found(differences, undetermined);
    }

    private void versioned() {
        if (!versioned) {
            source = fromSource.versioned(source);
            copy = fromCopy.versioned(copy);
            versioned = true;
        }
    }

    /** Only what seems to differ is read again, until it is certain: by its keys, or as a whole where a key has nulls. */
    private Found judged(Sql ofSource, Sql ofCopy) throws DatabaseException, NotReachedException {
        long end = System.nanoTime()
                + (watermark == null ? 0 : watermark.patience().toNanos());
        Reading before = Reading.of(source, ofSource, fromSource);
        demandNewSnapshots(before);
        Marks there = copyAfter(before, ofCopy);
        List<Difference> differences = new ArrayList<>();
        List<Key> undetermined = new ArrayList<>();
        for (Suspects some : Suspects.seeming(before, there, MOST_KEYS)) {
            rounds(some, before, there, ofSource, ofCopy, end);
            differences.addAll(some.accused());
            undetermined.addAll(some.open());
        }
        return new Found(differences, undetermined);
    }

    /**
     * Judges keys.
     *
     * @param first what the source showed
     * @param seen what the copy showed then
     * @param ofSource the source's rows, which are read again as a whole where a key has nulls
     * @param ofCopy the copy's rows, likewise
     */
    private void rounds(Suspects keys, Reading first, Marks seen, Sql ofSource, Sql ofCopy, long end)
            throws DatabaseException, NotReachedException {
        boolean whole = keys.open().stream().allMatch(Key::isWhole);
        Reading before = first;
        Marks there = seen;
        for (int round = 1; ; round++) {
            boolean last = watermark == null || (round > 1 && (round >= ROUNDS || System.nanoTime() > end));
            Reading after = Reading.of(source, whole ? Statements.rows(source, keys.open()) : ofSource, fromSource);
            keys.next(before, there, after, last);
            if (last || keys.open().isEmpty()) {
                return;
            }
            if (keys.isAnySuspected()) {
                Watermark.pause(PAUSE_MILLISECONDS << (round + 1));
            }
            there = copyAfter(after, whole ? Statements.rows(copy, keys.open()) : ofCopy);
            before = after;
        }
    }

    /** The copy's rows once it has everything that a reading of the source saw; and no more than its next reading will see. */
    private Marks copyAfter(Reading before, Sql rows) throws DatabaseException, NotReachedException {
        State state = before.state();
        if (watermark == null || state == null) {
            return Marks.read(fromCopy.rows(rows), copy);
        }
        watermark.await(state);
        awaited = true;
        Marks there = Marks.read(fromCopy.rows(rows), copy);
        if (state.standby()) {
            watermark.awaitSource(
                    fromSource, source.checksums().positions().orElseThrow().seen());
        }
        return there;
    }

    private void demandNewSnapshots(Reading reading) throws NotReachedException {
        if (watermark != null && reading.state() != null && reading.state().held()) {
            throw new NotReachedException(
                    "All statements on the source's connection see one snapshot, so it cannot show what changed"
                            + " while the copy was read: reconcile on a connection without it.");
        }
    }

    @Override
    public Both<Side> sides() {
        return new Both<>(source, copy);
    }

    @Override
    public String words() {
        return watermark == null
                ? "both sides were taken to be at rest, since no heartbeat is named"
                : "scheme C, since the copy tells no transactions" + how();
    }

    /** How rows were compared, as the end of {@link #words()}. */
    String how() {
        return awaited
                ? ": the source was read before and after the copy, which had reached its position in between"
                : ": all sums were alike, so the copy was not waited for";
    }
}
