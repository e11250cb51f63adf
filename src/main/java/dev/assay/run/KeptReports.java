package dev.assay.run;

import dev.assay.history.History;
import dev.assay.history.HistoryFolder;
import dev.assay.history.KeptResult;
import dev.assay.history.KeptRuns;
import dev.assay.history.RunHead;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.ResultSink;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import dev.assay.suite.Project;
import dev.assay.text.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes reports anew of runs that are kept. They have what the history has: no SQL, groups or failing rows. */
public final class KeptReports {

    private static final List<String> NAMES = List.of("page", "allure");

    private final Path reports;
    private final List<String> names;
    private final HistoryFolder folder;

    /**
     * @param reports the folder of all reports, absolute
     * @param names the reports to make
     * @param told receives a sentence for each file that cannot be read
     * @throws IllegalArgumentException if one of the reports cannot be made of what is kept; the message lists those that can
     */
    public KeptReports(Path reports, List<String> names, Consumer<String> told) {
        if (names.isEmpty() || !NAMES.containsAll(names)) {
            throw new IllegalArgumentException("only " + String.join(" and ", NAMES)
                    + " can be made of what is kept, not " + String.join(", ", names));
        }
        this.reports = reports;
        this.names = List.copyOf(names);
        this.folder = new HistoryFolder(reports, told);
    }

    /**
     * Makes the reports of a run in its folder, in the place of those that are there.
     *
     * @param project the owners, products and settings of today
     * @return what a person opens
     * @throws IOException if the run cannot be read or a report cannot be written
     */
    public List<Path> write(RunHead run, Project project) throws IOException {
        RunInfo info = info(run, project);
        RunResults results = results(run, info, project.settings().validity());
        boolean open = project.settings().isShared();
        OwnerOnly.own(info.folder(), open);
        List<Path> pages = new ArrayList<>();
        for (Report report : Sinks.named(names, Sinks.found(broken -> {}))) {
            try (ResultSink sink = report.factory().open(info)) {
                sink.finished(results);
            }
            report.page().ifPresent(page -> pages.add(info.folder().resolve(page.file())));
        }
        if (!open) {
            OwnerOnly.close(info.folder());
        }
        return pages;
    }

    private RunInfo info(RunHead run, Project project) {
        Path own = RunInfo.of(run.runId(), run.startedAt(), reports).build().folder();
        List<String> sinks = new ArrayList<>(names);
        if (Files.exists(own.resolve("results.json"))) {
            sinks.add("json");
        }
        if (Files.exists(own.resolve("allure/index.html"))) {
            sinks.add("allure");
        }
        return RunInfo.of(run.runId(), run.startedAt(), reports)
                .asOf(run.asOf())
                .suites(run.suites())
                .environment(run.environment())
                .branch(run.branch())
                .owners(project.owners())
                .products(project.products())
                .version(run.version())
                .sinks(sinks)
                .build();
    }

    private RunResults results(RunHead run, RunInfo info, Duration validFor) throws IOException {
        KeptRuns runs = new KeptRuns(folder);
        List<KeptResult> kept = runs.results(run);
        Set<String> own = kept.stream()
                .filter(one -> one.check() != null)
                .map(KeptResult::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (own.isEmpty()) {
            throw new IOException("run " + run.runId() + " has no results that can be read");
        }
        RunInfo after = RunInfo.of("", run.startedAt(), reports)
                .asOf(run.asOf())
                .environment(run.environment())
                .branch(run.branch())
                .build();
        List<CheckResult> checks = new ArrayList<>();
        List<CheckStanding> standings = new ArrayList<>();
        List<DeclaredCheck> unknown = runs.unknown(run);
        Set<String> gone = unknown.stream().map(DeclaredCheck::id).collect(Collectors.toSet());
        History history = History.upTo(run, after, folder, validFor, new KeptValues(List.of(), 0));
        for (CheckStanding standing :
                history.standings(List.of(), then -> isOf(run, own, then) ? then : null, Set.of())) {
            boolean carried = !standing.runId().equals(run.runId());
            boolean sure = !run.unsure().contains(standing.check().id());
            if (!gone.contains(standing.check().id())) {
                CheckResult result = run.unaccepted().contains(standing.check().id())
                        ? standing.result().toBuilder().status(Status.FAILED).build()
                        : standing.result();
                standings.add(standing.toBuilder()
                        .result(result)
                        .carried(carried)
                        .current(standing.current() && sure)
                        .build());
            }
            if (!carried) {
                checks.add(standing.result());
            }
        }
        unknown.forEach(check -> standings.add(RunPast.unknown(check, info)));
        return RunResults.of(info, run.finishedAt(), checks)
                .standings(standings)
                .warnings(run.warnings())
                .validFor(validFor)
                .build();
    }

    /** Whether the page of a run is about a check: a whole run is about no other checks of its suites than its own. */
    private static boolean isOf(RunHead run, Set<String> own, DeclaredCheck check) {
        return !run.whole() || !run.suites().contains(check.suitePath()) || own.contains(check.id());
    }
}
