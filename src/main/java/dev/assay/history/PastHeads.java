package dev.assay.history;

import dev.assay.result.CheckStanding;
import dev.assay.result.RunInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Chooses the runs that tell a run something, so that no others are read. */
final class PastHeads {

    /** Whole runs of a suite beyond so many tell nothing more that is shown. */
    private static final int ENOUGH = CheckStanding.MOST_PAST + 1;

    /** The newest clock first; of the same clock the newest run. */
    static final Comparator<RunHead> NEWEST = Comparator.comparing(RunHead::asOf)
            .thenComparing(RunHead::startedAt)
            .thenComparing(RunHead::runId)
            .reversed();

    private PastHeads() {}

    /** The runs of the same environment and branch whose clock is not after the run's, the newest clock first. */
    static List<RunHead> needed(List<RunHead> all, RunInfo run) {
        Map<String, Set<Instant>> whole = new HashMap<>();
        List<RunHead> needed = new ArrayList<>();
        all.stream().filter(head -> isBefore(head, run)).sorted(NEWEST).forEach(head -> {
            boolean some = head.suites().isEmpty(); // it could check nothing
            for (String suite : head.suites()) {
                Set<Instant> clocks = whole.computeIfAbsent(suite, first -> new HashSet<>());
                some |= clocks.size() < ENOUGH;
                if (head.whole()) {
                    clocks.add(head.asOf());
                }
            }
            if (some) {
                needed.add(head);
            }
        });
        return needed;
    }

    private static boolean isBefore(RunHead one, RunInfo run) {
        return !one.asOf().isAfter(run.asOf())
                && !one.runId().equals(run.runId())
                && Objects.equals(one.environment(), run.environment())
                && Objects.equals(one.branch(), run.branch());
    }
}
