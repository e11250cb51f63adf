package dev.assay.suite.read;

import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourceText;
import dev.assay.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two texts of a suite. Comments, the order of keys and the way of writing do not count.
 *
 * @param whole why the suite differs as a whole; null if only tables or checks of it do
 * @param changed the tables and checks that are new or differ, each with its line in the new text
 */
public record SuiteChanges(@Nullable String whole, Map<String, Integer> changed) {

    private static final String TABLES = "tables";
    private static final String CHECKS = "checks";

    /**
     * Compares two texts.
     *
     * @param shown the file, for messages
     */
    public static SuiteChanges of(String before, String now, String shown) {
        Node.Mapping old = mapping(before, shown);
        Node.Mapping fresh = mapping(now, shown);
        if (old == null || fresh == null) {
            return new SuiteChanges("its earlier text is no suite", Map.of());
        }
        Set<String> keys = new TreeSet<>();
        old.entries().forEach(entry -> keys.add(entry.name()));
        fresh.entries().forEach(entry -> keys.add(entry.name()));
        for (String key : keys) {
            if (!key.equals(TABLES)
                    && !key.equals(CHECKS)
                    && !canonical(value(old, key)).equals(canonical(value(fresh, key)))) {
                return new SuiteChanges("'" + key + "' changed", Map.of());
            }
        }
        Map<String, Integer> changed = new LinkedHashMap<>();
        if (value(fresh, TABLES) instanceof Node.Mapping tables) {
            for (Node.Entry table : tables.entries()) {
                Node then = value(old, TABLES) instanceof Node.Mapping known ? value(known, table.name()) : null;
                if (!canonical(table.value()).equals(canonical(then))) {
                    changed.put("table " + table.name(), table.at().line());
                }
            }
        }
        Set<String> then = value(old, CHECKS) instanceof Node.Sequence checks
                ? checks.items().stream().map(SuiteChanges::canonical).collect(Collectors.toSet())
                : Set.of();
        if (value(fresh, CHECKS) instanceof Node.Sequence checks) {
            for (Node check : checks.items()) {
                if (!then.contains(canonical(check))) {
                    changed.put(
                            "the check at line " + check.at().line(), check.at().line());
                }
            }
        }
        return new SuiteChanges(null, changed);
    }

    private static Node.@Nullable Mapping mapping(String text, String shown) {
        try {
            Problems problems = new Problems(new SourceText(shown, text, false));
            return YamlReader.read(new SourceText(shown, text, false), problems) instanceof Node.Mapping mapping
                            && problems.count() == 0
                    ? mapping
                    : null;
        } catch (InvalidYamlException e) {
            return null;
        }
    }

    private static @Nullable Node value(Node.Mapping mapping, String key) {
        Node.Entry entry = mapping.entry(key);
        return entry == null ? null : entry.value();
    }

    /** The content without places; keys in order of their names. */
    private static String canonical(@Nullable Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> quoted(entry.name()) + ":" + canonical(entry.value()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof Node.Sequence list) {
            List<String> items =
                    list.items().stream().map(SuiteChanges::canonical).toList();
            return "[" + String.join(",", items) + "]";
        }
        return node instanceof Node.Scalar scalar ? (scalar.plain() ? "p" : "q") + quoted(scalar.text()) : "-";
    }

    private static String quoted(String text) {
        return text.length() + "'" + text + "'";
    }
}
