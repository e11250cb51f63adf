package dev.assay.cli;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.engine.AssayTestEngine;
import dev.assay.engine.Branch;
import dev.assay.engine.CheckDescriptor;
import dev.assay.engine.Constants;
import dev.assay.engine.ExpansionDescriptor;
import dev.assay.run.Expansions;
import dev.assay.run.Run;
import dev.assay.suite.Project;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.suite.read.ReadSuites;
import dev.assay.suite.read.SuiteFiles;
import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.Problem;
import dev.assay.yaml.ShownPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments and options that select suites and checks, shared by several commands. */
final class Selection {

    static final String DEFAULT = "suites";
    private static final Pattern WITH_LINE = Pattern.compile("(.+\\.ya?ml):(\\d+)(?::\\d+)?");

    @Parameters(
            arity = "0..*",
            paramLabel = "SUITE",
            description =
                    "shop.yaml, shop.yaml:42 (what is declared at that line), or a folder with its subfolders. Default: the files"
                            + " directly in suites/.")
    private List<String> suites = List.of();

    @Option(
            names = "--select",
            paramLabel = "WHAT",
            description =
                    "Only checks with this id, key, table, type or tag; * stands for any text. Prefixes table:, type:, tag: and"
                            + " id: restrict the match. Separate several by commas.")
    private List<String> select = List.of();

    @Option(names = "--exclude", paramLabel = "WHAT", description = "Checks to exclude, written as for --select.")
    private List<String> exclude = List.of();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A variable; it overrides the environment variable. May be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "The run's clock, such as 2026-01-31T06:00:00Z, for every age and $${as_of}. Default: now.")
    private @Nullable String asOf;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "An environment of connections.yaml, such as staging. Default: none.")
    private @Nullable String environment;

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description =
                    "The branch of the code that runs; each branch has a history of its own. Default: what the CI server's variables"
                            + " say, else none.")
    private @Nullable String branch;

    private @Nullable Instant clock;

    /**
     * A requested suite file.
     *
     * @param argument the argument that requested it
     * @param named whether the argument names the file itself, not a folder
     * @param line the line of the requested part; null for the whole file
     */
    record Asked(
            String argument,
            Path file,
            boolean named,
            @Nullable Integer line) {}

    /**
     * Suites that were read, each once, and how they were asked for.
     *
     * @param files what was read, for the discovery of their checks
     */
    record Read(List<Suite> suites, List<Asked> asked, ReadSuites files) {

        /** What the files beside the suites' connections say: owners and products of all, the settings of the first suite. */
        Project project() {
            return Project.of(suites.stream().map(Suite::project).toList());
        }

        RunSettings settings() {
            return project().settings();
        }
    }

    /**
     * The selection.
     *
     * @param checks the checks to run, in declared order
     * @param expansions patterns, whose checks are known only from the catalogue; {@link #found} selects among them
     */
    record Chosen(List<Run.Selected> checks, List<Expansions.Wanted> expansions) {}

    Map<String, String> variables() {
        return variables;
    }

    /** The run's clock; every call returns the same time. */
    Instant clock() {
        if (clock == null) {
            clock = asOf == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : parse(asOf);
        }
        return clock;
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "--as-of takes a time with its zone, such as 2026-01-31T06:00:00Z, not '" + text + "'");
        }
    }

    @Nullable
    String environment() {
        return environment;
    }

    /** The branch that is asked for, or that the CI server names; null if there is neither. */
    @Nullable
    String branch() {
        return branch != null ? branch : Branch.in(System.getenv());
    }

    /** Refuses a selection of checks where whole suites are needed. */
    void requireWholeSuites(Read read) {
        if (!select.isEmpty() || !exclude.isEmpty() || read.asked().stream().anyMatch(one -> one.line() != null)) {
            throw new UsageException("the gate judges whole suites: leave out --select, --exclude and lines");
        }
    }

    /** Refuses files where all suites of a project are needed. */
    void requireWholeProjects(Read read) {
        List<Path> folders = (suites.isEmpty() ? List.of(DEFAULT) : suites)
                .stream()
                        .map(argument -> Path.of(argument).toAbsolutePath().normalize())
                        .filter(Files::isDirectory)
                        .toList();
        for (Suite suite : read.suites()) {
            Path project = Objects.requireNonNull(suite.connections().file().getParent());
            if (folders.stream().noneMatch(project::startsWith)) {
                throw new UsageException("other suites may check the tables of a data product, too: give the folder "
                        + ShownPath.of(Path.of("").toAbsolutePath(), project));
            }
        }
    }

    CheckFilter filter() {
        return new CheckFilter(select, exclude);
    }

    /**
     * Reads every requested suite.
     *
     * @param err receives all problems
     * @throws UsageException if a suite cannot be read, or none is found
     */
    Read read(PrintWriter err) {
        ReadSuites files = new ReadSuites(
                new SuiteReader(Path.of("").toAbsolutePath(), variables, System.getenv(), clock()).in(environment));
        List<Asked> asked = asked();
        Map<Path, Suite> found = new LinkedHashMap<>();
        List<Asked> kept = new ArrayList<>();
        Set<Problem> problems = new LinkedHashSet<>();
        for (Asked one : asked) {
            ReadSuites.Read read = files.read(one.file(), one.named());
            if (read.error() != null) {
                problems.addAll(read.error().problems());
            } else if (read.suite() != null) {
                found.put(read.suite().file(), read.suite());
                kept.add(one);
            }
        }
        refuse(problems, err);
        for (String argument : suites.isEmpty() ? List.of(DEFAULT) : suites) {
            if (kept.stream().noneMatch(one -> one.argument().equals(argument))) {
                throw new UsageException(
                        "no suite found in " + argument + ": a suite is a .yaml file with the key 'suite'");
            }
        }
        return new Read(List.copyOf(found.values()), kept, files);
    }

    /** The discovery request for the requested files. The caller must apply {@link #filter()} to the checks. */
    LauncherDiscoveryRequestBuilder request(Read read) {
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request().enableImplicitConfigurationParameters(false);
        for (Asked one : read.asked()) {
            String file = one.file().toString();
            request.selectors(one.line() == null ? selectFile(file) : selectFile(file, FilePosition.from(one.line())));
        }
        request.configurationParameter(Constants.AS_OF, clock().toString());
        if (environment != null) {
            request.configurationParameter(Constants.ENVIRONMENT, environment);
        }
        if (branch != null) {
            request.configurationParameter(Constants.BRANCH, branch);
        }
        variables.forEach((name, value) -> request.configurationParameter(Constants.SET_PREFIX + name, value));
        return request;
    }

    /** The selected checks among those that a pattern found. */
    List<Run.Selected> found(Expansions.Found found) {
        CheckFilter filter = filter();
        return found.checks().stream()
                .filter(one -> filter.matches(one.suite(), one.check()))
                .toList();
    }

    /** Selects checks by the same discovery that a run uses. */
    Chosen choose(Read read) {
        CheckFilter filter = filter();
        Set<String> unmatched = new LinkedHashSet<>(filter.select());
        List<Run.Selected> selected = new ArrayList<>();
        List<Expansions.Wanted> expansions = new ArrayList<>();
        AssayTestEngine engine = new AssayTestEngine(one -> true, read.files());
        engine.discover(request(read).build(), UniqueId.forEngine(engine.getId()))
                .accept(node -> {
                    if (node instanceof CheckDescriptor check) {
                        unmatched.removeIf(one -> CheckFilter.is(one, check.suite(), check.declaration()));
                        if (filter.matches(check.suite(), check.declaration())) {
                            selected.add(new Run.Selected(check.suite(), check.declaration()));
                        }
                    } else if (node instanceof ExpansionDescriptor expansion) {
                        expansions.add(expansion.wanted());
                    }
                });
        if (!unmatched.isEmpty() && expansions.isEmpty()) {
            throw new UsageException("--select " + String.join(", ", unmatched)
                    + " matches no check: see what there is with assay list");
        }
        if (selected.isEmpty() && expansions.isEmpty()) {
            throw new UsageException("no check is selected: see what there is with assay list");
        }
        return new Chosen(selected, expansions);
    }

    /** Prints the problems and throws, if there are any. */
    static void refuse(Set<Problem> problems, PrintWriter err) {
        if (!problems.isEmpty()) {
            problems.forEach(problem -> err.println(problem.shown()));
            throw new UsageException(
                    problems.size() + (problems.size() == 1 ? " problem" : " problems") + ", nothing ran");
        }
    }

    private List<Asked> asked() {
        if (suites.isEmpty()) {
            return yaml(DEFAULT, 1);
        }
        List<Asked> asked = new ArrayList<>();
        for (String argument : suites) {
            Matcher withLine = WITH_LINE.matcher(argument);
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                asked.addAll(yaml(argument, Integer.MAX_VALUE));
            } else if (Files.exists(path)) {
                asked.add(new Asked(argument, path, true, null));
            } else if (withLine.matches() && Files.exists(Path.of(withLine.group(1)))) {
                asked.add(new Asked(argument, Path.of(withLine.group(1)), true, Integer.valueOf(withLine.group(2))));
            } else {
                throw new UsageException("there is no file or folder " + argument);
            }
        }
        return asked;
    }

    private static List<Asked> yaml(String folder, int depth) {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try {
            return SuiteFiles.below(Path.of(folder), depth).stream()
                    .map(file -> new Asked(folder, file, false, null))
                    .toList();
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
