package dev.assay.store;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.ResultsStore;
import dev.assay.history.KeptResult;
import dev.assay.history.KeptRuns;
import dev.assay.history.RunHead;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands in the runs that the history keeps and the store lacks. Those that were kept while the database was away are among
 * them.
 *
 * @param kept the history
 * @param environment the environment whose runs the store gets; null for those of none
 */
public record HandIn(KeptRuns kept, @Nullable String environment) {

    /**
     * What became of it.
     *
     * @param handedIn how many runs were written
     * @param left how many the store still lacks, since there was no more time
     */
    public record Done(int handedIn, int left) {}

    /**
     * Hands in, the newest run first, each in a transaction of its own. A run that the store refuses keeps no other one back.
     *
     * @param most the time after which no further run is begun; null: none
     * @throws IOException if the history cannot be read
     * @throws DatabaseException if the store cannot be read or written; the runs before are stored. If it refuses some runs
     *     alone, all others are stored
     */
    public Done into(ResultsStore.Session session, @Nullable Duration most) throws IOException, DatabaseException {
        long start = System.nanoTime();
        List<RunHead> own = kept.runs().stream()
                .filter(run -> Objects.equals(run.environment(), environment))
                .sorted(Comparator.comparing(RunHead::startedAt).reversed())
                .toList();
        Set<String> known = session.known(own.stream().map(RunHead::runId).toList());
        List<RunHead> lacking =
                own.stream().filter(run -> !known.contains(run.runId())).toList();
        int written = 0;
        int seen = 0;
        DatabaseException refused = null;
        for (RunHead run : lacking) {
            if (most != null && seen > 0 && System.nanoTime() - start > most.toNanos()) {
                break;
            }
            seen++;
            List<KeptResult> results = kept.results(run);
            // a file that cannot be read has none, and must not count as handed in
            try {
                if (!results.isEmpty() && session.write(Rows.of(run, results))) {
                    written++;
                }
            } catch (DatabaseException e) {
                if (e.kind() != FailureKind.QUERY_REFUSED) {
                    throw e;
                }
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
        return new Done(written, lacking.size() - seen);
    }
}
