package dev.assay.suite.bind;

import dev.assay.check.Arguments;
import dev.assay.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that an item checks, and the columns and arguments of each check that the item stands for.
 *
 * @param table the checked table; null for a type that checks a query
 * @param checks at least one
 */
record CheckTarget(@Nullable TableName table, List<One> checks) {

    /**
     * One check.
     *
     * @param columns the checked columns; empty for a check of the table or of a query
     */
    record One(List<String> columns, Arguments arguments) {}
}
