package dev.assay.suite.bind;

import dev.assay.check.Spec;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;
import org.jspecify.annotations.Nullable;

/** Reads {@code partition} of a check or a table, which limits checks to the rows of the newest load. */
public final class PartitionBinder {

    public static final KeySpecs KEYS = KeySpecs.of(
            KeySpec.required("latest", "The column whose highest value selects the rows.", SchemaParts.text()));
    public static final String ALL = "all";

    private static final String FORM = "{latest: load_date}";

    private final Values values;
    private final Problems problems;

    PartitionBinder(Values values) {
        this.values = values;
        this.problems = values.problems();
    }

    /**
     * The column whose highest value marks the examined rows.
     *
     * @param own the check's key; null where it is left out
     * @return null where all rows are examined, and where the key is wrong, which is then reported
     */
    @Nullable
    String bind(Spec spec, Node.@Nullable Entry own) {
        if (own == null || !FilterBinder.reaches(spec, own, problems)) {
            return null;
        }
        if (own.value() instanceof Node.Scalar scalar && scalar.text().equals(ALL)) {
            return null;
        }
        Keys keys = Keys.of(own.value(), problems, "a partition", FORM, KEYS);
        return keys == null
                ? null
                : keys.required("latest", "load_date", (column, key) -> values.text(column, key, "load_date"));
    }
}
