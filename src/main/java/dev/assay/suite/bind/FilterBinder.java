package dev.assay.suite.bind;

import dev.assay.check.Spec;
import dev.assay.sql.Fragment;
import dev.assay.yaml.Hints;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.Typing;
import dev.assay.yaml.Values;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code filter} of a check or a table, and {@code filters}, which gives conditions a name. */
public final class FilterBinder {

    public static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";

    private static final Pattern WORD = Pattern.compile(NAME);

    private final Values values;
    private final Problems problems;
    private final SqlBinder sql;
    private final Map<String, Named> named = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    /** A filter with a name; its condition is null where it cannot be read. */
    private record Named(SourcePosition at, @Nullable Fragment condition) {}

    FilterBinder(Values values, SqlBinder sql) {
        this.values = values;
        this.problems = values.problems();
        this.sql = sql;
    }

    /** Reads {@code filters}. Call it before any {@code bind}. */
    void declare(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            values.unexpected(node, "filters", "names and their conditions, such as {paid: \"status = 'paid'\"}");
            return;
        }
        if (mapping.entries().isEmpty()) {
            problems.add(node.at(), "'filters' is empty: name one, or remove the key");
        }
        for (Node.Entry entry : mapping.entries()) {
            if (!WORD.matcher(entry.name()).matches()) {
                problems.add(
                        entry.at(),
                        "a filter's name is one word of letters, digits and '_', such as recent: rename it");
            }
            named.put(entry.name(), new Named(entry.at(), sql.filter(entry.value(), entry.name())));
        }
    }

    /** Reports named filters that no check and no table used. */
    void reportUnused() {
        named.forEach((name, filter) -> {
            if (!used.contains(name)) {
                problems.add(
                        filter.at(),
                        "no check and no table uses the filter '" + name + "': write filter: " + name
                                + " where it is meant, or remove it");
            }
        });
    }

    /** The condition of a check's filter; null where there is none, or it is wrong, which is then reported. */
    @Nullable
    Fragment bind(Spec spec, Node.@Nullable Entry entry) {
        return entry == null || !reaches(spec, entry, problems) ? null : bind(entry.value());
    }

    /** Whether a check of the type may have a key that leaves rows out; where it may not, that is reported. */
    static boolean reaches(Spec spec, Node.Entry key, Problems problems) {
        if (!spec.filterable()) {
            problems.add(
                    key.at(),
                    "'" + key.name() + "' does not apply to " + spec.name()
                            + (spec.grain() == Spec.Grain.QUERY
                                    ? ": write the condition into the query"
                                    : ": remove it"));
        }
        return spec.filterable();
    }

    /**
     * A condition, or the condition of a named filter. A word that names no filter is taken as a boolean column.
     *
     * @return null where it is wrong, which is then reported
     */
    @Nullable
    Fragment bind(Node node) {
        String word =
                node instanceof Node.Scalar scalar && Typing.of(scalar) instanceof String text ? text.strip() : "";
        Named filter = named.get(word);
        if (filter != null) {
            used.add(word);
            return filter.condition();
        }
        String hint = WORD.matcher(word).matches() ? Hints.of(word, named.keySet()) : "";
        if (hint.startsWith("did you mean")) {
            problems.add(
                    node.at(),
                    "no filter of this suite is named '" + word + "': " + hint + " Where a column is meant, write ("
                            + word + ")");
            return null;
        }
        return sql.filter(node, "filter");
    }
}
