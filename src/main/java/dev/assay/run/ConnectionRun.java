package dev.assay.run;

import dev.assay.check.Text;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.plan.Answers;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.Plan;
import dev.assay.plan.PlanRule;
import dev.assay.plan.Planner;
import dev.assay.plan.Scan;
import dev.assay.result.CheckResult;
import dev.assay.result.CoverageGap;
import dev.assay.result.Evaluation;
import dev.assay.result.RunWarning;
import dev.assay.result.ScanCost;
import dev.assay.result.ScannedStatement;
import dev.assay.result.Status;
import dev.assay.run.Planned.Refusal;
import dev.assay.run.privacy.Masks;
import dev.assay.run.privacy.Privacy;
import dev.assay.sql.TableName;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import dev.assay.suite.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The checks of a run on one connection. They are planned together, and scanned by one thread per session. */
final class ConnectionRun implements AutoCloseable {

    private final Database database;
    private final Asking asking;
    private final Planner planner;
    private final Privacy privacy;
    private final Answers answers = new Answers();
    private final Workers workers;
    private final String runId;
    private final String place;
    private final RunState memory;
    private final Windows windows;
    private final RunLog log;
    private final List<Planned> planned = new ArrayList<>();
    private final Map<Planned, Refusal> unplanned = new HashMap<>();
    private final Map<Planned, Planned> repeated = new ConcurrentHashMap<>();
    private final List<Scanning> repeats = new CopyOnWriteArrayList<>();
    private @Nullable Plan plan;
    private @Nullable Scanning scanning;
    private @Nullable ResultAssembler judging;

    /** The connection, for checks of others that compare their tables with those here. */
    Apart.Connection asOther() {
        return new Apart.Connection(database, planner, privacy);
    }

    Database database() {
        return database;
    }

    /**
     * @param suites the run's suites of the connection
     * @param place identifies the database and environment in the state that runs share
     */
    ConnectionRun(
            Database database,
            List<Suite> suites,
            String place,
            String label,
            String runId,
            Instant asOf,
            List<PlanRule> rules,
            RunState memory,
            Apart.Elsewhere elsewhere,
            Masks masks,
            RunLog log) {
        this.database = database;
        this.runId = runId;
        this.place = place;
        this.memory = memory;
        this.log = log;
        this.windows = new Windows(place, memory, asOf);
        this.planner = new Planner(database, label, asOf, rules, key -> memory.wasUnique(place, key));
        this.privacy = new Privacy(suites, planner, database.dialect(), masks);
        this.workers = new Workers(database.name(), database.sessions());
        this.asking = new Asking(asOther(), windows, memory, place, runId, elsewhere, log);
    }

    /** Looks up in one go everything that the checks will ask for one by one. */
    void lookUp(Collection<Run.Selected> selected) {
        List<CheckDeclaration> checks =
                selected.stream().map(Run.Selected::check).toList();
        try {
            Set<TableName> tables = new LinkedHashSet<>(Catalogues.tables(checks));
            tables.addAll(privacy.tables());
            Catalogues.fragments(checks).forEach(fragment -> tables.addAll(fragment.tables()));
            planner.lookUp(tables);
            privacy.learn(tables);
            planner.lookUpCalls(Catalogues.fragments(checks));
        } catch (Throwable e) {
            // Each check looks up its own tables again, and reports the problem.
            log.fault("tables of connection " + database.name() + " were looked up together", e);
        }
    }

    /**
     * What no check is about, as {@link Coverage} says; empty if the catalogue cannot tell.
     *
     * @param checks the checks of all suites on the connection
     * @param others further tables that have checks
     */
    List<CoverageGap> gaps(String where, Collection<CheckDeclaration> checks, Collection<TableName> others) {
        try {
            return Coverage.of(database, where, checks, others);
        } catch (Throwable e) {
            log.fault("tables without checks of connection " + database.name() + " were looked for", e);
            return List.of();
        }
    }

    /** Collects the questions of a check. */
    Planned take(Suite suite, CheckDeclaration check) {
        Planned taken = asking.of(suite, check, null);
        planned.add(taken);
        return taken;
    }

    /**
     * Plans a check again, for all rows: its window is empty, although the row that set the mark should still be there.
     *
     * @return the check and its running scans
     */
    private ResultAssembler.Again again(Planned check) {
        Evaluation.Window window = Objects.requireNonNull(check.window());
        Planned whole;
        List<Scan> scans;
        synchronized (planner) {
            whole = asking.of(
                    check.suite(),
                    check.check(),
                    "no row has " + Text.a(window.column()) + " from " + window.from()
                            + " on, where an earlier run ended: the table was written anew, or rows are gone");
            scans = whole.inquiry() == null
                    ? List.of()
                    : planner.plan(List.of(whole.inquiry())).scans();
        }
        Scanning scanning = new Scanning(
                scans, database, answers, workers, Purposes.of(runId, List.of(check))::of, privacy::shown, log);
        scanning.start(Stream.ofNullable(whole.inquiry()).toList());
        repeated.put(check, whole);
        repeats.add(scanning);
        return new ResultAssembler.Again(whole, scanning);
    }

    /** Sets aside what earlier runs left if a mark in it shows that it is damaged. Call it for all connections before any check is taken. */
    void review(Collection<Run.Selected> checks) {
        for (Run.Selected one : checks) {
            Window window = one.check().window();
            try {
                if (window != null && window.since() instanceof Window.Since.LastRun) {
                    windows.review(window, one.ids(), asking.whole(one.check()));
                }
            } catch (DatabaseException | RuntimeException e) {
                // the check itself will say so
            }
        }
    }

    /** The statements for all collected questions. Checks whose questions cannot be planned become broken. */
    Plan plan() {
        Plan made = plan;
        if (made == null) {
            made = made();
            plan = made;
            for (Planned check : asking()) {
                made.fault(Objects.requireNonNull(check.inquiry()))
                        .ifPresent(fault -> unplanned.put(
                                check,
                                log.refusal("the statement of " + check.check().key() + " was written", fault)));
            }
            made.leftOut().forEach(fault -> log.fault("a rule of the planner was applied, which is left out", fault));
        }
        return made;
    }

    private Plan made() {
        try {
            return planner.plan(asking().stream()
                    .map(check -> Objects.requireNonNull(check.inquiry()))
                    .toList());
        } catch (Throwable e) {
            Refusal refusal = log.refusal("the statements of connection " + database.name() + " were planned", e);
            asking().forEach(check -> unplanned.put(check, refusal));
            return Plan.NONE;
        }
    }

    /** The checks that are not refused. */
    private List<Planned> asking() {
        return planned.stream()
                .filter(check -> check.refusal() == null && !unplanned.containsKey(check))
                .toList();
    }

    /** Why a check cannot run, if that is known before its statement is sent; otherwise null. */
    @Nullable
    Refusal refusal(Planned check) {
        plan();
        return check.refusal() != null ? check.refusal() : unplanned.get(check);
    }

    /**
     * Sends the statements.
     *
     * @param key returns the columns that identify a row of a check's table
     */
    void start(Function<Planned, List<String>> key) {
        plan().answer(answers);
        List<Planned> asking = asking();
        Scanning scans = new Scanning(
                plan().scans(), database, answers, workers, Purposes.of(runId, asking)::of, privacy::shown, log);
        scanning = scans;
        judging = new ResultAssembler(
                planner, plan(), database, answers, workers, scans, asking, key, privacy, runId, log, this::again);
        scans.start(asking.stream()
                .map(check -> Objects.requireNonNull(check.inquiry()))
                .toList());
    }

    /** The check's result. It completes when its scans have ended and its failing rows have been read. */
    CompletableFuture<CheckResult> result(Planned check) {
        Refusal refusal = refusal(check);
        return refusal != null
                ? CompletableFuture.completedFuture(Results.broken(check, refusal, Evaluation.NONE))
                : Objects.requireNonNull(judging, "not started").result(check);
    }

    /**
     * Remembers what the next run needs to know. A waived check does not move its mark: its known failing rows must be counted together
     * with future ones, otherwise the waiver would accept as many again in each run.
     */
    void learn(Planned check, CheckResult result) {
        try {
            remember(check, result);
        } catch (Throwable e) {
            // The next run will find it out again.
            log.fault("what " + check.check().key() + " found was to be remembered", e);
        }
    }

    private void remember(Planned check, CheckResult result) {
        boolean good = result.status() == Status.PASSED || result.status() == Status.WARNED;
        Window window = check.check().window();
        CheckQuestions inquiry = repeated.getOrDefault(check, check).inquiry();
        if ((!good && check.apart() == null) || inquiry == null) {
            return;
        }
        List<String> ids = new Run.Selected(check.suite(), check.check()).ids();
        if (window != null && good) {
            inquiry.mark()
                    .flatMap(inquiry.measures(answers.seenBy(inquiry))::get)
                    .ifPresent(highest -> windows.remember(
                            window,
                            ids,
                            inquiry.ask(),
                            highest,
                            privacy.shows(
                                    check.check().table(),
                                    List.of(window.column()),
                                    ResultAssembler.shown(check.suite(), check.check())),
                            privacy.keeps(check.check().table(), window.column())));
        }
        inquiry.memo().next().ifPresent(kept -> {
            memory.learnMemo(place, Asking.memo(ids.get(0), inquiry), kept);
            ids.stream().skip(1).forEach(old -> memory.forgetMemo(place, Asking.memo(old, inquiry)));
        });
    }

    /** The constraints that prove the check; empty if rows are read for the verdict. */
    List<Evaluation.Proof> proofs(Planned check) {
        return check.inquiry() == null ? List.of() : ResultAssembler.proofs(plan(), check.inquiry());
    }

    /** A statement as reports have it. */
    String shown(Scan scan) {
        return privacy.shown(scan.sql());
    }

    List<Scan> scans() {
        return plan().scans();
    }

    /** The statements that ran. Also remembers which keys were unique. */
    List<ScannedStatement> scanned() {
        Scanning scans = scanning;
        if (scans == null) {
            return List.of();
        }
        try {
            plan().uniqueness(answers).forEach((key, unique) -> memory.learnUnique(place, key, unique));
        } catch (Throwable e) {
            log.fault("keys of connection " + database.name() + " were to be remembered", e);
        }
        return Stream.concat(Stream.of(scans), repeats.stream())
                .flatMap(one -> one.scanned().stream())
                .toList();
    }

    /** The costs of the statements; empty if the database does not tell how much they read. */
    List<ScanCost> costs() {
        try {
            return scanning == null ? List.of() : Costs.of(scanning, database, runId);
        } catch (Throwable e) {
            log.fault("the costs on connection " + database.name() + " were looked up", e);
            return List.of();
        }
    }

    /** What the connection's owner should know. */
    List<RunWarning> warnings() {
        return Databases.warnings(database, log);
    }

    void cancel() {
        try {
            database.cancel();
        } catch (Throwable e) {
            log.fault("statements of connection " + database.name() + " were cancelled", e);
        }
    }

    @Override
    public void close() {
        workers.close();
        try {
            database.close();
        } catch (Throwable e) {
            log.fault("connection " + database.name() + " was closed", e);
        }
    }
}
