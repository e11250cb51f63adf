package dev.assay.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The common keys of a check that bear on its verdict.
 *
 * @param own which rows the check itself says are examined
 * @param reach which are, its table's block considered
 * @param failAbove a whole number, a share such as {@code 5%}, or {@code never}
 */
record Common(
        Reach own,
        Reach reach,
        List<Column> groupBy,
        @Nullable String onEmpty,
        @Nullable Object failAbove,
        @Nullable Object warnAbove) {

    Common limited(@Nullable Object fail, @Nullable Object warn) {
        return new Common(own, reach, groupBy, onEmpty, fail, warn);
    }

    Scope scope(List<Row> rows) {
        return reach.scope(rows);
    }

    /** The rows of each group. */
    Map<List<@Nullable Cell>, Scope> groups(Scope scope) {
        Map<List<@Nullable Cell>, List<Row>> rows = grouped(scope.rows());
        Map<List<@Nullable Cell>, List<Row>> all = grouped(scope.all());
        Map<List<@Nullable Cell>, Scope> groups = new TreeMap<>(Cell.BY_VALUES);
        rows.forEach((key, members) -> groups.put(key, new Scope(members, all.getOrDefault(key, List.of()))));
        return groups;
    }

    private Map<List<@Nullable Cell>, List<Row>> grouped(List<Row> rows) {
        return Keys.grouped(rows, groupBy);
    }

    /** As an item of a suite has them. */
    Map<String, Object> yaml() {
        Map<String, Object> keys = new LinkedHashMap<>(own.yaml());
        if (!groupBy.isEmpty()) {
            keys.put("group_by", new ArrayList<>(Column.names(groupBy)));
        }
        put(keys, "on_empty", onEmpty);
        put(keys, "fail_above", failAbove);
        put(keys, "warn_above", warnAbove);
        return keys;
    }

    private static void put(Map<String, Object> keys, String key, @Nullable Object value) {
        if (value != null) {
            keys.put(key, value);
        }
    }
}
