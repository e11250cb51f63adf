package dev.assay.suite.connection;

import dev.assay.database.DatabaseProviders;
import dev.assay.yaml.Hints;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads {@code environments} of a connections file: the keys that differ from the connections themselves. */
final class Environments {

    private final Problems problems;
    private final Map<String, Node.Entry> connections;
    private final List<List<String>> alternatives;

    /**
     * Creates the reader.
     *
     * @param connections the connections that the file declares
     * @param providers declare which keys exclude each other; an environment that sets one of them replaces the others
     */
    Environments(Problems problems, Map<String, Node.Entry> connections, DatabaseProviders providers) {
        this.alternatives = providers.all().stream()
                .flatMap(provider -> provider.alternatives().stream())
                .toList();
        this.problems = problems;
        this.connections = connections;
    }

    /**
     * The connections in an environment.
     *
     * @param node the declaration of environments; null if there is none
     * @param chosen the environment's name; null: none
     * @param structure checks the structure of each connection in each environment and reports problems
     */
    Map<String, Node.Entry> of(
            @Nullable Node node, SourcePosition file, @Nullable String chosen, Consumer<Node.Entry> structure) {
        Map<String, Map<String, Node.Entry>> all = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach(entry -> all.put(entry.name(), one(entry, structure)));
        } else if (node != null && !(node instanceof Node.Bad)) {
            problems.add(
                    node.at(),
                    "'environments' takes a mapping of names, each with connections and what is other there; this is "
                            + (node instanceof Node.Mapping ? "empty" : node.shape()));
        }
        Map<String, Node.Entry> there = chosen == null ? connections : all.get(chosen);
        if (there == null) {
            problems.add(
                    node == null ? file : node.at(),
                    "the environment '" + chosen + "' is not declared: "
                            + (all.isEmpty()
                                    ? "write environments: {" + chosen + ": {…}}, or choose none"
                                    : Hints.of(String.valueOf(chosen), all.keySet()) + " (declared: "
                                            + String.join(", ", all.keySet()) + ")"));
        }
        return there == null ? connections : there;
    }

    private Map<String, Node.Entry> one(Node.Entry environment, Consumer<Node.Entry> structure) {
        Map<String, Node.Entry> there = new LinkedHashMap<>(connections);
        if (!(environment.value() instanceof Node.Mapping mapping)) {
            Keys.of(environment.value(), problems, where(environment), "{shop: {url: …}}", List.of());
            return there;
        }
        for (Node.Entry entry : mapping.entries()) {
            Node.Entry base = connections.get(entry.name());
            if (base == null) {
                Keys.unknown(problems, entry, where(environment), connections.keySet());
            } else if (!(entry.value() instanceof Node.Mapping)) {
                Keys.of(entry.value(), problems, "the connection '" + entry.name() + "'", "{url: …}", List.of());
            } else {
                Node.Entry merged = new Node.Entry(entry.at(), entry.name(), over(entry.value(), base.value()));
                there.put(entry.name(), merged);
                structure.accept(merged);
            }
        }
        return there;
    }

    private static String where(Node.Entry environment) {
        return "the environment '" + environment.name() + "'";
    }

    /**
     * A connection with the keys of an environment merged over it. An environment that sets the type replaces the
     * connection.
     */
    private Node over(Node own, Node base) {
        if (!(own instanceof Node.Mapping mine) || !(base instanceof Node.Mapping theirs) || mine.has("type")) {
            return own;
        }
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : mine.entries()) {
            Node.Entry other = theirs.entry(entry.name());
            entries.add(
                    other == null
                            ? entry
                            : new Node.Entry(entry.at(), entry.name(), over(entry.value(), other.value())));
        }
        theirs.entries().stream()
                .filter(entry -> mine.entries().stream().noneMatch(said -> isInPlaceOf(said.name(), entry.name())))
                .forEach(entries::add);
        return new Node.Mapping(mine.at(), entries);
    }

    private boolean isInPlaceOf(String said, String other) {
        return said.equals(other)
                || alternatives.stream().anyMatch(group -> group.contains(said) && group.contains(other));
    }
}
