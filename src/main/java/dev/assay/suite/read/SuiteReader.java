package dev.assay.suite.read;

import dev.assay.check.CheckType;
import dev.assay.database.DatabaseProviders;
import dev.assay.sql.Dialect;
import dev.assay.suite.Project;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.suite.Waiver;
import dev.assay.suite.bind.CheckTypes;
import dev.assay.suite.bind.Defaults;
import dev.assay.suite.bind.SuiteBinder;
import dev.assay.suite.bind.WaiverText;
import dev.assay.suite.connection.ConnectionsReader;
import dev.assay.suite.connection.DeclaredConnections;
import dev.assay.suite.project.ProjectReader;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Location;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problem;
import dev.assay.yaml.Problems;
import dev.assay.yaml.ShownPath;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.SourceReader;
import dev.assay.yaml.SourceText;
import dev.assay.yaml.Variables;
import dev.assay.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads suite files. Reading opens no connection. */
public final class SuiteReader {

    private final Path workingDirectory;
    private final Variables variables;
    private final CheckTypes types;
    private final DatabaseProviders providers;
    private final ProjectReader projects;
    private final @Nullable String environment;
    private final RunSettings settings;

    /**
     * Creates a reader.
     *
     * @param workingDirectory the directory to which paths in identities and messages are relative
     * @param settings variables set by the command ({@code --set}); they override the environment
     * @param environment the environment variables of the process
     * @param asOf the time that the run takes as now, the value of {@code ${as_of}}
     */
    public SuiteReader(
            Path workingDirectory, Map<String, String> settings, Map<String, String> environment, Instant asOf) {
        this(workingDirectory, settings, environment, asOf, CheckTypes.found());
    }

    SuiteReader(
            Path workingDirectory,
            Map<String, String> settings,
            Map<String, String> environment,
            Instant asOf,
            List<CheckType> types) {
        this(workingDirectory, settings, environment, asOf, CheckTypes.of(types));
    }

    private SuiteReader(
            Path workingDirectory,
            Map<String, String> settings,
            Map<String, String> environment,
            Instant asOf,
            CheckTypes types) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.variables = new Variables(settings, environment, asOf);
        this.environment = null;
        this.settings = RunSettings.NONE;
        this.types = types;
        this.providers = DatabaseProviders.found();
        this.projects = new ProjectReader(this.workingDirectory, types);
    }

    private SuiteReader(SuiteReader other, @Nullable String environment, RunSettings settings) {
        this.workingDirectory = other.workingDirectory;
        this.variables = other.variables;
        this.environment = environment;
        this.settings = settings;
        this.types = other.types;
        this.providers = other.providers;
        this.projects = other.projects;
    }

    /** Returns a reader for an environment, which each {@code connections.yaml} must declare; null: no environment. */
    public SuiteReader in(@Nullable String chosen) {
        return new SuiteReader(this, chosen, settings);
    }

    /**
     * Returns a reader for which these settings take the place of those of {@code assay.yaml}, as far as they are said.
     *
     * @throws IllegalArgumentException if they name an unknown check type; the message says what may be meant
     */
    public SuiteReader settled(RunSettings said) {
        for (String type : said.critical() == null ? List.<String>of() : said.critical()) {
            String hint = types.unknown(type);
            if (hint != null) {
                throw new IllegalArgumentException("check types; '" + type + "' is none: " + hint);
            }
        }
        return new SuiteReader(this, environment, said);
    }

    /**
     * Reads a file.
     *
     * @param named whether the author named the file itself, so that it must be a suite. A file that was only found in
     *     a folder is not a suite if it lacks the key {@code suite} and nothing suggests that it was meant as one. A
     *     found file that is not valid YAML is a problem, since it may have been a suite
     * @return the suite, or empty if the file is not a suite
     * @throws InvalidYamlException with every problem of the file and of its {@code connections.yaml}
     */
    public Optional<Suite> read(Path file, boolean named) throws InvalidYamlException {
        Path absolute = file.toAbsolutePath().normalize();
        String path = ShownPath.of(workingDirectory, absolute);
        if (!hasSuitesName(absolute, path, named)) {
            return Optional.empty();
        }
        return read(new SourceReader(absolute, path, false).read(), absolute, named);
    }

    /** Reads a file's text. */
    Optional<Suite> read(SourceText source, Path file, boolean named) throws InvalidYamlException {
        Problems problems = new Problems(source);
        Node root = YamlReader.read(source, problems);
        Node.Mapping mapping = Detection.suite(root, problems, named);
        return mapping == null ? Optional.empty() : Optional.of(bind(mapping, file, source.shown(), problems));
    }

    /**
     * Returns the text of a suite's file with more waivers, added behind the existing ones. The rest of the text is
     * unchanged, and the file is not written.
     *
     * @throws InvalidYamlException with every problem of the file, and of the resulting text
     */
    public String withWaivers(Path file, List<Waiver> more) throws InvalidYamlException {
        Path absolute = file.toAbsolutePath().normalize();
        SourceText source = new SourceReader(absolute, ShownPath.of(workingDirectory, absolute), false).read();
        List<Waiver> wanted = new ArrayList<>(waivers(source, absolute));
        wanted.addAll(more);
        SourceText grown = new SourceText(source.shown(), WaiverText.of(source).with(more), false);
        if (!waivers(grown, absolute).equals(wanted)) {
            throw WaiverText.tooOdd(source, SourcePosition.START);
        }
        return grown.text();
    }

    private List<Waiver> waivers(SourceText source, Path file) throws InvalidYamlException {
        return read(source, file, true).map(Suite::waivers).orElse(List.of());
    }

    /**
     * Reads a suite for its content, not to run it. Its connection need not be declared, so a version of a suite may
     * lie in any folder. Its SQL is parsed in the dialect of its connection, if that is declared for the suite or for
     * {@code beside}.
     *
     * @param beside a file whose connections determine the dialect if the suite has none of its own
     * @throws InvalidYamlException with every problem of the file
     */
    public Suite readAlone(Path file, Path beside) throws InvalidYamlException {
        Path absolute = file.toAbsolutePath().normalize();
        String path = ShownPath.of(workingDirectory, absolute);
        SourceText source = new SourceReader(absolute, path, false).read();
        Problems problems = new Problems(source);
        Node.Mapping root = Detection.suite(YamlReader.read(source, problems), problems, true);
        if (root == null) {
            throw new InvalidYamlException(problems.inOrder());
        }
        String connection = root.entry("connection") != null
                        && Objects.requireNonNull(root.entry("connection")).value() instanceof Node.Scalar name
                ? name.text()
                : "";
        Path nearest = ConnectionsReader.find(absolute.getParent());
        Suite suite = new SuiteBinder(problems, ofSuites(absolute, beside), types, providers.standard())
                .bind(
                        root,
                        absolute,
                        path,
                        new NoConnections(
                                nearest == null ? absolute : nearest,
                                connection,
                                dialect(connection, absolute, beside)),
                        Project.NONE,
                        name -> Defaults.NONE);
        if (suite == null || problems.count() > 0) {
            throw new InvalidYamlException(problems.inOrder());
        }
        return suite;
    }

    private Dialect dialect(String connection, Path... files) {
        for (Path file : files) {
            try {
                Path absolute = file.toAbsolutePath().normalize();
                DeclaredConnections declared =
                        ConnectionsReader.nearest(absolute, workingDirectory, variables, environment, providers);
                if (declared != null && declared.names().contains(connection)) {
                    return declared.dialect(connection);
                }
            } catch (InvalidYamlException e) {
                // a command that runs the suite reports these problems
            }
        }
        return providers.standard();
    }

    /** The variables that suites in the folders of these files, and the files beside their connections, may read. */
    private Variables ofSuites(Path... files) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (Path file : files) {
            Path absolute = file.toAbsolutePath().normalize();
            secrets.putAll(ConnectionsReader.secretVariables(absolute, workingDirectory, variables, providers));
        }
        return variables.without(secrets);
    }

    /**
     * What the products beside a file of connections name and no suite declares.
     *
     * @param suites all suites of these connections
     */
    List<Problem> undeclared(Path connections, List<Suite> suites) {
        return projects.undeclared(connections, ofSuites(connections), suites);
    }

    /**
     * The owners, products and settings that hold for suites in a folder; none if there are no connections for them.
     *
     * @throws InvalidYamlException with every problem of the files beside the connections
     */
    public Project project(Path folder) throws InvalidYamlException {
        Path connections = ConnectionsReader.find(folder.toAbsolutePath().normalize());
        return connections == null ? Project.NONE : projects.beside(connections, ofSuites(connections));
    }

    private Suite bind(Node.Mapping root, Path file, String path, Problems problems) throws InvalidYamlException {
        DeclaredConnections connections = null;
        Variables own = ofSuites(file);
        Project project = Project.NONE;
        Function<String, Defaults> defaultsOf = name -> Defaults.NONE;
        List<Problem> ofConnections = new ArrayList<>();
        try {
            connections = ConnectionsReader.nearest(file, workingDirectory, variables, environment, providers);
            if (connections != null) {
                defaultsOf = connections::defaults;
                project = projects.beside(connections.file(), own).settled(settings);
            } else {
                Node.Entry entry = root.entry("connection");
                problems.add(
                        entry == null ? root.at() : entry.value().at(),
                        "there is no " + ConnectionsReader.NAME + " in the suite's folder or above it: write one that"
                                + " declares the connection");
            }
        } catch (InvalidYamlException e) {
            ofConnections.addAll(e.problems());
        }
        Suite suite = new SuiteBinder(
                        problems, own, types.critical(project.settings().critical()), providers.standard())
                .bind(root, file, path, connections, project, defaultsOf);
        List<Problem> all = new ArrayList<>(problems.inOrder());
        all.addAll(ofConnections);
        if (suite == null || !all.isEmpty()) {
            throw new InvalidYamlException(all);
        }
        return suite;
    }

    private static boolean hasSuitesName(Path file, String path, boolean named) throws InvalidYamlException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean connections = name.equals("connections.yaml") || name.equals("connections.yml");
        boolean yaml = SuiteFiles.isYaml(file);
        if (named && (connections || !yaml)) {
            throw new InvalidYamlException(List.of(new Problem(
                    new Location(path, 1, 1),
                    connections
                            ? "this file declares connections: name a suite that uses them"
                            : "a suite's name ends in .yaml or .yml: rename the file, or name another",
                    null)));
        }
        return yaml && !connections;
    }
}
