package dev.assay.run;

import dev.assay.history.History;
import dev.assay.history.HistoryFolder;
import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.Severity;
import dev.assay.result.Status;
import dev.assay.run.folder.RunFolders;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.StoreSettings;
import dev.assay.suite.Suite;
import dev.assay.text.FileTrouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run among those before it. */
final class RunPast {

    private final RunInfo run;
    private final RunOptions options;
    private final List<Run.Selected> selected;
    private final Declared declared;
    private final Set<String> patterns;
    private final List<String> errors;
    private final RunLog log;
    private @Nullable History history;

    /**
     * @param selected the checks of the run
     * @param suites the suites that were read
     * @param patterns the patterns of which the run selects all that they mean, as {@link dev.assay.history.PatternKey}
     * @param errors what could not be read or found; each begins with the path of the suite
     */
    RunPast(
            RunInfo run,
            List<Run.Selected> selected,
            Collection<Suite> suites,
            Set<String> patterns,
            List<String> errors,
            RunOptions options,
            RunLog log) {
        this.run = run;
        this.options = options;
        this.selected = selected;
        this.declared = new Declared(suites);
        this.patterns = patterns;
        this.errors = errors;
        this.log = log;
    }

    /**
     * Where each check stands: those of this run, those of earlier ones that are still declared as they were, and those that are
     * declared and have no result yet.
     */
    List<CheckStanding> standings(List<CheckResult> results) {
        history = History.before(
                run,
                new HistoryFolder(run.reports(), options.settings().isShared(), log::tell),
                options.settings().validity(),
                options.keep(),
                new KeptValues(selected, failures(options.settings().store())));
        List<CheckStanding> standings = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Set<String> expanded = new HashSet<>(history.patterns());
        expanded.addAll(patterns);
        for (CheckStanding standing : history.standings(results, declared, patterns)) {
            known.add(standing.check().id());
            standings.add(standing.carried() ? today(standing) : standing);
        }
        for (DeclaredCheck check : declared.all()) {
            if (!known.contains(check.id())) {
                standings.add(unknown(check));
            }
        }
        for (Suite suite : declared.suites()) {
            if (!suite.expansions().stream()
                    .allMatch(pattern -> expanded.contains(suite.path() + Definition.by(pattern)))) {
                standings.add(unknown(patterns(suite), run));
            }
        }
        return standings;
    }

    /**
     * What an earlier result says now: nothing where its suite cannot be read, and a failure once the waiver that accepted it is gone.
     */
    private CheckStanding today(CheckStanding earlier) {
        DeclaredCheck check = earlier.check();
        Suite suite = declared.suite(check.suitePath());
        CheckDeclaration declaration = declared.declaration(check.id());
        if (errors.stream().anyMatch(error -> error.startsWith(check.suitePath() + ":"))) {
            return earlier.toBuilder().current(false).build();
        }
        if (earlier.status() != Status.WAIVED) {
            return earlier;
        }
        if (suite == null || declaration == null) {
            return earlier.toBuilder().current(false).build();
        }
        CheckResult failed = earlier.result().toBuilder().status(Status.FAILED).build();
        return earlier.toBuilder()
                .result(suite.waiver(check.key())
                        .map(waiver ->
                                WaiverVerdict.by(waiver, declaration.type().spec(), failed, run.asOf()))
                        .orElse(failed))
                .build();
    }

    /** The checks that failed and are declared no more. Call it after {@link #standings}. */
    List<CheckStanding> removed(List<CheckResult> results) {
        return history == null ? List.of() : history.removed(declared::has, patterns, results);
    }

    private CheckStanding unknown(DeclaredCheck check) {
        Suite suite = declared.suite(check.suitePath());
        CheckDeclaration declaration = declared.declaration(check.id());
        return suite != null && declaration != null && !declaration.enabled()
                ? unknown(Results.unmeasured(suite, declaration), run)
                : unknown(check, run);
    }

    /** Where a declared check stands of which no run has a result. */
    static CheckStanding unknown(DeclaredCheck check, RunInfo run) {
        String why = "This run left it out, and no earlier run has a result of it.";
        return unknown(CheckResult.of(check, Status.NOT_RUN, why).build(), run);
    }

    private static CheckStanding unknown(CheckResult none, RunInfo run) {
        return CheckStanding.of(none, run.runId(), run.asOf())
                .carried(true)
                .current(false)
                .build();
    }

    /** What stands for the checks of a suite's patterns as long as no run has found some of them. */
    private static DeclaredCheck patterns(Suite suite) {
        CheckInfo info = CheckInfo.named("The checks of its patterns")
                .severity(Severity.CRITICAL)
                .owner(suite.owner())
                .build();
        return DeclaredCheck.of(suite.path(), "patterns", info)
                .suite(suite.name())
                .domain(suite.domain())
                .connection(suite.connection())
                .environment(suite.connections().environment())
                .build();
    }

    /**
     * Keeps the results. Call it after {@link #standings}.
     *
     * @throws IOException if they cannot be kept; the message says what follows
     */
    void keep(RunResults results) throws IOException {
        if (history == null
                || (results.standings().isEmpty() && !results.checks().isEmpty())) {
            return; // there were none to keep, which has been told
        }
        Set<String> ids = new HashSet<>();
        Set<String> suites = new HashSet<>();
        results.checks().forEach(result -> {
            ids.add(result.check().id());
            suites.add(result.check().suitePath());
        });
        // what a pattern found before and this run left out may be there still
        boolean part = results.standings().stream()
                .anyMatch(standing ->
                        standing.carried() && suites.contains(standing.check().suitePath()));
        try {
            boolean whole =
                    !part && declared.all().stream().map(DeclaredCheck::id).allMatch(ids::contains);
            List<String> gone = history.keep(results, whole, patterns);
            RunFolders.prune(run, options.keep(), gone, log::tell);
        } catch (IOException e) {
            throw new IOException(
                    "the results could not be kept in " + run.reports().resolve("history") + " (" + FileTrouble.of(e)
                            + "), so later runs do not know this one.",
                    e);
        }
    }

    private static int failures(@Nullable StoreSettings store) {
        return store == null || !store.isOn() || store.failures() == null ? 0 : store.failures();
    }
}
