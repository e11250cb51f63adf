package dev.assay.history;

import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.PastResult;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The runs before, as far as a run needs them, and the place where it leaves its own results. */
public final class History {

    /** Runs beyond so many whole ones tell nothing more that is shown. */
    private static final int ENOUGH = CheckStanding.MOST_PAST + 1;

    private final HistoryFolder folder;
    private final RunInfo run;
    private final List<PastRun> past;
    private final Duration validFor;
    private final Keep keep;

    private History(HistoryFolder folder, RunInfo run, List<PastRun> past, Duration validFor, Keep keep) {
        this.folder = folder;
        this.run = run;
        this.past = past;
        this.validFor = validFor;
        this.keep = keep;
    }

    /**
     * Reads the runs before.
     *
     * @param validFor how old a result may be to say something of the data now
     * @throws IOException if the folder cannot be read
     */
    public static History before(RunInfo run, HistoryFolder folder, Duration validFor, Keep keep) throws IOException {
        List<PastRun> past = new ArrayList<>();
        folder.read(one -> {
            if (Standings.isBefore(one, run)) {
                past.add(one);
            }
            return past.stream().filter(PastRun::whole).count() >= ENOUGH;
        });
        return new History(folder, run, replaced(past), validFor, keep);
    }

    /**
     * The runs with the newest clock first. Of two results with the same clock only the newer run's counts: a run that is
     * repeated for the same time takes the place of the first one.
     */
    private static List<PastRun> replaced(List<PastRun> past) {
        List<PastRun> sorted = past.stream()
                .sorted(Comparator.comparing(PastRun::asOf)
                        .thenComparing(PastRun::runId)
                        .reversed())
                .toList();
        List<PastRun> kept = new ArrayList<>();
        Map<Instant, Set<CheckKey>> seen = new HashMap<>();
        for (PastRun one : sorted) {
            Set<CheckKey> known = seen.computeIfAbsent(one.asOf(), any -> new HashSet<>());
            Map<CheckKey, PastResult> left = new LinkedHashMap<>(one.results());
            left.keySet().removeAll(known);
            known.addAll(left.keySet());
            kept.add(new PastRun(
                    one.runId(),
                    one.startedAt(),
                    one.finishedAt(),
                    one.asOf(),
                    one.environment(),
                    one.branch(),
                    one.version(),
                    one.whole(),
                    one.declarations(),
                    left));
        }
        return kept;
    }

    /**
     * Where each check stands.
     *
     * @param results the run's results
     * @param declared whether a check of an earlier run is still declared as it was then
     */
    public List<CheckStanding> standings(List<CheckResult> results, Predicate<DeclaredCheck> declared) {
        Standings standings = new Standings(run, past, validFor);
        List<CheckStanding> all = new ArrayList<>();
        results.forEach(result -> all.add(standings.of(result)));
        Map<CheckKey, List<PastResult>> left = standings.leftOut(results);
        Map<CheckKey, DeclaredCheck> known = declarations(left.keySet());
        left.forEach((key, earlier) -> {
            DeclaredCheck check = known.get(key);
            if (check != null && declared.test(check)) {
                all.add(standings.carried(check, earlier));
            }
        });
        return all;
    }

    /** Checks as the newest run declared them that has them. */
    private Map<CheckKey, DeclaredCheck> declarations(Set<CheckKey> wanted) {
        Map<CheckKey, DeclaredCheck> known = new HashMap<>();
        Set<CheckKey> left = new HashSet<>(wanted);
        for (PastRun one : past) {
            if (left.removeAll(one.results().keySet())) {
                folder.declarations(one).forEach(known::putIfAbsent);
            }
        }
        return known;
    }

    /**
     * Keeps the run's results, and deletes what is too old. When this returns, they survive a crash.
     *
     * @param whole whether the run selected all checks of its suites
     */
    public void keep(RunResults results, boolean whole) throws IOException {
        Map<CheckKey, PastResult> kept = new LinkedHashMap<>();
        List<DeclaredCheck> declared = new ArrayList<>();
        for (CheckStanding standing : results.standings()) {
            if (!standing.carried()) {
                declared.add(standing.check());
                kept.put(CheckKey.of(standing.check()), Standings.past(standing));
            }
        }
        folder.write(new PastRun(
                run.runId(),
                run.startedAt(),
                results.finishedAt(),
                run.asOf(),
                run.environment(),
                run.branch(),
                run.version(),
                whole,
                folder.write(declared),
                kept));
        folder.prune(keep, results.finishedAt());
    }
}
