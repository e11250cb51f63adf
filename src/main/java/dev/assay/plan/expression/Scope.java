package dev.assay.plan.expression;

import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a check is about, and how its questions may be answered.
 *
 * @param table the checked table; null if the check's SQL names its tables
 * @param latest the column whose highest value selects the latest partition; null: all rows
 * @param filters the filters, joined by AND
 * @param window the start of the new rows; null: all rows
 * @param groupBy the columns of {@code group_by}, with one answer per group; empty: a single answer
 * @param scanned whether rows must be read even if the catalogue proves the answer
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

    /** All rows of a table that pass the filters. */
    public static Scope of(@Nullable TableName table, List<Fragment> filters) {
        return new Scope(table, null, filters, null, List.of(), false, true);
    }

    /**
     * The rows whose column has this value or a higher one.
     *
     * @param value String, BigDecimal or Instant; null: no value is remembered yet, so all rows are new
     * @param remembered whether to measure the highest value for the next run
     */
    public record From(String column, @Nullable Object value, boolean remembered) {}
}
