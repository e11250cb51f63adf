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
    private final List<Run.Selected> selected;
    private final Declared declared;
    private final RunLog log;
    private @Nullable History history;

    RunPast(RunInfo run, List<Run.Selected> selected, RunOptions options, RunLog log) {
        this.run = run;
        this.options = options;
        this.selected = selected;
        this.declared = new Declared(selected);
        this.log = log;
    }

    /**
     * Where each check stands: those of this run, those of earlier ones that are still declared as they were, and those that are
     * declared and have no result yet.
     */
    List<CheckStanding> standings(List<CheckResult> results) {
        history = History.before(
                run,
                new HistoryFolder(run.reports(), this::tell),
                options.settings().validity(),
                options.keep(),
                new KeptWords(selected));
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
        results.checks().forEach(result -> ids.add(result.check().id()));
        try {
            List<String> gone = history.keep(
                    results, declared.all().stream().map(DeclaredCheck::id).allMatch(ids::contains));
            RunFolders.prune(run, options.keep(), gone, this::tell);
        } catch (IOException e) {
            throw new IOException(
                    "the results could not be kept in " + run.reports().resolve("history") + " (" + e
                            + "), so later runs do not know this one. The verdicts and the reports stand.",
                    e);
        }
    }

    private void tell(String sentence) {
        log.note(sentence);
        System.err.println(sentence);
    }
}
