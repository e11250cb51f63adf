package dev.assay.reconcile;

import dev.assay.database.DatabaseException;
import dev.assay.sql.Sql;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scheme A: the copy keeps every change with the transaction that made it, so it can be read as of the source's own snapshot: of each key
 * the last change by a transaction that the snapshot sees. The source is read once, and nothing is held open.
 */
final class Changelog implements Scheme {

    private final Side source;
    private final Side copy;
    private final Changes changes;
    private final Reader fromSource;
    private final Reader fromCopy;
    private final Watermark watermark;

    Changelog(Side source, Side copy, Changes changes, Reader fromSource, Reader fromCopy, Watermark watermark) {
        this.source = source;
        this.copy = copy;
        this.changes = changes;
        this.fromSource = fromSource;
        this.fromCopy = fromCopy;
        this.watermark = watermark;
        this.then = copy;
    }

    /** A position that the log had before the snapshot; of no use where statements see an older one. */
    private BigInteger floor = BigInteger.ZERO;

    /** The copy as of the last snapshot. */
    private Side then;

    private record Seen(State state, List<List<@Nullable Object>> rows) {}

    @Override
    public Both<Sums> sums(Ranges ranges) throws DatabaseException, NotReachedException {
        Seen seen = seen(Statements.sums(source, ranges), fromSource::few);
        Side then = copyAsOf(seen.state());
        return new Both<>(Sums.read(seen.rows()), Sums.read(fromCopy.few(Statements.sums(then, ranges))));
    }

    @Override
    public boolean isOfOneMoment() {
        return true;
    }

    @Override
    public Found rows(Ranges ranges) throws DatabaseException, NotReachedException {
        Seen seen = seen(Statements.rows(source, ranges), fromSource::rows);
        Marks here = Marks.read(seen.rows(), source);
        Marks there = Marks.read(fromCopy.rows(Statements.rows(copyAsOf(seen.state()), ranges)), copy);
        return new Found(Difference.all(here, there), List.of());
    }

    /** How a statement is sent. */
    @FunctionalInterface
    private interface Sent {
        List<List<@Nullable Object>> rows(Sql sql) throws DatabaseException;
    }

    /** Reads the source and, in the same statement and so in the same snapshot, the state of its writers; then waits for the copy. */
    private Seen seen(Sql query, Sent sent) throws DatabaseException, NotReachedException {
        String state = source.checksums().positions().orElseThrow().state();
        if (floor.signum() == 0) {
            floor = State.read(fromSource.rows(new Sql(state, List.of())).get(0))
                    .position();
        }
        String text = "SELECT s.*, w.snapshot, w.position, w.standby, w.held, w.now FROM (" + state
                + ") AS w LEFT JOIN (SELECT 1 AS z, q.* FROM (" + query.text() + ") AS q) AS s ON true";
        List<List<@Nullable Object>> rows = sent.rows(new Sql(text, query.binds()));
        List<@Nullable Object> last = rows.get(rows.size() - 1);
        State read = State.read(last.subList(last.size() - State.COLUMNS, last.size()));
        if (read.standby()) {
            throw new NotReachedException(
                    "The source is a standby, which does not tell the transactions that its primary runs, so a"
                            + " changelog cannot be read as of its snapshot. Connect to the primary, or compare the current state"
                            + " (copy: current_state).");
        }
        watermark.await(read);
        List<List<@Nullable Object>> own = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.get(0) != null) {
                own.add(row.subList(1, row.size()));
            }
        }
        return new Seen(read, own);
    }

    private Side copyAsOf(State state) {
        then = changes.asOf(copy, state, state.held() ? BigInteger.ZERO : floor);
        return then;
    }

    @Override
    public Both<Side> sides() {
        return new Both<>(source, then);
    }

    @Override
    public String words() {
        return "scheme A, since the copy keeps every change: they were read as of the source's own snapshot";
    }
}
