package dev.assay.suite.bind;

import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item of {@code checks} inherits from where it stands.
 *
 * @param table the table's block; null among the suite's own checks
 * @param column the column's block; null outside one
 * @param filter the table's filter; null where there is none
 * @param filtered whether the table has a filter, readable or not
 * @param expanded whether a pattern means it, so that an id stands for one check of each table and column
 * @param tags the connection's, the suite's and the table's
 * @param defaults the common keys of checks that do not say their own
 */
record BindingContext(
        @Nullable TableName table,
        @Nullable String column,
        @Nullable Fragment filter,
        boolean filtered,
        boolean expanded,
        List<String> tags,
        Defaults defaults) {

    /** What an id stands behind. */
    String prefix() {
        return expanded ? table + "." + (column == null ? "" : column + ".") : "";
    }

    BindingContext in(String columnName) {
        return new BindingContext(table, columnName, filter, filtered, expanded, tags, defaults);
    }
}
