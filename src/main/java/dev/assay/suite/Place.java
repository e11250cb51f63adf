package dev.assay.suite;

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
 * @param window the table's window; null where it has none
 * @param tags the suite's and the table's
 * @param owner the suite's
 */
record Place(
        @Nullable TableName table,
        @Nullable String column,
        @Nullable Fragment filter,
        boolean filtered,
        @Nullable Window window,
        List<String> tags,
        @Nullable String owner) {

    Place ownedBy(String other) {
        return new Place(table, column, filter, filtered, window, tags, other);
    }

    Place in(String columnName) {
        return new Place(table, columnName, filter, filtered, window, tags, owner);
    }
}
