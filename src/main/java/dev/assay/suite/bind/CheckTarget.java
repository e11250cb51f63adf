package dev.assay.suite.bind;

import dev.assay.check.Arguments;
import dev.assay.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item's type is about: a table and columns, once a check.
 *
 * @param table the checked table; null for a type of no table
 * @param checks at least one
 */
record CheckTarget(@Nullable TableName table, List<One> checks) {

    /**
     * One check.
     *
     * @param columns its columns; empty where it is about none
     */
    record One(List<String> columns, Arguments arguments) {}
}
