package dev.assay.suite.bind;

import dev.assay.suite.SamplePolicy;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code sample}: which values of rows reports may have. */
public final class SampleBinder {

    public static final List<String> WORDS = List.of("none", "rows");

    /** The keys of a check's, a table's or a suite's sample. */
    public static final KeySpecs KEYS = KeySpecs.of(
            KeySpec.required("columns", "The only columns that are read.", SchemaParts.oneOrMore(SchemaParts.text())));

    private static final List<String> UNCLASSIFIED = List.of("show", "mask");
    private static final List<String> MASKS = Arrays.stream(SamplePolicy.Mask.values())
            .map(mask -> mask.name().toLowerCase(Locale.ROOT))
            .toList();

    /** The keys of a connection's sample. */
    public static final KeySpecs OF_CONNECTION = KeySpecs.of(
            KeySpec.optional("columns", "The only columns that are read.", SchemaParts.oneOrMore(SchemaParts.text())),
            KeySpec.optional(
                    "unclassified",
                    "Whether values of columns that nobody classified are shown, or masked.",
                    SchemaParts.words(UNCLASSIFIED)),
            KeySpec.optional(
                    "mask",
                    "How values are masked: hash, so that equal ones look equal within a run; partial; full.",
                    SchemaParts.words(MASKS)));

    private final Values values;
    private final KeySpecs known;
    private final String expected;

    private SampleBinder(Values values, KeySpecs known, String expected) {
        this.values = values;
        this.known = known;
        this.expected = expected;
    }

    /** Reads that of a check, a table or a suite. */
    static SampleBinder ofCheck(Values values) {
        return new SampleBinder(values, KEYS, "{columns: [id, status]}");
    }

    /** Reads that of a connection. */
    public static SampleBinder ofConnection(Values values) {
        return new SampleBinder(values, OF_CONNECTION, "{unclassified: show}");
    }

    /** The policy; null where it is wrong, which is then reported, or awaits its variables. */
    @Nullable
    public SamplePolicy bind(Node node) {
        if (node instanceof Node.Mapping) {
            Keys keys = Keys.of(node, values.problems(), "a sample", expected, known);
            return keys == null ? null : policy(keys);
        }
        String words = "none, rows, or " + expected;
        Object word = values.scalar(node, "sample", words);
        if (word != null && !(word instanceof String text && WORDS.contains(text))) {
            values.unexpected(node, "sample", words);
        }
        return word == null ? null : word.equals("rows") ? SamplePolicy.ROWS : SamplePolicy.NOTHING;
    }

    private @Nullable SamplePolicy policy(Keys keys) {
        if (known.equals(KEYS)) {
            List<String> names =
                    keys.required("columns", "[id, status]", (columns, key) -> values.texts(columns, key, "status"));
            return names == null ? null : new SamplePolicy(true, names);
        }
        List<String> columns = keys.value("columns", (some, key) -> values.texts(some, key, "status"));
        String unclassified = keys.value("unclassified", (word, key) -> values.word(word, key, UNCLASSIFIED));
        String mask = keys.value("mask", (word, key) -> values.word(word, key, MASKS));
        return new SamplePolicy(
                true,
                Objects.requireNonNullElse(columns, List.of()),
                unclassified == null ? null : unclassified.equals("show"),
                mask == null ? null : SamplePolicy.Mask.valueOf(mask.toUpperCase(Locale.ROOT)));
    }
}
