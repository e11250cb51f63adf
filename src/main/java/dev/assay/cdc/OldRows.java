package dev.assay.cdc;

import dev.assay.check.Text;
import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.reconcile.Reader;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds defaults that old rows never sent: {@code ADD COLUMN … DEFAULT 7} gives the source's rows a 7 without a change, so no event tells
 * the copy, which keeps a null. PostgreSQL tells such defaults until the table is written anew.
 *
 * @param faults receives a phrase for each column whose copy has a null where the source has none
 * @param told receives a sentence for each column of which that cannot be told
 */
record OldRows(List<String> faults, List<String> told) {

    /**
     * A column of the source: {@link dev.assay.sql.Replication#columns}.
     *
     * @param missing the default of older rows; null if there is none, or it cannot be told
     */
    record Own(
            String name,
            boolean generated,
            boolean notNull,
            @Nullable String missing) {

        static Own read(List<@Nullable Object> row) {
            return new Own(
                    String.valueOf(row.get(0)),
                    Boolean.TRUE.equals(row.get(1)),
                    Boolean.TRUE.equals(row.get(2)),
                    row.get(3) == null ? null : String.valueOf(row.get(3)).replaceAll("^\\{|\\}$", ""));
        }
    }

    /**
     * Reads the copy's rows if a column has such a default, in one statement.
     *
     * @param key the source's primary key
     * @param pairs each column of the source with its copy
     */
    void find(
            List<Own> columns,
            List<String> key,
            Map<TableInfo.Column, TableInfo.Column> pairs,
            TableName table,
            Reader copy)
            throws DatabaseException {
        Map<String, String> copies = pairs.entrySet().stream()
                .collect(Collectors.toMap(
                        pair -> pair.getKey().name(), pair -> pair.getValue().name()));
        List<Own> late = columns.stream()
                .filter(column -> column.missing() != null && copies.containsKey(column.name()))
                .toList();
        if (late.isEmpty()) {
            return;
        }
        // a row that tells a deletion has nulls in all columns but the key
        String filled = columns.stream()
                .filter(column -> column.notNull() && column.missing() == null && !column.generated())
                .map(Own::name)
                .filter(name -> copies.containsKey(name) && !key.contains(name))
                .map(copies::get)
                .findFirst()
                .orElse(null);
        List<Long> nulls = filled == null ? List.of() : nulls(late, copies, filled, table, copy);
        for (int i = 0; i < late.size(); i++) {
            judge(late.get(i), nulls.isEmpty() ? null : nulls.get(i));
        }
    }

    private void judge(Own column, @Nullable Long nulls) {
        String had =
                column.name() + " was added with the default " + column.missing() + ", which older rows never sent";
        if (nulls == null || (nulls > 0 && !column.notNull())) {
            told.add("Column " + had + ": "
                    + (nulls == null
                            ? "whether rows of the copy lack it cannot be told, since the source has no other column without nulls"
                            : Text.count(nulls, "row") + " of the copy " + Text.with(nulls, "has", "have")
                                    + " a null there, which may be right")
                    + ".");
        } else if (nulls > 0) {
            faults.add(had + ": " + Text.count(nulls, "row") + " of the copy " + Text.with(nulls, "has", "have")
                    + " a null, the source none");
        }
    }

    private static List<Long> nulls(
            List<Own> late, Map<String, String> copies, String filled, TableName table, Reader copy)
            throws DatabaseException {
        String counts = late.stream()
                .map(column -> "SUM(CASE WHEN t."
                        + Dialect.quoted(Objects.requireNonNull(copies.get(column.name())))
                        + " IS NULL THEN 1 ELSE 0 END)")
                .collect(Collectors.joining(", "));
        List<@Nullable Object> row = copy.rows(new Sql(
                        "SELECT " + counts + " FROM " + Reader.rowsOf(table) + " WHERE t." + Dialect.quoted(filled)
                                + " IS NOT NULL",
                        List.of()))
                .get(0);
        List<Long> nulls = new ArrayList<>();
        row.forEach(count -> nulls.add(count == null ? 0 : new BigDecimal(String.valueOf(count)).longValueExact()));
        return nulls;
    }
}
