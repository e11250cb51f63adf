package dev.assay.suite.bind;

import dev.assay.check.Spec;
import dev.assay.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Common keys for checks that leave them out. A table's defaults win over its suite's, and a suite's over its
 * connection's.
 *
 * @param entries at most one a key
 */
public record Defaults(List<Node.Entry> entries) {

    /** The keys under {@code defaults} of a suite, whose {@code owner} and {@code tags} stand outside it. */
    public static final List<String> OF_SUITE = List.of(
            "severity", "fail_above", "warn_above", "on_empty", "sample", "enabled", "prove", "window", "what_to_do");

    /** The keys under {@code defaults} of a connection. */
    public static final List<String> OF_CONNECTION = ofConnection();

    /** The keys of a table's block that are defaults of its checks. */
    static final List<String> OF_TABLE = List.of("window", "partition", "sample");

    public static final Defaults NONE = new Defaults(List.of());

    private static List<String> ofConnection() {
        List<String> keys = new ArrayList<>(OF_SUITE);
        keys.addAll(List.of("owner", "tags"));
        return List.copyOf(keys);
    }

    /** The entry of a key; null where there is none. */
    Node.@Nullable Entry entry(String key) {
        return entries.stream()
                .filter(entry -> entry.name().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** These defaults, filled up with those of {@code further}. */
    Defaults over(Defaults further) {
        return new Defaults(filled(entries, further.entries));
    }

    /** An item of {@code checks}, filled up with the defaults that apply to its type. */
    Node.Mapping under(Node.Mapping item, Spec spec) {
        List<String> refused = CommonKeys.refused(spec);
        List<Node.Entry> applying = entries.stream()
                .filter(entry -> !entry.name().equals("tags") && !refused.contains(entry.name()))
                .filter(entry -> !entry.name().equals("on_empty") || CommonKeys.judgesRows(spec))
                .filter(entry -> ThresholdsBinder.takes(spec, entry))
                .toList();
        return new Node.Mapping(item.at(), filled(item.entries(), applying));
    }

    /** The two limits belong together: a check with its own {@code fail_above} takes no default for {@code warn_above}. */
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
