package dev.assay.suite;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code sample:}: what reports may have of the values of rows. Classified columns are masked whatever it says.
 *
 * @param rows whether any value of a row may stand in a report, be it in a sample, a message or a measured value
 * @param columns the only columns that may be read for samples; empty: those that tell rows apart and that the check is about
 * @param unclassified whether values of columns that nobody classified may stand there; null where the connection decides
 * @param mask how values are masked that may not; null where nothing is said of samples at all. Then rows of which no value may be shown are
 *     not worth reading
 */
public record SamplePolicy(
        boolean rows,
        List<String> columns,
        @Nullable Boolean unclassified,
        @Nullable Mask mask) {

    /** {@code sample: none}. */
    public static final SamplePolicy NOTHING = new SamplePolicy(false, List.of());

    /** {@code sample: rows}. */
    public static final SamplePolicy ROWS = new SamplePolicy(true, List.of());

    /** How a value is masked. */
    public enum Mask {
        /** Nothing of it is told. */
        FULL,
        /** Equal values look equal within a run. */
        HASH,
        /** Its first and its last letter are told, if it has eight or more. */
        PARTIAL
    }

    public SamplePolicy {
        columns = List.copyOf(columns);
    }

    /** What a check says, which leaves masks to the connection. */
    public SamplePolicy(boolean rows, List<String> columns) {
        this(rows, columns, null, null);
    }

    /**
     * What holds for a check: what it says itself, unless this says that nothing may stand in reports.
     *
     * @param said what the check says; null where it says nothing
     */
    public SamplePolicy of(@Nullable SamplePolicy said) {
        return said == null || !rows ? this : new SamplePolicy(said.rows, said.columns, unclassified, masking());
    }

    /** Whether it leaves none of these columns out. Without a name, whether it leaves out none at all. */
    public boolean takes(Collection<String> named) {
        return rows && (columns.isEmpty() || (!named.isEmpty() && columns.containsAll(named)));
    }

    /** Whether values of columns that nobody classified may stand in reports. */
    public boolean showsUnclassified() {
        return rows && Boolean.TRUE.equals(unclassified);
    }

    /** How values are masked. */
    public Mask masking() {
        return Objects.requireNonNullElse(mask, Mask.HASH);
    }
}
