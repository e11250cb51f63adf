package dev.assay.plan.expression;

import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a check is about, and how it may be answered.
 *
 * @param table the checked table; null where the check names its tables itself
 * @param latest the column whose highest value rows must have; null: all rows
 * @param filters which of them count, joined by AND
 * @param window where the new rows begin; null: all rows
 * @param groupBy the columns by which rows are taken apart, an answer for each group; empty: one answer
 * @param scanned whether rows must be read, whatever the catalogue proves
 * @param sampled whether values of failing rows may be read
 */
public record Scope(
        @Nullable TableName table,
        @Nullable String latest,
        List<Fragment> filters,
        @Nullable From window,
        List<String> groupBy,
        boolean scanned,
        boolean sampled) {

    public Scope {
        filters = List.copyOf(filters);
        groupBy = List.copyOf(groupBy);
    }

    /** All rows of a table that the filters leave. */
    public static Scope of(@Nullable TableName table, List<Fragment> filters) {
        return new Scope(table, null, filters, null, List.of(), false, true);
    }

    /**
     * The rows whose column holds a value or a higher one.
     *
     * @param value String, BigDecimal or Instant; null: nothing is known yet, so all rows
     * @param remembered whether the highest value is to be found out, for the next run
     */
    public record From(String column, @Nullable Object value, boolean remembered) {}
}
