package dev.assay.run;

import dev.assay.history.History;
import dev.assay.history.HistoryFolder;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run among those before it. */
final class RunPast {

    private final RunInfo run;
    private final RunOptions options;
    private final Declared declared;
    private final RunLog log;
    private @Nullable History history;

    RunPast(RunInfo run, List<Run.Selected> selected, RunOptions options, RunLog log) {
        this.run = run;
        this.options = options;
        this.declared = new Declared(selected);
        this.log = log;
    }

    /**
     * Where each check stands: those of this run, those of earlier ones that are still declared as they were, and those that are
     * declared and have no result yet.
     */
    List<CheckStanding> standings(List<CheckResult> results) throws IOException {
        history = History.before(
                run,
                new HistoryFolder(run.reports(), this::tell),
                options.settings().validity(),
                options.keep());
        List<CheckStanding> standings = new ArrayList<>(history.standings(results, declared));
        Set<String> known = new HashSet<>();
        standings.forEach(standing -> known.add(standing.check().id()));
        for (DeclaredCheck check : declared.all()) {
            if (!known.contains(check.id())) {
                CheckResult none = CheckResult.of(
                                check, Status.NOT_RUN, "This run left it out, and no earlier run has a result of it.")
                        .build();
                standings.add(CheckStanding.of(none, run.runId(), run.asOf())
                        .carried(true)
                        .current(false)
                        .build());
            }
        }
        return standings;
    }

    /** Keeps the results. Call it after {@link #standings}. */
    void keep(RunResults results) throws IOException {
        if (history != null) {
            Set<String> run = new HashSet<>();
            results.checks().forEach(result -> run.add(result.check().id()));
            history.keep(results, declared.all().stream().map(DeclaredCheck::id).allMatch(run::contains));
        }
    }

    private void tell(String sentence) {
        log.note(sentence);
        System.err.println(sentence);
    }
}
