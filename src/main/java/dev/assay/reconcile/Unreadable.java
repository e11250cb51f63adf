package dev.assay.reconcile;

import dev.assay.database.TableInfo;
import java.util.Optional;

/** Columns whose texts are not those of their values. */
final class Unreadable {

    private Unreadable() {}

    /** Why, and what to do; empty if the texts are the values'. */
    static Optional<String> of(TableInfo table, TableInfo.Column column) {
        if (column.maskedBy() != null) {
            return Optional.of(
                    column.name() + " of " + table.name() + " is under the masking policy " + column.maskedBy()
                            + ", which may show other values than are there: leave it out with except or, where the role sees all of them, say"
                            + " sees: all_rows at the connection");
        }
        TableInfo.Foreign foreign = column.foreign();
        return foreign == null || foreign.cast() == null
                ? Optional.empty()
                : Optional.of(column.name() + " of " + table.name() + " is of a type with a cast of somebody's own, "
                        + foreign.cast() + ": drop the cast, or leave the column out with except");
    }
}
