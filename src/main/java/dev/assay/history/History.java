package dev.assay.history;

import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.PastResult;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import dev.assay.text.FileTrouble;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The runs before, as far as a run needs them, and the place where it leaves its own results. */
public final class History {

    private final HistoryFolder folder;
    private final RunInfo run;
    private final List<PastRun> past;
    private final String unread;
    private final Duration validFor;
    private final Keep keep;
    private final Kept kept;

    private History(
            HistoryFolder folder,
            RunInfo run,
            List<PastRun> past,
            String unread,
            Duration validFor,
            Keep keep,
            Kept kept) {
        this.folder = folder;
        this.run = run;
        this.past = past;
        this.unread = unread;
        this.validFor = validFor;
        this.keep = keep;
        this.kept = kept;
    }

    /**
     * Reads the runs before: those of the same environment and branch whose clock is not after this run's. If the folder
     * cannot be read, that is told, and there are none.
     *
     * @param validFor how old a result may be to say something of the data now
     * @param kept what of the run's results may be kept
     */
    public static History before(RunInfo run, HistoryFolder folder, Duration validFor, Keep keep, Kept kept) {
        return before(run, folder, validFor, keep, kept, any -> true);
    }

    /**
     * Reads a run and those before it. A run that took its place is none of them.
     *
     * @param run as the head says, without the id
     * @param kept what of the run's results may be kept
     */
    public static History upTo(RunHead last, RunInfo run, HistoryFolder folder, Duration validFor, Kept kept) {
        return before(run, folder, validFor, Keep.DEFAULT, kept, head -> PastHeads.NEWEST.compare(head, last) >= 0);
    }

    private static History before(
            RunInfo run, HistoryFolder folder, Duration validFor, Keep keep, Kept kept, Predicate<RunHead> wanted) {
        List<PastRun> past = new ArrayList<>();
        String unread = "";
        try {
            List<RunHead> heads = folder.readable().stream().filter(wanted).toList();
            for (RunHead head : PastHeads.needed(heads, run)) {
                PastRun one = folder.read(head);
                if (one != null) {
                    past.add(one);
                } else {
                    unread = later(unread, head.runId());
                }
            }
            unread = later(unread, folder.newestUnread().orElse(""));
        } catch (IOException e) {
            folder.tell(folder.folder() + " cannot be read (" + FileTrouble.of(e)
                    + "), so this run does not know what was before it.");
        }
        return new History(folder, run, replaced(past), unread, validFor, keep, kept);
    }

    private static String later(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /**
     * Of two results with the same clock only the newer run's counts: a run that is repeated for the same time takes the
     * place of the first one.
     *
     * @param sorted the runs with the newest clock first, of the same clock the newest run
     */
    private static List<PastRun> replaced(List<PastRun> sorted) {
        List<PastRun> left = new ArrayList<>();
        Map<Instant, Set<CheckKey>> seen = new HashMap<>();
        for (PastRun one : sorted) {
            Set<CheckKey> known = seen.computeIfAbsent(one.head().asOf(), any -> new HashSet<>());
            Map<CheckKey, PastResult> own = new LinkedHashMap<>(one.results());
            own.keySet().removeAll(known);
            known.addAll(own.keySet());
            left.add(new PastRun(one.head(), own));
        }
        return left;
    }

    /**
     * Where each check stands: those of the run, then those that it left out and that are still declared as they were.
     *
     * @param results the run's results
     * @param now a check of an earlier run as it is declared now, perhaps with another id; null if it is no longer declared
     * @param patterns the patterns of which the run selected all that they mean: what else they once meant is gone
     */
    public List<CheckStanding> standings(
            List<CheckResult> results, Function<DeclaredCheck, @Nullable DeclaredCheck> now, Set<String> patterns) {
        Standings standings = standings();
        List<CheckStanding> all = new ArrayList<>();
        String lost = "";
        Set<String> unsure = new HashSet<>();
        Set<String> complete = new HashSet<>(patterns);
        Set<CheckKey> taken = new HashSet<>();
        for (CheckResult result : results) {
            taken.addAll(CheckKey.all(result.check()));
            all.add(standings.of(result));
        }
        for (PastRun one : past) {
            Map<CheckKey, DeclaredCheck> known = null;
            boolean readable = true;
            for (CheckKey key : one.results().keySet()) {
                if (taken.contains(key)) {
                    continue;
                }
                known = known == null ? folder.declarations(one.head()) : known;
                DeclaredCheck then = known.get(key);
                if (then == null) {
                    lost = later(lost, one.head().runId());
                    readable = false;
                } else if (taken.add(key) && !complete.contains(PatternKey.of(then))) {
                    DeclaredCheck today = now.apply(then);
                    if (today != null) {
                        taken.addAll(CheckKey.all(today));
                        if (isSame(then, today)) {
                            CheckStanding carried = standings.carried(today);
                            boolean sure = !unsure.contains(then.id()) && !unsure.contains(today.id());
                            all.add(carried.toBuilder()
                                    .current(carried.current() && sure)
                                    .build());
                        }
                    }
                }
            }
            if (readable) {
                complete.addAll(one.head().patterns());
            }
            unsure.addAll(one.head().unsure()); // what it could not check is not known by an earlier result either
        }
        return withoutLost(all, lost);
    }

    /** The patterns of which some earlier run selected all that they mean. */
    public Set<String> patterns() {
        Set<String> patterns = new HashSet<>();
        past.forEach(one -> patterns.addAll(one.head().patterns()));
        return patterns;
    }

    /** A run whose checks are not known any more may have found something newer than what is carried from before it. */
    private static List<CheckStanding> withoutLost(List<CheckStanding> all, String lost) {
        all.replaceAll(standing -> standing.carried() && standing.runId().compareTo(lost) <= 0
                ? standing.toBuilder().current(false).build()
                : standing);
        return all;
    }

    private Standings standings() {
        return new Standings(run, past, unread, validFor, kept);
    }

    /**
     * The checks that failed in the last run of their suite and are declared no more, the newest first.
     *
     * @param declared whether a check of an earlier run is still declared
     * @param patterns the patterns of which the run selected all that they mean
     * @param results the run's results
     */
    public List<CheckStanding> removed(
            Predicate<DeclaredCheck> declared, Set<String> patterns, List<CheckResult> results) {
        Standings standings = standings();
        List<CheckStanding> removed = new ArrayList<>();
        Set<CheckKey> seen = new HashSet<>();
        results.forEach(result -> seen.addAll(CheckKey.all(result.check())));
        Set<String> whole = new HashSet<>();
        for (PastRun one : past) {
            Map<CheckKey, DeclaredCheck> known = null;
            for (Map.Entry<CheckKey, PastResult> last : one.results().entrySet()) {
                if (seen.add(last.getKey()) && last.getValue().status() == Status.FAILED) {
                    known = known == null ? folder.declarations(one.head()) : known;
                    DeclaredCheck then = known.get(last.getKey());
                    if (then != null
                            && !whole.contains(then.suitePath())
                            && !whole.contains(PatternKey.of(then))
                            && (!declared.test(then) || patterns.contains(PatternKey.of(then)))) {
                        removed.add(standings.carried(then));
                    }
                }
            }
            if (one.head().whole()) {
                whole.addAll(one.head().suites());
            }
            whole.addAll(one.head().patterns());
        }
        return removed;
    }

    /** Whether a check still asks the same of the same data. */
    private static boolean isSame(DeclaredCheck then, DeclaredCheck today) {
        return then.definition().equals(today.definition()) && then.connection().equals(today.connection());
    }

    /**
     * Keeps the run's results, and deletes what is too old. When this returns, they survive a crash.
     *
     * @param whole whether the run selected all checks of its suites
     * @param patterns the patterns of which it selected all that they mean
     * @return the ids of the runs that were deleted
     */
    public List<String> keep(RunResults results, boolean whole, Set<String> patterns) throws IOException {
        Map<CheckKey, PastResult> own = new LinkedHashMap<>();
        List<DeclaredCheck> declared = new ArrayList<>();
        Set<String> suites = new LinkedHashSet<>();
        List<String> unsure = new ArrayList<>();
        List<String> unaccepted = new ArrayList<>();
        for (CheckStanding standing : results.standings()) {
            if (standing.carried()) {
                boolean known = !standing.past().isEmpty();
                if (!known) {
                    declared.add(standing.check());
                }
                if (!known || !standing.current()) {
                    unsure.add(standing.check().id());
                } else if (standing.status() != Standings.past(standing).status()) {
                    unaccepted.add(standing.check().id());
                }
            } else {
                declared.add(standing.check());
                suites.add(standing.check().suitePath());
                own.put(CheckKey.of(standing.check()), Standings.past(standing));
            }
        }
        List<String> lines = Declarations.lines(declared);
        RunHead head = new RunHead(
                run.runId(),
                run.startedAt(),
                results.finishedAt(),
                run.asOf(),
                run.environment(),
                run.branch(),
                run.version(),
                whole,
                List.copyOf(suites),
                patterns.stream().sorted().toList(),
                unsure,
                unaccepted,
                results.warnings(),
                Declarations.digest(lines));
        folder.write(new PastRun(head, own), lines);
        return new Pruning(folder, keep, results.finishedAt()).prune();
    }
}
