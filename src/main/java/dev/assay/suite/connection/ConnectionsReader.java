package dev.assay.suite.connection;

import dev.assay.database.DatabaseProviders;
import dev.assay.suite.bind.SuiteBinder;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds and reads the connections of a suite. */
public final class ConnectionsReader {

    public static final String NAME = "connections.yaml";
    static final List<String> KEYS = List.of("version", "connections", "environments");

    private ConnectionsReader() {}

    /**
     * Reads the nearest {@code connections.yaml} in the folder of a file or above it. It replaces those further up.
     *
     * @param environment the selected environment; null: none
     * @param providers read the connections of their types
     * @return null if there is no such file
     * @throws InvalidYamlException with every structural problem of all its connections; variables are not resolved
     */
    public static @Nullable DeclaredConnections nearest(
            Path suite,
            Path workingDirectory,
            Variables variables,
            @Nullable String environment,
            DatabaseProviders providers)
            throws InvalidYamlException {
        Path file = find(suite.getParent());
        return file == null
                ? null
                : read(file, ShownPath.of(workingDirectory, file), variables, environment, providers);
    }

    /**
     * What the variables are that no suite may read: those of secrets, and where the nearest file cannot be read, all that
     * it names.
     *
     * @return by name: "the password of the connection 'shop'"; empty if there is no such file
     */
    public static Map<String, String> secretVariables(
            Path suite, Path workingDirectory, Variables variables, DatabaseProviders providers) {
        try {
            DeclaredConnections declared = nearest(suite, workingDirectory, variables, null, providers);
            return declared == null ? Map.of() : declared.secretVariables();
        } catch (InvalidYamlException e) {
            return named(suite);
        }
    }

    private static Map<String, String> named(Path suite) {
        Map<String, String> named = new LinkedHashMap<>();
        try {
            String text = new SourceReader(Objects.requireNonNull(find(suite.getParent())), NAME, true)
                    .read()
                    .text();
            Variables.named(text).forEach(name -> named.put(name, "one of " + NAME + ", which cannot be read"));
        } catch (InvalidYamlException e) {
            return Map.of(); // it names none
        }
        return named;
    }

    /** The nearest {@code connections.yaml} in an absolute folder or above it; null if there is none. */
    public static @Nullable Path find(@Nullable Path below) {
        for (Path folder = below; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(NAME);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    private static DeclaredConnections read(
            Path file, String shown, Variables variables, @Nullable String environment, DatabaseProviders providers)
            throws InvalidYamlException {
        SourceText source = new SourceReader(file, shown, true).read();
        Problems problems = new Problems(source);
        Node root = YamlReader.read(source, problems);
        Map<String, Node.Entry> declared = new LinkedHashMap<>();
        if (root == null) {
            problems.add(SourcePosition.START, "the file is empty: write version: 1 and connections:");
        } else {
            declared.putAll(declared(root, problems));
        }
        ConnectionBinder structure = new ConnectionBinder(Values.secret(problems, null), file, providers);
        declared.values().forEach(structure::bind);
        Map<String, Node.Entry> chosen = root instanceof Node.Mapping mapping
                ? environment(mapping, problems, declared, environment, structure, providers)
                : declared;
        problems.throwIfAny();
        return new DeclaredConnections(
                file, environment, chosen, source, variables, providers, Secrets.of(root, declared, providers));
    }

    private static Map<String, Node.Entry> environment(
            Node.Mapping root,
            Problems problems,
            Map<String, Node.Entry> declared,
            @Nullable String chosen,
            ConnectionBinder structure,
            DatabaseProviders providers) {
        Node.Entry entry = root.entry("environments");
        return new Environments(problems, declared, providers)
                .of(entry == null ? null : entry.value(), root.at(), chosen, structure::bind);
    }

    private static Map<String, Node.Entry> declared(Node root, Problems problems) {
        Map<String, Node.Entry> declared = new LinkedHashMap<>();
        Keys keys = Keys.of(root, problems, "a file of connections", "connections: {…}", KEYS);
        if (keys == null) {
            return declared;
        }
        SuiteBinder.version(keys, Values.secret(problems, null));
        Node connections = keys.required("connections", "{flights: {type: embedded, load: […]}}");
        if (connections instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach(entry -> declared.put(entry.name(), entry));
        } else if (connections != null && !(connections instanceof Node.Bad)) {
            problems.add(
                    connections.at(),
                    "'connections' takes a mapping of names, each with a connection's type and keys; this is "
                            + (connections instanceof Node.Mapping ? "empty" : connections.shape()));
        }
        return declared;
    }
}
