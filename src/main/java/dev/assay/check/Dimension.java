package dev.assay.check;

import java.util.Locale;
import org.apiguardian.api.API;

/** The quality dimensions of the Open Data Contract Standard 3.1 ({@code quality.dimension}). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Dimension {
    /** Values agree with the world they describe. */
    ACCURACY,
    /** Values that are needed are there. */
    COMPLETENESS,
    /** Values have the agreed form, and tables the agreed structure. */
    CONFORMITY,
    /** Values agree with each other, within a row, a table or between tables. */
    CONSISTENCY,
    /** The table has all the rows that it should have. */
    COVERAGE,
    /** Data is there when it is needed. */
    TIMELINESS,
    /** Each thing is recorded once. */
    UNIQUENESS;

    /** {@return the name as ODCS writes it: {@code completeness}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
