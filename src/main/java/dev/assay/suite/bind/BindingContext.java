package dev.assay.suite.bind;

import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check inherits from its place in the suite.
 *
 * @param table the table that the check stands under; null for the suite's own checks
 * @param column the column that it stands under; null where there is none
 * @param filter the table's filter; null where there is none
 * @param filtered whether the table has a filter, even one that cannot be read
 * @param description the table's description; null where there is none
 * @param pattern what the pattern says that found the table or column, so that one id becomes a check for each of them; null where
 *     the suite names it
 * @param tags tags of the connection, the suite and the table
 * @param defaults common keys for checks that leave them out
 */
record BindingContext(
        @Nullable TableName table,
        @Nullable String column,
        @Nullable Fragment filter,
        boolean filtered,
        @Nullable String description,
        @Nullable String pattern,
        List<String> tags,
        Defaults defaults) {

    /** What precedes an id in a key; empty unless a pattern is expanded. */
    String prefix() {
        return pattern != null ? table + "." + (column == null ? "" : column + ".") : "";
    }

    BindingContext in(String columnName) {
        return new BindingContext(table, columnName, filter, filtered, description, pattern, tags, defaults);
    }
}
