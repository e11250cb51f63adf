package dev.assay.suite.bind;

import dev.assay.suite.SamplePolicy;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code sample}: which values of failing rows reports may show. */
public final class SampleBinder {

    public static final List<String> WORDS = List.of("none", "rows");
    public static final KeySpecs KEYS = KeySpecs.of(KeySpec.required(
            "columns", "The only columns that are read and shown.", SchemaParts.oneOrMore(SchemaParts.text())));

    private static final String EXPECTED = "none, rows, or {columns: [id, status]}";

    private final Values values;

    public SampleBinder(Values values) {
        this.values = values;
    }

    /** The policy; null where it is wrong, which is then reported, or awaits its variables. */
    @Nullable
    public SamplePolicy bind(Node node) {
        if (node instanceof Node.Mapping) {
            Keys keys = Keys.of(node, values.problems(), "a sample", "{columns: [id, status]}", KEYS);
            List<String> names = keys == null
                    ? null
                    : keys.required("columns", "[id, status]", (columns, key) -> values.texts(columns, key, "status"));
            return names == null ? null : new SamplePolicy(true, names);
        }
        Object word = values.scalar(node, "sample", EXPECTED);
        if (word != null && !(word instanceof String text && WORDS.contains(text))) {
            values.unexpected(node, "sample", EXPECTED);
        }
        return word == null ? null : word.equals("rows") ? SamplePolicy.ROWS : SamplePolicy.NOTHING;
    }
}
