package dev.assay.suite;

import java.util.List;

/**
 * {@code sample:}: what may be shown of failing rows.
 *
 * @param rows whether anything may be shown at all
 * @param columns the only columns that may be read and shown; empty: those that tell rows apart and that the check is about
 */
public record Shown(boolean rows, List<String> columns) {

    /** {@code sample: none}. */
    public static final Shown NOTHING = new Shown(false, List.of());

    /** {@code sample: rows}. */
    public static final Shown ROWS = new Shown(true, List.of());

    public Shown {
        columns = List.copyOf(columns);
    }
}
