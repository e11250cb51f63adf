package dev.assay.reconcile;

import dev.assay.check.Text;
import dev.assay.database.DatabaseException;
import dev.assay.sql.Sql;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waits until a copy has applied everything up to a position of its source. */
final class Watermark {

    private static final long PAUSE_MILLISECONDS = 100;

    private final Reader copy;
    private final String query;
    private final Duration patience;

    /**
     * @param query a query of one row: the highest position that the copy has applied, as a whole number
     * @param patience how long it waits at most
     */
    Watermark(Reader copy, String query, Duration patience) {
        this.copy = copy;
        this.query = query;
        this.patience = patience;
    }

    /** How long it waits at most. */
    Duration patience() {
        return patience;
    }

    /** Waits until the copy has applied a position, and returns the one that it has then reached. */
    BigInteger await(BigInteger position) throws DatabaseException, NotReachedException {
        return await(copy, query, position, "The copy did not reach the source's position ");
    }

    /**
     * Waits until a source that is a standby shows everything that the copy shows now. What the copy applies is in the order of commits,
     * and a heartbeat's position is a little before its own commit; the next heartbeat's is behind it.
     */
    void awaitSource(Reader source, String seen) throws DatabaseException, NotReachedException {
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
                throw new NotReachedException(complaint + position + " within " + Text.age(patience) + "; it is at "
                        + (reached == null ? "none" : reached)
                        + ". Nothing was compared: see whether the pipeline runs, or wait longer (wait_up_to).");
            }
            pause(PAUSE_MILLISECONDS);
        }
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
