package dev.assay.cli;

import dev.assay.engine.AssayTestEngine;
import dev.assay.engine.CheckDescriptor;
import dev.assay.engine.Constants;
import dev.assay.engine.DefaultReports;
import dev.assay.report.console.ConsoleSinkFactory;
import dev.assay.report.json.EventsSinkFactory;
import dev.assay.run.Expansions;
import dev.assay.run.Report;
import dev.assay.run.Run;
import dev.assay.run.folder.RunFolders;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay run}: runs checks through JUnit's launcher. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the checks and writes the reports.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay run",
            "  assay run suites/shop --report json,junit",
            "  assay run --select table:orders --set SINCE=2026-01-01",
            "  assay run --failed --fail-on warn",
            "  assay run --changed-since origin/main --env pr"
        })
final class RunCommand extends Subcommand {

    private static final long PATIENCE_SECONDS = 20;
    private static final String NONE = "none";

    @Mixin
    private Selection selection;

    @Mixin
    private Planning planning;

    @Option(
            names = "--report",
            paramLabel = "LIST",
            description =
                    "The reports to write: json, junit, page, allure, github, gitlab or your own, separated by commas, or"
                            + " none. By default those of assay.yaml, else " + Constants.REPORT_DEFAULT
                            + ", and github in a job of GitHub Actions. The summary on the console is always printed, except with --quiet.")
    private @Nullable String report;

    @Mixin
    private ReportsFolder reportsFolder;

    @Option(names = "--failed", description = "Only the checks that failed or could not be checked in the last run.")
    private boolean failed;

    @Option(
            names = "--changed-since",
            paramLabel = "REF",
            description =
                    "Only the suites, and of these the tables and checks, whose declarations changed since this branch left REF, such"
                            + " as main, with what is not committed yet. Needs git.")
    private @Nullable String changedSince;

    @Option(names = "--fail-on", paramLabel = "warn", description = "With warn, a warning ends with exit code 1 too.")
    private @Nullable FailOn failOn;

    @Option(
            names = "--all",
            description = "List every failure, warning and waiver on the console, instead of the worst ten.")
    private boolean all;

    @Option(
            names = "--json",
            description =
                    "Print a JSON object a line on standard output, instead of progress and summary: the start, each check as it"
                            + " ends, the end.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no summary: exit code and reports only.")
    private boolean quiet;

    @Option(
            names = "--verbose",
            description =
                    "Also print the run's log on standard error: internal errors with stack traces, database errors, repeated"
                            + " statements.")
    private boolean verbose;

    /** What the options leave to the {@code assay.yaml} of the first suite. */
    private RunSettings settings = RunSettings.NONE;

    /** The lowest status that leads to exit code 1. */
    enum FailOn {
        WARN,
        FAIL
    }

    @Override
    public Integer call() {
        PrintWriter err = err();
        SortedMap<String, Report> reports = Run.reports();
        requireReports("--report", named(), reports.keySet());
        planning.text();
        Selection.Read read = selection.read(err);
        settings = read.settings();
        if (changedSince != null) {
            Changes changes = Changes.since(changedSince, read);
            read = changes.of(read);
            if (!quiet) {
                err.println(changes.told());
            }
            if (read.asked().isEmpty()) {
                (json ? err : out())
                        .println("No suite changed since " + changedSince + ", so there is nothing to run.");
                return Exit.PASSED;
            }
        }
        requireReports("reports.write of assay.yaml", named(), reports.keySet());
        Set<String> again = failed ? LastRun.failed(reportsFolder.in(settings)) : Set.of();
        if (failed && again.isEmpty()) {
            (json ? err : out()).println("Nothing failed in the last run, so there is nothing to run.");
            return Exit.PASSED;
        }
        Predicate<Run.Selected> wanted = one -> !failed || one.ids().stream().anyMatch(again::contains);
        Selection.Chosen chosen = selection.choose(read);
        List<Run.Selected> selected = chosen.checks().stream().filter(wanted).toList();
        if (chosen.expansions().isEmpty()) {
            requireChecks(selected);
        }
        requireSettings(new Selection.Chosen(selected, chosen.expansions()), err);
        requireReportsFolder();
        CancellationToken cancellation = CancellationToken.create();
        LauncherDiscoveryRequestBuilder request = request(read, selected);
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new AssayTestEngine(
                        wanted.and(one -> selection.filter().matches(one.suite(), one.check())), read.files()))
                .build());
        TestPlan plan = launcher.discover(request.build());
        Progress progress = new Progress(err, selected.size(), quiet || json, System::nanoTime);
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(() -> cancelAndWait(cancellation, over), "assay-cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        ShownLog log = ShownLog.on(verbose ? err : null);
        try {
            launcher.execute(LauncherExecutionRequestBuilder.request(plan)
                    .cancellationToken(cancellation)
                    .listeners(progress)
                    .build());
        } finally {
            log.close();
            over.countDown();
            forget(hook);
        }
        progress.end();
        sayWhereTheReportsAre(progress, reports.values());
        return progress.exitCode(failOn == FailOn.WARN);
    }

    private LauncherDiscoveryRequestBuilder request(Selection.Read read, List<Run.Selected> selected) {
        Set<String> chosen = selected.stream().map(Run.Selected::id).collect(Collectors.toSet());
        PostDiscoveryFilter filter =
                descriptor -> FilterResult.includedIf(!(descriptor instanceof CheckDescriptor check)
                        || chosen.contains(new Run.Selected(check.suite(), check.declaration()).id()));
        return selection
                .request(read)
                .filters(filter)
                .configurationParameter(Constants.PLAN, planning.text())
                .configurationParameter(
                        Constants.REPORTS_DIR, reportsFolder.in(settings).toString())
                .configurationParameter(Constants.REPORT, reports())
                .configurationParameter(Constants.SINK_PREFIX + ConsoleSinkFactory.NAME + ".all", String.valueOf(all));
    }

    /** The reports to write, with the console's summary or the events, unless {@code --quiet} is given. */
    private String reports() {
        List<String> names = new ArrayList<>(named());
        names.remove(ConsoleSinkFactory.NAME);
        if (json) {
            names.remove(EventsSinkFactory.NAME);
            names.add(0, EventsSinkFactory.NAME);
        } else if (!quiet) {
            names.add(0, ConsoleSinkFactory.NAME);
        }
        return names.isEmpty() ? NONE : String.join(",", names);
    }

    /** The reports that are asked for, each once. */
    private Set<String> named() {
        List<String> names = report != null
                ? List.of(report.split(",", -1))
                : Objects.requireNonNullElseGet(settings.write(), () -> DefaultReports.in(System.getenv()));
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals(NONE))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Refuses a run in which no check would run: it must not look like a success. */
    private static void requireChecks(List<Run.Selected> selected) {
        if (selected.isEmpty()) {
            throw new UsageException("no check is selected: the checks that failed last time are not in these suites");
        }
        if (selected.stream().noneMatch(one -> one.check().enabled())) {
            throw new UsageException("every selected check is switched off (enabled: false), so nothing would run");
        }
    }

    /** Refuses an unusable folder before anything runs. */
    private void requireReportsFolder() {
        if (named().isEmpty()) {
            return;
        }
        try {
            RunFolders.require(reportsFolder.in(settings), settings.isShared());
        } catch (IOException e) {
            throw new UsageException(
                    "--reports-dir " + reportsFolder.in(settings) + " cannot be used as a folder: " + e.getMessage());
        }
    }

    /** Refuses an unknown report before anything runs. */
    private static void requireReports(String where, Set<String> named, Set<String> known) {
        for (String name : named) {
            if (!known.contains(name)) {
                throw new UsageException(where + " takes " + String.join(", ", known) + " or none, not '" + name
                        + "'; the jar of a report of your own goes on ASSAY_CLASSPATH");
            }
        }
    }

    /** Refuses a missing variable of a connection before anything runs. */
    static void requireSettings(Selection.Chosen chosen, PrintWriter err) {
        Set<Problem> problems = new LinkedHashSet<>();
        Set<List<Object>> seen = new HashSet<>();
        Stream<Suite> ofChecks =
                chosen.checks().stream().filter(one -> one.check().enabled()).map(Run.Selected::suite);
        Stream<Suite> ofExpansions = chosen.expansions().stream().map(Expansions.Wanted::suite);
        for (Suite suite : Stream.concat(ofChecks, ofExpansions).toList()) {
            if (seen.add(List.of(suite.connections().file(), suite.connection()))) {
                try {
                    suite.connections().settings(suite.connection());
                } catch (InvalidYamlException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        Selection.refuse(problems, err);
    }

    private void sayWhereTheReportsAre(Progress progress, Collection<Report> reports) {
        PrintWriter out = out();
        Path latest = reportsFolder.in(settings).resolve("latest");
        if (quiet || json || !progress.written()) {
            return;
        }
        Set<String> named = named();
        reports.stream()
                .filter(one -> named.contains(one.name()))
                .flatMap(one -> one.page().stream())
                .filter(page -> Files.exists(latest.resolve(page.file())))
                .forEach(page -> out.println(page.title() + ": " + latest.resolve(page.file())));
    }

    private static void cancelAndWait(CancellationToken cancellation, CountDownLatch over) {
        cancellation.cancel();
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook itself is running: the process is already ending.
            return;
        }
    }
}
