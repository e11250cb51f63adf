package dev.assay.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row: its values in the order of its table's columns. */
record Row(List<@Nullable Cell> cells) {

    @Nullable
    Cell get(Column column) {
        return cells.get(column.index());
    }

    List<@Nullable Cell> get(List<Column> columns) {
        List<@Nullable Cell> key = new ArrayList<>();
        columns.forEach(column -> key.add(get(column)));
        return Collections.unmodifiableList(key);
    }

    boolean lacks(Column column) {
        return get(column) == null;
    }

    boolean lacksAny(List<Column> columns) {
        return columns.stream().anyMatch(this::lacks);
    }
}
