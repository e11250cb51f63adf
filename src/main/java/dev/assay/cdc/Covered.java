package dev.assay.cdc;

import dev.assay.sql.TableName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a publication has of a table, or of a partition that holds rows of one.
 *
 * @param wanted the index of what was asked for
 * @param table the table; null if there is none
 * @param kind r: a table, p: a partitioned one, v: a view, m: a materialized view, f: a foreign table
 * @param leaf the table itself, or the partition
 * @param leafKind the same of the partition
 * @param filter the condition on the rows that are sent; null: all are
 * @param toast whether it keeps long values apart, which are not sent where they did not change
 * @param identity what tells the old row: d the primary key, i an index, f all columns, n nothing
 * @param identified whether that has any column
 * @param unsent the columns that are not sent
 * @param uncovered those of the identity among them
 */
record Covered(
        int wanted,
        @Nullable TableName table,
        String kind,
        TableName leaf,
        String leafKind,
        boolean unlogged,
        boolean published,
        @Nullable String filter,
        boolean toast,
        String identity,
        boolean identified,
        List<String> unsent,
        List<String> uncovered) {

    /** Reads a row of {@link dev.assay.sql.Replication#coverage}. */
    static Covered read(List<@Nullable Object> row) {
        TableName table = row.get(2) == null ? null : name(row.get(1), row.get(2));
        return new Covered(
                Integer.parseInt(String.valueOf(row.get(0))),
                table,
                String.valueOf(row.get(3)),
                name(row.get(4), row.get(5)),
                String.valueOf(row.get(6)),
                "u".equals(row.get(7)),
                Boolean.TRUE.equals(row.get(8)),
                row.get(9) == null ? null : String.valueOf(row.get(9)),
                Boolean.TRUE.equals(row.get(10)),
                String.valueOf(row.get(11)),
                Boolean.TRUE.equals(row.get(12)),
                names(row.get(13)),
                names(row.get(14)));
    }

    private static TableName name(@Nullable Object schema, @Nullable Object name) {
        return new TableName(String.valueOf(schema), String.valueOf(name));
    }

    private static List<String> names(@Nullable Object joined) {
        return joined == null ? List.of() : List.of(String.valueOf(joined).split(","));
    }

    /** Whether it is partitioned and has no partition yet, of which the publication could tell anything. */
    boolean isWithoutPartitions() {
        return leafKind.equals("p");
    }

    /** The name in messages: {@code app.events_2025 of app.events}. */
    String named() {
        return leaf.equals(table) ? leaf.toString() : leaf + " of " + Objects.requireNonNull(table);
    }
}
