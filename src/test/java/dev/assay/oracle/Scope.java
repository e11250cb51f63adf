package dev.assay.oracle;

import java.util.List;

/**
 * The rows that a check is about.
 *
 * @param rows those that are examined: what the filter and the window leave
 * @param all those that the filter leaves, in the window or not
 */
record Scope(List<Row> rows, List<Row> all) {

    static Scope of(List<Row> rows) {
        return new Scope(rows, rows);
    }
}
