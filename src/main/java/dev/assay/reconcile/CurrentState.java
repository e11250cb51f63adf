package dev.assay.reconcile;

import dev.assay.check.Text;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.sql.Sql;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scheme B: the copy keeps of each row who changed it last, or when. The source's snapshot is held while the copy reaches it; keys of which
 * the copy shows a change that the snapshot does not see are left out on both sides, and what remains must be alike. Where the snapshot
 * cannot be held for long enough, scheme C takes over.
 */
final class CurrentState implements Scheme, AutoCloseable {

    private final Side source;
    private final Side copy;
    private final Changes changes;
    private final Reader fromSource;
    private final Reader fromCopy;
    private final Watermark watermark;
    private final Duration longest;
    private final Sandwich other;
    private final Set<Key> hidden = new LinkedHashSet<>();

    private @Nullable Snapshot open;
    private Duration longestHeld = Duration.ZERO;
    private @Nullable String given;

    /**
     * @param longest how long a snapshot is held at most
     * @param other takes over where that is too short, and looks again at what this scheme cannot know
     */
    CurrentState(
            Side source,
            Side copy,
            Changes changes,
            Reader fromSource,
            Reader fromCopy,
            Watermark watermark,
            Duration longest,
            Sandwich other) {
        this.source = source.withoutVersion();
        this.copy = copy.withoutVersion();
        this.changes = changes;
        this.fromSource = fromSource;
        this.fromCopy = fromCopy;
        this.watermark = watermark;
        this.longest = longest;
        this.other = other;
        this.given = source.database() == copy.database()
                ? "both tables lie on one connection, whose last session a held snapshot might take"
                : null;
    }

    /**
     * A snapshot that is held.
     *
     * @param begun the nanoseconds when it was taken
     * @param floor a position that the log had before it
     */
    private record Snapshot(Database.Held held, long begun, State state, BigInteger floor) {}

    @Override
    public Both<Sums> sums(Ranges ranges) throws DatabaseException, NotReachedException {
        Optional<Both<Sums>> sums = within(snapshot -> {
            List<List<@Nullable Object>> visible = new ArrayList<>();
            List<Key> keys = read(snapshot, Statements::sums, ranges, visible, 3);
            return new Both<>(
                    Sums.read(fromSource.few(Statements.sums(without(source, keys), ranges))), Sums.read(visible));
        });
        return sums.isPresent() ? sums.get() : other.sums(ranges);
    }

    @Override
    public boolean isOfOneMoment() {
        return given == null;
    }

    @Override
    public Found rows(Ranges ranges) throws DatabaseException, NotReachedException {
        Optional<List<Difference>> differences = within(snapshot -> {
            List<List<@Nullable Object>> visible = new ArrayList<>();
            List<Key> keys = read(
                    snapshot,
                    Statements::rows,
                    ranges,
                    visible,
                    3 + copy.approximate().size());
            Marks here = Marks.read(fromSource.rows(Statements.rows(without(source, keys), ranges)), source);
            List<Difference> all = new ArrayList<>(Difference.all(here, Marks.read(visible, copy)));
            all.removeIf(one -> !one.key().isWhole() && hidden.contains(one.key())); // which no condition leaves out
            return all;
        });
        if (differences.isEmpty()) {
            return other.rows(ranges);
        }
        return doubted(differences.get());
    }

    /** Clocks are not exact, and of a row that was deleted nothing may be left: these are looked at again. */
    private Found doubted(List<Difference> differences) throws DatabaseException, NotReachedException {
        List<Difference> certain = new ArrayList<>();
        List<Key> doubtful = new ArrayList<>();
        for (Difference one : differences) {
            boolean doubt =
                    changes.changedBy() == null || (changes.deletes() == null && one.kind() == Difference.Kind.MISSING);
            if (doubt && one.key().isWhole()) {
                doubtful.add(one.key());
            } else {
                certain.add(one);
            }
        }
        if (doubtful.isEmpty()) {
            return new Found(certain, List.of());
        }
        close();
        Found again = other.rows(doubtful);
        certain.addAll(again.differences());
        return new Found(certain, again.undetermined());
    }

    /** A statement over the rows of a side. */
    @FunctionalInterface
    private interface Written {
        Sql of(Side side, Ranges ranges);
    }

    /**
     * Reads, in one statement, the copy's rows that the snapshot sees, and the keys of the others.
     *
     * @param visible receives the rows
     * @param width the number of their columns
     * @return the keys
     */
    private List<Key> read(
            Snapshot snapshot, Written statement, Ranges ranges, List<List<@Nullable Object>> visible, int width)
            throws DatabaseException {
        List<Sql.Bind> binds = new ArrayList<>();
        String seen = changes.visible(snapshot.state(), snapshot.floor(), binds);
        List<Sql.Bind> more = new ArrayList<>(binds);
        Sql rows = statement.of(copy.where("(" + seen + ") AND " + changes.lives(more), more), ranges);
        Sql keys = Statements.keys(copy.where("NOT COALESCE((" + seen + "), false)", binds), ranges);
        List<Key> found = new ArrayList<>();
        for (List<@Nullable Object> row : fromCopy.rows(Statements.withKeys(rows, keys, width))) {
            if (row.get(width) == null) {
                visible.add(row.subList(0, width));
            } else {
                found.add(Key.read(row.get(width), copy.keyForms()));
            }
        }
        hidden.addAll(found);
        found.removeIf(key -> !key.isWhole());
        return found;
    }

    private static Side without(Side side, List<Key> keys) {
        if (keys.isEmpty()) {
            return side;
        }
        List<Sql.Bind> binds = new ArrayList<>();
        return side.where("(" + Statements.isAmong(side, keys, binds) + ") IS NOT TRUE", binds);
    }

    /** Work while a snapshot is held. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Snapshot snapshot) throws DatabaseException;
    }

    /** Empty once scheme C has taken over. */
    private <T> Optional<T> within(Work<T> work) throws DatabaseException, NotReachedException {
        if (given != null) {
            return Optional.empty();
        }
        try {
            Snapshot snapshot = snapshot();
            T done = work.with(snapshot);
            if (!isFresh(snapshot)) {
                close();
            }
            return Optional.of(done);
        } catch (NotReachedException e) {
            if (watermark.patience().compareTo(longest) <= 0) {
                throw e;
            }
            given = "the copy did not reach the source's snapshot within the " + Text.age(longest)
                    + " for which it may be held";
        } catch (DatabaseException e) {
            if (e.kind() != FailureKind.TIMED_OUT) {
                throw e;
            }
            given = "the source ended the snapshot, which may be held for " + Text.age(longest);
        } finally {
            if (given != null) {
                close();
            }
        }
        hidden.clear();
        return Optional.empty();
    }

    private Snapshot snapshot() throws DatabaseException, NotReachedException {
        Snapshot known = open;
        if (known != null && isFresh(known)) {
            return known;
        }
        close();
        Sql state = new Sql(source.checksums().positions().orElseThrow().state(), List.of());
        State before = State.read(fromSource.rows(state).get(0));
        long begun = System.nanoTime();
        Database.Held held = fromSource.hold(longest);
        open = new Snapshot(held, begun, before, BigInteger.ZERO);
        fromSource.within(held);
        State seen = State.read(fromSource.rows(state).get(0));
        Snapshot taken =
                new Snapshot(held, begun, seen, before.held() || seen.standby() ? BigInteger.ZERO : before.position());
        open = taken;
        watermark.within(longest.minus(age(taken))).await(taken.state());
        return taken;
    }

    /** Whether there is time for another statement. */
    private boolean isFresh(Snapshot snapshot) {
        return age(snapshot).multipliedBy(2).compareTo(longest) < 0;
    }

    private static Duration age(Snapshot snapshot) {
        return Duration.ofNanos(System.nanoTime() - snapshot.begun());
    }

    @Override
    public boolean release() {
        boolean held = open != null;
        close();
        return held;
    }

    /** Releases the snapshot. */
    @Override
    public void close() {
        Snapshot known = open;
        open = null;
        fromSource.within(null);
        if (known != null) {
            known.held().close();
            longestHeld = age(known).compareTo(longestHeld) > 0 ? age(known) : longestHeld;
        }
    }

    @Override
    public Set<Key> hidden() {
        return hidden;
    }

    /** For how long a snapshot was held at most. */
    Duration longestHeld() {
        Snapshot known = open;
        return known == null || age(known).compareTo(longestHeld) < 0 ? longestHeld : age(known);
    }

    @Override
    public Both<Side> sides() {
        return other.sides();
    }

    @Override
    public String words() {
        return given == null
                ? "scheme B, since the copy tells " + (changes.changedBy() == null ? "when" : "by whom")
                        + " each row was changed: rows that changed after the source's snapshot were left out"
                : "scheme C, since " + given + other.how();
    }
}
