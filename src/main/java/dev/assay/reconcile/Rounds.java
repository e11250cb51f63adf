package dev.assay.reconcile;

import dev.assay.check.AcrossConnections.Met;
import dev.assay.check.CheckOutcome;
import dev.assay.database.DatabaseException;
import dev.assay.reconcile.TwoReadings.Said;
import dev.assay.result.FailureCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the source, the copy and the source again, until both agree, or what differs has stayed the same for several rounds.
 *
 * <p>One round proves nothing of tables that move: a row that comes and goes between two readings of the source may be in the copy's.
 * Where both databases tell the versions of rows, it cannot stay unseen for two rounds. If two readings of a side are the same with
 * their versions, the rows of the first were there all the time, so also while the other side was read, which lies between them. Then
 * all the rows that the source showed were on their way to the copy's answer, and all that the copy showed came from rows of the source's
 * next answer: both have the same rows, unless the copy is wrong. A third round is for commits that readers of the source see a little
 * later than they are in its log.
 */
final class Rounds {

    private static final int MOST = 5;

    private static final int ENOUGH_WITH_VERSIONS = 3;

    /** Before the source is read again, twice as long as in the last round: 100, 200, 400, 800 ms. */
    private static final long PAUSE_MILLISECONDS = 25;

    /** Moments that are further apart are told in the message. */
    private static final Duration FAR = Duration.ofSeconds(10);

    private final TwoReadings readings;

    Rounds(TwoReadings readings) {
        this.readings = readings;
    }

    /**
     * What came of it.
     *
     * @param note a sentence about how it was compared; empty if there is nothing to say
     */
    record Result(Met met, Said copy, Said source, String note) {}

    Result run() throws DatabaseException, NotReachedException {
        int most = readings.isAtWatermark() ? MOST : 1;
        int same = 0;
        Said last = null;
        Said before = readings.source();
        for (int round = 1; ; round++) {
            Said copy = readings.copyAfter(before);
            Met met = readings.meet(copy, before);
            if (met.agree()) {
                return result(met, copy, before);
            }
            if (round > 1) {
                Watermark.pause(PAUSE_MILLISECONDS << round);
            }
            Said after = readings.source();
            met = readings.meet(copy, after);
            if (met.agree()) {
                return result(met, copy, after);
            }
            same = same(same, before, after, last, copy);
            boolean versioned = before.isVersioned() && copy.isVersioned();
            if (same >= (versioned ? Math.min(most, ENOUGH_WITH_VERSIONS) : most)) {
                return result(met, copy, after);
            }
            if (round == most) {
                return new Result(moved(met, most), copy, after, note(copy, after));
            }
            last = same == 0 ? null : copy;
            before = after;
        }
    }

    /** For how many rounds the answers of both sides have stayed the same. */
    private static int same(int rounds, Said before, Said after, @Nullable Said last, Said copy) {
        if (!before.isSameAs(after)) {
            return 0;
        }
        return last == null || copy.isSameAs(last) ? rounds + 1 : 1;
    }

    private Result result(Met met, Said copy, Said source) {
        return new Result(met, copy, source, note(copy, source));
    }

    private String note(Said copy, Said source) {
        boolean far = Duration.between(source.at(), copy.at()).abs().compareTo(FAR) > 0;
        String moments =
                far ? "The other connection was asked at " + source.at() + ", this one at " + copy.at() + "." : "";
        return readings.isAtWatermark()
                ? "This one, the copy, had reached the source's watermark." + (far ? " " + moments : "")
                : moments;
    }

    /** Nothing can be said of tables that differ and move. */
    private Met moved(Met met, int rounds) {
        String message = readings.isAtWatermark()
                ? "The sides differ, but they changed while they were read, in each of " + rounds
                        + " rounds, so it is not known whether the copy is right: compare the rows with reconcile, or say what"
                        + " difference does not matter with a tolerance."
                : "The sides differ, but the other connection's changed while they were read, so it is not known whether that"
                        + " means anything: say at: watermark for tables that move, or compare the rows with reconcile.";
        return new Met(
                new CheckOutcome.Verdict(
                        CheckOutcome.Level.WARNED,
                        FailureCode.RULE_VIOLATED,
                        message,
                        List.of(),
                        met.outcome().measured(),
                        Map.of()),
                false);
    }
}
