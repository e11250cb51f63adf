package dev.assay.suite.project;

import dev.assay.suite.Project;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.suite.bind.CheckTypes;
import dev.assay.suite.bind.SuiteBinder;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problem;
import dev.assay.yaml.Problems;
import dev.assay.yaml.ShownPath;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.SourceReader;
import dev.assay.yaml.SourceText;
import dev.assay.yaml.Values;
import dev.assay.yaml.Variables;
import dev.assay.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads the files beside a {@code connections.yaml}. Each of them may be missing. What was read is remembered, since
 * many suites have the same connections. Not thread-safe.
 */
public final class ProjectReader {

    private final Path workingDirectory;
    private final CheckTypes types;
    private final Map<Path, Project> known = new HashMap<>();

    /**
     * Creates a reader.
     *
     * @param workingDirectory the directory to which paths in messages are relative
     * @param types the check types that {@code assay.yaml} may name
     */
    public ProjectReader(Path workingDirectory, CheckTypes types) {
        this.workingDirectory = workingDirectory;
        this.types = types;
    }

    /**
     * Reads the files beside a file of connections.
     *
     * @param variables those that suites may read
     * @throws InvalidYamlException with every problem of every file
     */
    public Project beside(Path connections, Variables variables) throws InvalidYamlException {
        Project project = known.get(connections);
        if (project == null) {
            project = fresh(connections, variables);
            known.put(connections, project);
        }
        return project;
    }

    private Project fresh(Path connections, Variables variables) throws InvalidYamlException {
        List<Problem> problems = new ArrayList<>();
        Project project = new Project(
                read(
                        connections,
                        variables,
                        OwnersBinder.NAME,
                        OwnersBinder.KEYS,
                        Map.of(),
                        problems,
                        OwnersBinder::bind),
                read(
                        connections,
                        variables,
                        ProductsBinder.NAME,
                        ProductsBinder.KEYS,
                        List.of(),
                        problems,
                        (keys, values) -> new ProductsBinder(values, null).bind(keys)),
                read(
                        connections,
                        variables,
                        SettingsBinder.NAME,
                        SettingsBinder.KEYS,
                        RunSettings.NONE,
                        problems,
                        (keys, values) -> new SettingsBinder(values, connections, types).bind(keys)));
        if (!problems.isEmpty()) {
            throw new InvalidYamlException(problems);
        }
        return project;
    }

    /**
     * What the products beside a file of connections name and no suite declares.
     *
     * @param variables those that suites may read
     * @param suites all suites of these connections
     */
    public List<Problem> undeclared(Path connections, Variables variables, Collection<Suite> suites) {
        List<Problem> problems = new ArrayList<>();
        DeclaredNames declared = DeclaredNames.of(suites);
        read(
                connections,
                variables,
                ProductsBinder.NAME,
                ProductsBinder.KEYS,
                List.of(),
                problems,
                (keys, values) -> new ProductsBinder(values, declared).bind(keys));
        return problems;
    }

    private <T> T read(
            Path connections,
            Variables variables,
            String name,
            KeySpecs keys,
            T none,
            List<Problem> problems,
            BiFunction<Keys, Values, T> bind) {
        Path file = connections.resolveSibling(name);
        if (!Files.exists(file)) {
            return none;
        }
        try {
            SourceText source = new SourceReader(file, ShownPath.of(workingDirectory, file), false).read();
            Problems found = new Problems(source);
            T read = bound(YamlReader.read(source, found), keys, none, Values.filled(found, variables), bind);
            problems.addAll(found.inOrder());
            return read;
        } catch (InvalidYamlException e) {
            problems.addAll(e.problems());
            return none;
        }
    }

    private static <T> T bound(
            @Nullable Node root, KeySpecs known, T none, Values values, BiFunction<Keys, Values, T> bind) {
        String example = "version: 1 and " + known.names().get(1) + ": {…}";
        if (root == null) {
            values.problems().add(SourcePosition.START, "the file is empty: write " + example + ", or remove the file");
            return none;
        }
        if (root instanceof Node.Mapping mapping && mapping.has("suite")) {
            return none; // a suite that happens to have this name
        }
        Keys keys = Keys.of(root, values.problems(), "this file", example, known);
        if (keys == null) {
            return none;
        }
        SuiteBinder.version(keys, values);
        return bind.apply(keys, values);
    }
}
