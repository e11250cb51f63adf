package dev.assay.suite;

import java.util.Collection;
import java.util.List;

/**
 * {@code sample:}: what may be shown of failing rows.
 *
 * @param rows whether anything may be shown at all
 * @param columns the only columns that may be read and shown; empty: those that tell rows apart and that the check is about
 */
public record SamplePolicy(boolean rows, List<String> columns) {

    /** {@code sample: none}. */
    public static final SamplePolicy NOTHING = new SamplePolicy(false, List.of());

    /** {@code sample: rows}. */
    public static final SamplePolicy ROWS = new SamplePolicy(true, List.of());

    public SamplePolicy {
        columns = List.copyOf(columns);
    }

    /** Whether values of all these columns may be shown. Without a name, whether those of any column may. */
    public boolean shows(Collection<String> named) {
        return rows && (columns.isEmpty() || (!named.isEmpty() && columns.containsAll(named)));
    }
}
