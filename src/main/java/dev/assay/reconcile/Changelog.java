package dev.assay.reconcile;

import dev.assay.database.DatabaseException;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scheme A: the copy keeps every change with the transaction that made it, so it can be read as of the source's own snapshot: of each key
 * the last change by a transaction that the snapshot sees. The source is read once, and nothing is held open.
 */
final class Changelog implements Scheme {

    private static final BigInteger CYCLE = BigInteger.ONE.shiftLeft(32);

    private final Side source;
    private final Side copy;
    private final Columns columns;
    private final Reader fromSource;
    private final Reader fromCopy;
    private final Watermark watermark;

    /**
     * The columns of a change, in quotes.
     *
     * @param transaction the id of the transaction, of 32 or 64 bits; null for what was there from the start
     * @param position the position of the change in the log
     * @param deletes the SQL of whether the change deletes its row
     */
    record Columns(String transaction, String position, String deletes) {}

    Changelog(Side source, Side copy, Columns columns, Reader fromSource, Reader fromCopy, Watermark watermark) {
        this.source = source;
        this.copy = copy;
        this.columns = columns;
        this.fromSource = fromSource;
        this.fromCopy = fromCopy;
        this.watermark = watermark;
    }

    /** A position that the log had before the snapshot; of no use where statements see an older one. */
    private BigInteger floor = BigInteger.ZERO;

    private record Seen(State state, List<List<@Nullable Object>> rows) {}

    @Override
    public Both<Sums> sums(Ranges ranges) throws DatabaseException, NotReachedException {
        Seen seen = seen(Statements.sums(source, ranges));
        Side then = copyAsOf(seen.state());
        return new Both<>(Sums.read(seen.rows()), Sums.read(fromCopy.rows(Statements.sums(then, ranges))));
    }

    @Override
    public Found rows(Ranges ranges) throws DatabaseException, NotReachedException {
        Seen seen = seen(Statements.rows(source, ranges));
        Marks here = Marks.read(seen.rows());
        Marks there = Marks.read(fromCopy.rows(Statements.rows(copyAsOf(seen.state()), ranges)));
        Set<String> keys = new TreeSet<>(here.of().keySet());
        keys.addAll(there.of().keySet());
        List<Difference> differences = new ArrayList<>();
        keys.forEach(key -> differences.addAll(Differences.of(key, here, there)));
        return new Found(differences, List.of());
    }

    /** Reads the source and, in the same statement and so in the same snapshot, the state of its writers; then waits for the copy. */
    private Seen seen(Sql query) throws DatabaseException, NotReachedException {
        String state = source.checksums().positions().orElseThrow().state();
        if (floor.signum() == 0) {
            floor = State.read(fromSource.rows(new Sql(state, List.of())).get(0))
                    .position();
        }
        String text = "SELECT s.*, w.snapshot, w.position, w.standby, w.held FROM (" + state
                + ") AS w LEFT JOIN (SELECT 1 AS z, q.* FROM (" + query.text() + ") AS q) AS s ON true";
        List<List<@Nullable Object>> rows = fromSource.rows(new Sql(text, query.binds()));
        List<@Nullable Object> last = rows.get(rows.size() - 1);
        State read = State.read(last.subList(last.size() - State.COLUMNS, last.size()));
        if (read.standby()) {
            throw new NotReachedException(
                    "The source is a standby, which does not tell the transactions that its primary runs, so a"
                            + " changelog cannot be read as of its snapshot. Connect to the primary, or compare the current state"
                            + " (copy: current_state).");
        }
        watermark.await(read.position());
        List<List<@Nullable Object>> own = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.get(0) != null) {
                own.add(row.subList(1, row.size()));
            }
        }
        return new Seen(read, own);
    }

    private Side copyAsOf(State state) {
        List<Sql.Bind> binds = new ArrayList<>(copy.binds());
        StringBuilder visible = new StringBuilder(columns.transaction() + " IS NULL OR ((" + begunBefore(state, binds));
        if (!state.running().isEmpty()) {
            visible.append(" AND MOD(")
                    .append(columns.transaction())
                    .append(", ")
                    .append(CYCLE)
                    .append(") NOT IN (");
            visible.append(state.running().stream()
                    .map(running -> {
                        binds.add(new Sql.Bind("xip", new BigDecimal(running.mod(CYCLE))));
                        return "?";
                    })
                    .collect(Collectors.joining(", ")));
            visible.append(")");
        }
        visible.append(")");
        String number = Dialect.quoted("assay row");
        String relation = "(SELECT d.* FROM (SELECT t.*, ROW_NUMBER() OVER (PARTITION BY " + copy.key() + " ORDER BY "
                + columns.position() + " DESC) AS " + number + " FROM " + copy.relation() + " WHERE " + visible
                + ") AS d WHERE d." + number + " = 1 AND NOT " + columns.deletes() + ") AS t";
        return copy.of(relation, binds);
    }

    /**
     * Whether a transaction had begun when the snapshot was taken, by the lower 32 bits of its id, since streams of changes carry only
     * these. After two thousand million others it looks like one of the future, but its changes lie before the snapshot in the log.
     */
    private String begunBefore(State state, List<Sql.Bind> binds) {
        binds.add(new Sql.Bind("xmax", new BigDecimal(state.xmax().mod(CYCLE))));
        binds.add(new Sql.Bind("floor", new BigDecimal(state.held() ? BigInteger.ZERO : floor)));
        return "MOD(MOD(" + columns.transaction() + ", 4294967296) - ? + 6442450944, 4294967296) < 2147483648 OR "
                + columns.position() + " < ?)";
    }

    @Override
    public String words() {
        return "scheme A, since the copy keeps every change: they were read as of the source's own snapshot";
    }
}
