package dev.assay.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are examined, as a check or a table's block says it.
 *
 * @param since the window's first value, of its column
 * @param latest the column whose highest value rows must have
 * @param always whether a table's window is switched off
 * @param whole whether a table's partition is switched off
 */
record Reach(
        @Nullable Condition filter,
        @Nullable Column window,
        @Nullable Cell since,
        @Nullable Column latest,
        boolean always,
        boolean whole) {

    static final Reach ALL = new Reach(null, null, null, null, false, false);

    /** What it is in the block of a table: filters hold together, and of the others the check's own counts. */
    Reach within(Reach block, boolean isWindowed) {
        boolean takes = isWindowed && window == null && !always;
        return new Reach(
                filter == null ? block.filter : block.filter == null ? filter : block.filter.and(filter),
                takes ? block.window : window,
                takes ? block.since : since,
                latest == null && !whole ? block.latest : latest,
                false,
                false);
    }

    Scope scope(List<Row> table) {
        List<Row> all = newest(table).stream()
                .filter(row -> filter == null || filter.holds(row))
                .toList();
        return new Scope(window == null ? all : all.stream().filter(this::isNew).toList(), all);
    }

    /** The rows with the highest value of all rows, whatever the filter; a null is none. */
    private List<Row> newest(List<Row> table) {
        Column column = latest;
        if (column == null) {
            return table;
        }
        Cell highest = Values.of(table, column).max(Cell::compare).orElse(null);
        return highest == null
                ? List.of()
                : table.stream().filter(row -> highest.same(row.get(column))).toList();
    }

    private boolean isNew(Row row) {
        Cell at = window == null ? null : row.get(window);
        return at != null && Cell.compare(at, since) >= 0;
    }

    /** As a suite has it. */
    Map<String, Object> yaml() {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (filter != null) {
            keys.put("filter", filter.sql());
        }
        if (window != null && since != null) {
            keys.put("window", Map.of("column", window.name(), "since", begin(since)));
        } else if (always) {
            keys.put("window", "none");
        }
        if (latest != null) {
            keys.put("partition", Map.of("latest", latest.name()));
        } else if (whole) {
            keys.put("partition", "all");
        }
        return keys;
    }

    private static Object begin(Cell since) {
        return since.yaml() instanceof String text
                ? text.replace(" ", "T").replaceFirst("(T.*[+-]\\d\\d)$", "$1:00")
                : since.yaml();
    }
}
