package dev.assay.cli;

import dev.assay.history.RunHead;
import dev.assay.run.KeptReports;
import dev.assay.suite.Project;
import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay report}: makes pages anew of runs that are kept. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the pages of runs anew from the history. No check runs, and latest stays as it is.",
            "A run is latest, previous, or its id or a part of it. The pages have counts, messages and what was before; SQL and"
                    + " failing rows are not kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  assay report", "  assay report 20260112T051200Z previous --report page,allure"})
final class ReportCommand extends Subcommand {

    @Parameters(paramLabel = "RUN", description = "The runs. Default: latest.")
    private List<String> wanted = List.of("latest");

    @Option(
            names = "--report",
            paramLabel = "LIST",
            split = ",",
            description = "The reports to make: page, allure. Default: page.")
    private List<String> reports = List.of("page");

    @Mixin
    private ReportsFolder reportsFolder;

    @Override
    public Integer call() {
        SuiteReader reader = new SuiteReader(Path.of(""), Map.of(), System.getenv(), Instant.now());
        Path folder = reportsFolder.in(reader);
        Kept kept = new Kept(folder, err());
        List<RunHead> runs = wanted.stream().map(kept::run).toList();
        try {
            KeptReports made = new KeptReports(
                    folder.toAbsolutePath().normalize(), reports, sentence -> err().println("assay: " + sentence));
            for (RunHead run : runs) {
                made.write(run, project(reader, run))
                        .forEach(page -> out().println(run.runId() + ": " + shown(folder, page)));
            }
        } catch (InvalidYamlException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--report: " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException("the page cannot be made: " + e.getMessage());
        }
        return Exit.PASSED;
    }

    /** What stands beside the suites of a run today. */
    private static Project project(SuiteReader reader, RunHead run) throws InvalidYamlException {
        Map<Path, Project> projects = new LinkedHashMap<>();
        for (String suite : run.suites()) {
            Path folder = Path.of(suite).toAbsolutePath().getParent();
            if (folder != null && !projects.containsKey(folder)) {
                projects.put(folder, reader.project(folder));
            }
        }
        return Project.of(projects.values());
    }

    private static Path shown(Path folder, Path page) {
        return folder.resolve(folder.toAbsolutePath().normalize().relativize(page));
    }
}
