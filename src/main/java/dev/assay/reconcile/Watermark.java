package dev.assay.reconcile;

import dev.assay.check.Arguments;
import dev.assay.check.Text;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Checksums;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Waits until a copy has applied everything up to a position of its source. */
final class Watermark {

    private static final long PAUSE_MILLISECONDS = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Reader copy;
    private final String query;
    private final boolean byTime;
    private final Duration patience;

    /**
     * @param query a query of one row: the highest position that the copy has applied, as a whole number, or the microseconds since
     *     1970 of its newest heartbeat
     * @param byTime whether it is the time
     * @param patience how long it waits at most
     */
    Watermark(Reader copy, String query, boolean byTime, Duration patience) {
        this.copy = copy;
        this.query = query;
        this.byTime = byTime;
        this.patience = patience;
    }

    /** The same, with less patience. */
    Watermark within(Duration atMost) {
        return new Watermark(copy, query, byTime, atMost.compareTo(patience) < 0 ? atMost : patience);
    }

    /**
     * The watermark of a check that says {@code at: watermark}; null of others.
     *
     * @throws UnanswerableException if the source tells no position, or the copy has no such table
     */
    static @Nullable Watermark of(Arguments arguments, TwoSided.Sides sides, Reader copy) throws DatabaseException {
        Arguments heartbeat = arguments.parts("heartbeat");
        if (heartbeat == null) {
            return null;
        }
        demandPositions(sides.elsewhere(), "at: watermark");
        Duration patience = arguments.has("wait_up_to") ? arguments.duration("wait_up_to") : PATIENCE;
        return of(
                sides.here(),
                copy,
                heartbeat.table("table"),
                heartbeat.text("position"),
                Objects.requireNonNull(patience));
    }

    /**
     * A watermark by the positions of heartbeats.
     *
     * @param position the column with the position
     * @throws UnanswerableException if there is no such column
     */
    static Watermark of(Database here, Reader copy, TableName heartbeat, String position, Duration patience)
            throws DatabaseException {
        TableInfo table = here.table(heartbeat);
        String column = Dialect.quoted(NamedColumns.only(here, table, position).name());
        return new Watermark(copy, "SELECT MAX(t." + column + ") FROM " + Reader.rowsOf(table.name()), false, patience);
    }

    /**
     * Refuses a source that tells no position of its log.
     *
     * @param parameter what to leave out then
     */
    static void demandPositions(Database source, String parameter) {
        if (source.dialect().checksums().flatMap(Checksums::positions).isEmpty()) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "Connection '" + source.name()
                            + "' tells no position of its log, so no copy can be waited for: leave " + parameter
                            + " out.");
        }
    }

    /** How long it waits at most. */
    Duration patience() {
        return patience;
    }

    /** Waits until the copy has applied everything that a snapshot of the source sees. */
    void await(State state) throws DatabaseException, NotReachedException {
        await(byTime ? BigInteger.valueOf(state.now()) : state.position());
    }

    private BigInteger await(BigInteger position) throws DatabaseException, NotReachedException {
        return await(copy, query, position, "The copy did not reach the source's " + (byTime ? "time " : "position "));
    }

    /**
     * Waits until a source that is a standby shows everything that the copy shows now. What the copy applies is in the order of commits,
     * and a heartbeat's position is a little before its own commit; the next heartbeat's is behind it.
     */
    void awaitSource(Reader source, String seen) throws DatabaseException, NotReachedException {
        if (byTime) {
            throw new NotReachedException(
                    "The source is a standby, which is behind its primary, and heartbeats with a time do not tell how far: name the"
                            + " position in the log (heartbeat: position).");
        }
        BigInteger shown = await(BigInteger.ZERO);
        BigInteger next = await(shown.add(BigInteger.ONE));
        BigInteger later = await(next.add(BigInteger.ONE));
        await(source, seen, later, "The source, which is a standby, did not reach the copy's position ");
    }

    private BigInteger await(Reader reader, String own, BigInteger position, String complaint)
            throws DatabaseException, NotReachedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            List<List<@Nullable Object>> rows = reader.rows(new Sql(own, List.of()));
            Object reached = rows.isEmpty() ? null : rows.get(0).get(0);
            if (reached != null && new BigInteger(String.valueOf(reached)).compareTo(position) >= 0) {
                return new BigInteger(String.valueOf(reached));
            }
            if (System.nanoTime() >= end) {
                throw new NotReachedException(
                        complaint + said(position) + " within " + Text.age(patience) + "; it is at "
                                + (reached == null ? "none" : said(new BigInteger(String.valueOf(reached))))
                                + ". Nothing was compared: see whether the pipeline runs, or wait longer (wait_up_to).");
            }
            pause(PAUSE_MILLISECONDS);
        }
    }

    private String said(BigInteger position) {
        return byTime
                ? Instant.EPOCH.plus(position.longValue(), ChronoUnit.MICROS).toString()
                : position.toString();
    }

    static void pause(long milliseconds) throws NotReachedException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReachedException("The wait for the copy was interrupted.");
        }
    }
}
