package dev.assay.suite.connection;

import dev.assay.database.ConnectionKeys;
import dev.assay.database.DatabaseProvider;
import dev.assay.database.DatabaseProviders;
import dev.assay.database.Settings;
import dev.assay.suite.bind.CommonKeys;
import dev.assay.suite.bind.Defaults;
import dev.assay.suite.bind.SampleBinder;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.Values;
import dev.assay.yaml.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one connection. Without the values of its variables it checks only the structure. */
final class ConnectionBinder {

    private final Values values;
    private final Problems problems;
    private final Path file;
    private final DatabaseProviders providers;

    ConnectionBinder(Values values, Path file, DatabaseProviders providers) {
        this.values = values;
        this.problems = values.problems();
        this.file = file;
        this.providers = providers;
    }

    /** Returns the settings; null if a key is invalid, which is reported, or if variables have no values. */
    @Nullable
    Settings bind(Node.Entry connection) {
        String where = "the connection '" + connection.name() + "'";
        if (!(connection.value() instanceof Node.Mapping mapping)) {
            Keys.of(connection.value(), problems, where, "type: embedded", List.of());
            return null;
        }
        Node.Entry type = mapping.entry("type");
        if (type == null) {
            problems.add(connection.at(), where + " lacks the key 'type': write " + types());
            return null;
        }
        if (type.value() instanceof Node.Scalar scalar && Variables.in(scalar.text())) {
            problems.add(type.value().at(), "'type' cannot be a variable: write " + types());
            return null;
        }
        String word = values.word(type.value(), "type", providers.types());
        if (word == null) {
            providers
                    .unusable()
                    .forEach(provider ->
                            problems.add(type.value().at(), "a database provider could not be loaded: " + provider));
            return null;
        }
        sample(mapping);
        defaults(mapping);
        SchemasBinder.bind(mapping, values);
        DatabaseProvider provider = providers.of(word).orElseThrow();
        List<String> known = new ArrayList<>(List.of("type"));
        known.addAll(provider.keys().names());
        known.addAll(List.of(SchemasBinder.KEY, "sample", "defaults"));
        Keys keys = Keys.of(accepted(mapping, provider), problems, where, "type: " + word, known);
        return keys == null
                ? null
                : provider.bind(new ConnectionKeys(connection.name(), connection.at(), keys, values, file));
    }

    /** {@code type: embedded, type: postgresql or type: snowflake}. */
    private String types() {
        List<String> words =
                providers.types().stream().map(type -> "type: " + type).toList();
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** Returns the mapping without the keys that do not apply to this type; each of those is reported. */
    private Node.Mapping accepted(Node.Mapping mapping, DatabaseProvider provider) {
        List<Node.Entry> accepted = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            String why = provider.refusedKeys().get(entry.name());
            if (why == null) {
                accepted.add(entry);
            } else {
                problems.add(entry.at(), "'" + entry.name() + "' " + why);
            }
        }
        return new Node.Mapping(mapping.at(), accepted);
    }

    private void sample(Node.Mapping mapping) {
        Node.Entry sample = mapping.entry("sample");
        if (sample != null) {
            SampleBinder.ofConnection(values).bind(sample.value());
        }
    }

    /**
     * Checks the defaults. Suites read them before the connection's variables are resolved, so they must not contain
     * variables.
     */
    private void defaults(Node.Mapping mapping) {
        Node.Entry defaults = mapping.entry("defaults");
        Keys keys = defaults == null
                ? null
                : Keys.of(defaults.value(), problems, "'defaults'", "severity: minor", Defaults.OF_CONNECTION);
        if (keys == null) {
            return;
        }
        variables(keys.mapping())
                .forEach(at -> problems.add(
                        at,
                        "no variable may stand in a connection's defaults, which every suite reads: write the value"));
        new CommonKeys(values).defaults(keys.mapping(), Defaults.OF_CONNECTION);
    }

    private static List<SourcePosition> variables(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .flatMap(entry -> variables(entry.value()).stream())
                    .toList();
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream()
                    .flatMap(item -> variables(item).stream())
                    .toList();
        }
        return node instanceof Node.Scalar scalar && Variables.in(scalar.text()) ? List.of(node.at()) : List.of();
    }
}
