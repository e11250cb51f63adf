package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.plan.Scan;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Evaluation;
import dev.assay.result.FailureCode;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.ScanCost;
import dev.assay.result.ScannedStatement;
import dev.assay.run.Databases.ConnectionKey;
import dev.assay.run.Planned.Refusal;
import dev.assay.run.folder.RunFolders;
import dev.assay.run.folder.RunIds;
import dev.assay.run.privacy.Masks;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Project;
import dev.assay.suite.StoreSettings;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * A run of checks, from declarations to results: {@link #open}, {@link #plan}, {@link #start}, {@link #result} for each check in any order,
 * {@link #finish}. All calls, including {@link #cancel}, come from one thread.
 */
public final class Run implements AutoCloseable {

    private final RunInfo info;
    private final List<Selected> selected;
    private final List<String> errors;
    private final Sinks sinks;
    private final RunOptions options;
    private final RunState memory;
    private final RunLog log;
    private final Map<ConnectionKey, ConnectionRun> connections = new LinkedHashMap<>();
    private final Masks masks = new Masks();
    private final Databases others;
    private final Map<ConnectionKey, Refusal> invalid = new HashMap<>();
    private final IdentityHashMap<CheckDeclaration, Planned> planned = new IdentityHashMap<>();
    private final IdentityHashMap<CheckDeclaration, CheckResult> results = new IdentityHashMap<>();
    private final Set<String> complete = new HashSet<>();
    private volatile boolean cancelled;

    /** A selected check with its suite. */
    public record Selected(Suite suite, CheckDeclaration check) {

        /** The check's stable identity, as in {@link DeclaredCheck#id()}. */
        public String id() {
            return id(suite, check.key());
        }

        /** The ids under which the check may be remembered: its id, then former ones, the latest first. */
        public List<String> ids() {
            List<String> ids = new ArrayList<>();
            check.formerly().forEach(old -> ids.add(0, id(suite, old)));
            ids.add(0, id());
            return List.copyOf(ids);
        }

        /** The check as results have it. */
        public DeclaredCheck declared() {
            return Results.declared(suite, check);
        }

        static String id(Suite suite, String key) {
            return suite.path() + "#" + key;
        }
    }

    /**
     * A planned statement with its connection, and the database that would run it.
     *
     * @param sql the statement as reports have it
     */
    public record PlannedScan(String connection, Scan scan, String sql, Database database) {}

    private Run(
            RunInfo info,
            List<Selected> selected,
            List<String> errors,
            Sinks sinks,
            RunOptions options,
            RunState memory,
            RunLog log) {
        this.info = info;
        this.selected = selected;
        this.errors = errors;
        this.sinks = sinks;
        this.options = options;
        this.memory = memory;
        this.log = log;
        this.others = new Databases(info.runId(), connections, options, masks, log);
    }

    /**
     * Starts a run: creates its folder and opens its sinks. No database is asked yet. A file that cannot be written keeps no check from
     * its verdict; {@link #finish} tells.
     *
     * @param selected the checks, in declared order
     * @param errors messages on suite files that could not be read
     * @throws IOException if the folder of all reports cannot be used
     * @throws IllegalArgumentException if there is no sink with a given name
     */
    public static Run open(List<Selected> selected, List<String> errors, RunOptions options) throws IOException {
        boolean open = options.settings().isShared();
        Instant now = Instant.now();
        List<String> suites =
                selected.stream().map(one -> one.suite().name()).distinct().toList();
        Map<String, Project> projects = new LinkedHashMap<>();
        selected.forEach(one -> projects.put(one.suite().path(), one.suite().project()));
        Project project = Project.of(projects.values());
        RunInfo info = RunInfo.of(RunIds.next(now), now, options.reports())
                .asOf(options.asOf())
                .suites(suites)
                .checks(selected.size())
                .environment(options.environment())
                .branch(options.branch())
                .sinks(options.sinks())
                .owners(project.owners())
                .products(project.products())
                .version(Version.current())
                .parameters(options.parameters())
                .build();
        List<Throwable> broken = new ArrayList<>();
        List<Report> reports = Sinks.named(options.sinks(), Sinks.found(broken::add));
        boolean files = reports.stream().anyMatch(Report::writesFiles);
        if (files) {
            RunFolders.prepare(info, open);
        }
        RunLog log = new RunLog(files ? info.log() : null);
        log.note("Run " + info.runId() + " of Assay " + info.version() + ": " + selected.size() + " checks, plan "
                + options.plan());
        broken.forEach(e -> log.fault("reports were looked for", e));
        Sinks sinks = new Sinks(reports, info, open, log);
        RunState memory = RunState.of(options.reports(), open, log::tell);
        return new Run(info, List.copyOf(selected), List.copyOf(errors), sinks, options, memory, log);
    }

    /** The reports that there are, the console's among them, by their names in their order. */
    public static SortedMap<String, Report> reports() {
        return Sinks.found(e -> {});
    }

    /**
     * Where the checks of suites stand by the results that are kept, without a run.
     *
     * @throws IOException if some of what is kept cannot be read; the message says what
     */
    public static List<CheckStanding> standings(Collection<Suite> suites, RunOptions options) throws IOException {
        RunInfo now = RunInfo.of("", options.asOf(), options.reports())
                .environment(options.environment())
                .branch(options.branch())
                .build();
        Set<String> paths = suites.stream().map(Suite::path).collect(Collectors.toSet());
        return new RunPast(now, List.of(), suites, Set.of(), List.of(), options, new RunLog(null))
                .standings(List.of()).stream()
                        .filter(standing -> paths.contains(standing.check().suitePath()))
                        .toList();
    }

    /** Tells of which patterns the run selects all that they mean; call it before {@link #finish}. */
    public void complete(Collection<Expansions.Wanted> patterns) {
        patterns.forEach(one -> complete.add(one.suite().path() + Definition.by(one.expansion())));
    }

    /** What is known about the run so far. */
    public RunInfo info() {
        return info;
    }

    /** Asks the catalogues and plans every enabled check. */
    public void plan() {
        Map<ConnectionRun, List<Selected>> asking = new LinkedHashMap<>();
        for (Selected one : selected) {
            if (one.check().enabled() && one.check().refusal() == null) {
                connect(one)
                        .ifPresent(connection -> asking.computeIfAbsent(connection, key -> new ArrayList<>())
                                .add(one));
            }
        }
        asking.forEach(ConnectionRun::lookUp);
        asking.forEach(ConnectionRun::review);
        for (Selected one : selected) {
            if (one.check().enabled() && !cancelled) {
                planned.put(one.check(), take(one));
            }
        }
    }

    /** The planned statements of all connections. */
    public List<PlannedScan> scans() {
        List<PlannedScan> scans = new ArrayList<>();
        connections.forEach((key, connection) -> connection
                .scans()
                .forEach(scan ->
                        scans.add(new PlannedScan(key.name(), scan, connection.shown(scan), connection.database()))));
        return scans;
    }

    /** Why a check cannot be measured, if the catalogue already shows that; otherwise empty. */
    public Optional<String> refusal(CheckDeclaration check) {
        return Optional.ofNullable(planned.get(check))
                .map(known -> of(known).map(own -> own.refusal(known)).orElse(known.refusal()))
                .map(refusal -> "[" + refusal.code() + "] " + refusal.message());
    }

    /** The constraints that prove the check; empty if rows are read for the verdict. */
    public List<Evaluation.Proof> proofs(CheckDeclaration check) {
        return Optional.ofNullable(planned.get(check)).stream()
                .flatMap(known -> of(known).stream().flatMap(own -> own.proofs(known).stream()))
                .toList();
    }

    private Optional<ConnectionRun> of(Planned check) {
        return Optional.ofNullable(connections.get(ConnectionKey.of(check.suite())));
    }

    /**
     * A comparison of two connections.
     *
     * @param connection the other one
     * @param scans its statements; empty if they depend on what differs
     */
    public record Compared(String connection, List<Statement> scans) {

        /** A statement and its connection. */
        public record Statement(String connection, String sql) {}
    }

    /** The comparison of a check that compares two connections; empty for all others. */
    public Optional<Compared> compared(CheckDeclaration check) {
        return Optional.ofNullable(planned.get(check))
                .map(Planned::apart)
                .filter(apart -> apart.type().elsewhere(check.arguments()) != null)
                .map(apart -> new Compared(
                        apart.sides().elsewhere().name(),
                        apart.statements().stream()
                                .map(one -> new Compared.Statement(one.connection(), one.sql()))
                                .toList()));
    }

    /** Sends the planned statements. */
    public void start() {
        connections.values().forEach(connection -> connection.start(Planned::rowKey));
    }

    /** The connection of a check; empty if its settings are wrong, which {@link #take} reports. */
    private Optional<ConnectionRun> connect(Selected one) {
        ConnectionKey key = ConnectionKey.of(one.suite());
        if (!connections.containsKey(key) && !invalid.containsKey(key)) {
            try {
                Database database = Databases.of(key.suites(selected), options.catalogue(), info.runId());
                connections.put(
                        key,
                        new ConnectionRun(
                                database,
                                key.suites(selected),
                                Databases.place(database, one.suite()),
                                label(key.name()),
                                info.runId(),
                                info.asOf(),
                                options.rules(),
                                memory,
                                others,
                                masks,
                                log));
            } catch (InvalidYamlException e) {
                invalid.put(key, new Refusal(FailureCode.CONNECTION_INVALID, String.valueOf(e.getMessage())));
            } catch (Throwable e) {
                invalid.put(key, log.refusal("connection " + key.name() + " was set up", e));
            }
        }
        return Optional.ofNullable(connections.get(key));
    }

    private Planned take(Selected one) {
        Suite suite = one.suite();
        CheckDeclaration.Refusal known = one.check().refusal();
        if (known != null) {
            return Planned.refused(
                    suite,
                    one.check(),
                    known.fault() == null
                            ? new Refusal(known.code(), known.message())
                            : log.refusal(known.message(), known.fault()));
        }
        Optional<ConnectionRun> connection = connect(one);
        if (connection.isPresent()) {
            return connection.get().take(suite, one.check());
        }
        return Planned.refused(suite, one.check(), invalid.get(ConnectionKey.of(suite)));
    }

    /** The connection's name. A number is added if connections from different files have the same name. */
    private String label(String name) {
        long before = connections.keySet().stream()
                .filter(key -> key.name().equals(name))
                .count();
        return before == 0 ? name : name + "~" + (before + 1);
    }

    /** The check's result; completes when it is available. */
    public CompletableFuture<CheckResult> result(CheckDeclaration check) {
        Planned taken = Objects.requireNonNull(planned.get(check), "not planned");
        CompletableFuture<CheckResult> result = of(taken)
                .map(own -> own.result(taken))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        Results.broken(taken, Objects.requireNonNull(taken.refusal()), Evaluation.NONE)));
        return taken.suite()
                .waiver(check.key())
                .map(waiver -> result.thenApply(
                        judged -> WaiverVerdict.by(waiver, check.type().spec(), judged, info.asOf())))
                .orElse(result)
                .exceptionally(e -> Results.broken(
                        taken, log.refusal("the result of " + check.key() + " was made", e), Evaluation.NONE));
    }

    /** Publishes a result to the sinks. Must be called once per check, in declared order. */
    public void publish(CheckDeclaration check, CheckResult result) {
        results.put(check, result);
        sinks.check(result);
        Planned taken = planned.get(check);
        if (taken != null) {
            of(taken).ifPresent(own -> own.learn(taken, result));
        }
    }

    /** Publishes that a check was switched off, or not reached before the run was cancelled. */
    public void publishUnmeasured(Suite suite, CheckDeclaration check) {
        publish(check, Results.unmeasured(suite, check));
    }

    /** Cancels all running statements. Checks without a result end as NOT_RUN. */
    public void cancel() {
        cancelled = true;
        List.copyOf(connections.values()).forEach(ConnectionRun::cancel);
        others.cancel();
    }

    /**
     * Ends the run: passes all results to the sinks, closes the connections, then the sinks.
     *
     * @throws UnwrittenException if a report, the history or the state could not be written; all are attempted
     */
    public RunResults finish() throws UnwrittenException {
        List<CheckResult> all = new ArrayList<>();
        for (Selected one : selected) {
            CheckResult result = results.get(one.check());
            if (result == null) {
                result = Results.unmeasured(one.suite(), one.check());
                publish(one.check(), result);
            }
            all.add(result);
        }
        List<ScannedStatement> scanned = connections.values().stream()
                .flatMap(connection -> connection.scanned().stream())
                .toList();
        List<ScanCost> costs = connections.values().stream()
                .flatMap(connection -> connection.costs().stream())
                .toList();
        RunResults.Builder finished = RunResults.of(info, Instant.now(), all)
                .scans(scanned)
                .costs(costs)
                .errors(errors)
                .warnings(others.warnings())
                .validFor(options.settings().validity())
                .cancelled(cancelled);
        if (sinks.writeFiles()) {
            RunPast past = new RunPast(
                    info, selected, selected.stream().map(Selected::suite).toList(), complete, errors, options, log);
            sinks.attempt(() -> finished.standings(past.standings(all)).removed(past.removed(all)));
            sinks.attempt(() -> past.keep(finished.build()));
            // last, since a catalogue may take its time, and whoever has no patience loses no results
            sinks.attempt(() -> finished.gaps(
                    Gaps.of(finished.build(), selected, suite -> connections.get(ConnectionKey.of(suite)))));
        }
        RunResults done = finished.build();
        sinks.finished(done);
        close();
        sinks.attempt(memory::write);
        try {
            sinks.close();
        } finally {
            handIn();
        }
        return done;
    }

    private void handIn() {
        StoreSettings store = options.settings().store();
        if (store != null && sinks.writeFiles() && !cancelled) {
            new RunStore(info, log)
                    .handIn(
                            store,
                            selected.stream().map(Selected::suite).distinct().toList());
        }
    }

    /** Closes the connections. May be called repeatedly. */
    @Override
    public void close() {
        connections.values().forEach(ConnectionRun::close);
        others.close();
    }
}
