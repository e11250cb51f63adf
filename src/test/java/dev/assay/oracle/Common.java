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
 * @param failAbove a whole number, a share such as {@code 5%}, or {@code never}
 * @param since the window's first value, of its column
 */
record Common(
        @Nullable Condition filter,
        @Nullable Column window,
        @Nullable Cell since,
        List<Column> groupBy,
        @Nullable String onEmpty,
        @Nullable Object failAbove,
        @Nullable Object warnAbove) {

    Common limited(@Nullable Object fail, @Nullable Object warn) {
        return new Common(filter, window, since, groupBy, onEmpty, fail, warn);
    }

    Scope scope(List<Row> rows) {
        List<Row> all =
                filter == null ? rows : rows.stream().filter(filter::holds).toList();
        return new Scope(window == null ? all : all.stream().filter(this::isNew).toList(), all);
    }

    private boolean isNew(Row row) {
        Cell at = window == null ? null : row.get(window);
        return at != null && Cell.compare(at, since) >= 0;
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
        Map<String, Object> keys = new LinkedHashMap<>();
        if (filter != null) {
            keys.put("filter", filter.sql());
        }
        if (window != null && since != null) {
            keys.put("window", Map.of("column", window.name(), "since", begin(since)));
        }
        if (!groupBy.isEmpty()) {
            keys.put("group_by", new ArrayList<>(Column.names(groupBy)));
        }
        put(keys, "on_empty", onEmpty);
        put(keys, "fail_above", failAbove);
        put(keys, "warn_above", warnAbove);
        return keys;
    }

    private static Object begin(Cell since) {
        return since.yaml() instanceof String text
                ? text.replace(" ", "T").replaceFirst("(T.*[+-]\\d\\d)$", "$1:00")
                : since.yaml();
    }

    private static void put(Map<String, Object> keys, String key, @Nullable Object value) {
        if (value != null) {
            keys.put(key, value);
        }
    }
}
