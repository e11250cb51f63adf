package dev.assay.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by their keys. */
final class Keys {

    private Keys() {}

    /** The rows of each key; a null is like any other. */
    static Map<List<@Nullable Cell>, List<Row>> grouped(List<Row> rows, List<Column> key) {
        Map<List<@Nullable Cell>, List<Row>> groups = new TreeMap<>(Cell.BY_VALUES);
        rows.forEach(row ->
                groups.computeIfAbsent(row.get(key), any -> new ArrayList<>()).add(row));
        return groups;
    }

    /** How many rows of the scope must go until each key is there once. */
    static long surplus(Scope scope, List<Column> key, boolean nullsAreEqual) {
        long surplus = 0;
        for (List<Row> same : grouped(scope.all(), key).values()) {
            if (nullsAreEqual || !same.get(0).lacksAny(key)) {
                long fresh = same.stream().filter(scope.rows()::contains).count();
                surplus += Math.min(fresh, same.size() - 1L);
            }
        }
        return surplus;
    }
}
