package dev.assay.suite.bind;

import dev.assay.check.Spec;
import dev.assay.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Common keys that hold for checks which do not say their own: a table's before its suite's, a suite's before its
 * connection's.
 *
 * @param entries at most one a key
 */
public record Defaults(List<Node.Entry> entries) {

    /** What a suite declares so; its {@code owner} and {@code tags} are keys of its own. */
    public static final List<String> OF_SUITE = List.of(
            "severity", "fail_above", "warn_above", "on_empty", "sample", "enabled", "prove", "window", "what_to_do");

    /** What a connection declares so. */
    public static final List<String> OF_CONNECTION = ofConnection();

    /** What a table's block has among its own keys. */
    static final List<String> OF_TABLE = List.of("window", "partition", "sample");

    public static final Defaults NONE = new Defaults(List.of());

    private static List<String> ofConnection() {
        List<String> keys = new ArrayList<>(OF_SUITE);
        keys.addAll(List.of("owner", "tags"));
        return List.copyOf(keys);
    }

    /** What is said for a key; null where nothing is. */
    Node.@Nullable Entry entry(String key) {
        return entries.stream()
                .filter(entry -> entry.name().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** These, and others where these say nothing. */
    Defaults over(Defaults further) {
        return new Defaults(filled(entries, further.entries));
    }

    /** An item of {@code checks} with what it leaves out, as far as that applies to its type. */
    Node.Mapping under(Node.Mapping item, Spec spec) {
        List<String> refused = CommonKeys.refused(spec);
        List<Node.Entry> applying = entries.stream()
                .filter(entry -> !entry.name().equals("tags") && !refused.contains(entry.name()))
                .filter(entry -> !entry.name().equals("on_empty") || CommonKeys.judgesRows(spec))
                .filter(entry -> ThresholdsBinder.takes(spec, entry))
                .toList();
        return new Node.Mapping(item.at(), filled(item.entries(), applying));
    }

    /** Two limits are written for each other: whoever has a {@code fail_above} of his own takes no {@code warn_above}. */
    private static List<Node.Entry> filled(List<Node.Entry> own, List<Node.Entry> further) {
        List<Node.Entry> all = new ArrayList<>(own);
        for (Node.Entry entry : further) {
            boolean warns = entry.name().equals("warn_above");
            if (own.stream()
                    .map(Node.Entry::name)
                    .noneMatch(name -> name.equals(entry.name()) || (warns && name.equals("fail_above")))) {
                all.add(entry);
            }
        }
        return List.copyOf(all);
    }
}
