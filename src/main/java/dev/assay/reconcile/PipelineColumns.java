package dev.assay.reconcile;

import dev.assay.check.Arguments;
import dev.assay.database.Database;
import dev.assay.database.TableInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the columns that a pipeline adds to a copy. What the check names goes before what the pipeline is known to write.
 *
 * @param changedBy the id of the transaction that changed the row last; null if there is none, as the others
 * @param position where the change stands in the source's log
 * @param syncedAt when the change was read or applied
 * @param deleted whether the row is deleted
 * @param unavailable the text in place of a value that was not sent
 */
record PipelineColumns(
        @Nullable String changedBy,
        @Nullable String position,
        @Nullable String syncedAt,
        @Nullable String deleted,
        @Nullable String unavailable) {

    /** Debezium with ExtractNewRecordState, {@code delete.tombstone.handling.mode=rewrite} and {@code add.fields=lsn,txId}. */
    private static final PipelineColumns DEBEZIUM =
            new PipelineColumns("__txId", "__lsn", null, "__deleted", "__debezium_unavailable_value");

    private static final PipelineColumns NONE = new PipelineColumns(null, null, null, null, null);

    static PipelineColumns of(Arguments arguments) {
        PipelineColumns known = arguments.has("pipeline") ? DEBEZIUM : NONE;
        return new PipelineColumns(
                named(arguments, "changed_by", known.changedBy()),
                named(arguments, "position", known.position()),
                named(arguments, "synced_at", known.syncedAt()),
                named(arguments, "deleted", known.deleted()),
                named(arguments, "unavailable", known.unavailable()));
    }

    private static @Nullable String named(Arguments arguments, String parameter, @Nullable String known) {
        return arguments.has(parameter) ? arguments.text(parameter) : known;
    }

    /** What a changelog lacks to be compared. */
    List<String> missingInChangelog() {
        List<String> missing = new ArrayList<>();
        if (changedBy == null) {
            missing.add("changed_by");
        }
        if (position == null) {
            missing.add("position");
        }
        if (deleted == null) {
            missing.add("deleted");
        }
        return missing;
    }

    /**
     * The columns of a table.
     *
     * @param filter which rows are compared; null for all
     */
    Changes changes(Database database, TableInfo table, @Nullable AuthorSql filter) {
        return Changes.of(database, table, changedBy, position, syncedAt, deleted, unavailable, filter);
    }
}
