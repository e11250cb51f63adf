package dev.assay.check;

import java.util.Locale;
import org.apiguardian.api.API;

/** The quality dimensions of the Open Data Contract Standard 3.1 ({@code quality.dimension}). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Dimension {
    ACCURACY,
    COMPLETENESS,
    CONFORMITY,
    CONSISTENCY,
    COVERAGE,
    TIMELINESS,
    UNIQUENESS;

    /** The name as ODCS writes it: {@code completeness}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
