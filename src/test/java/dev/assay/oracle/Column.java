package dev.assay.oracle;

import java.util.List;

/**
 * A column.
 *
 * @param name its name
 * @param kind its type
 * @param role what it is for, such as {@code id}; empty where it is only there
 * @param index its place in a {@link Row}, which is not the one that the database has
 * @param pool the values that it may have
 */
record Column(String name, Kind kind, String role, int index, List<String> pool) {

    /** Its name in SQL. */
    String quoted() {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
