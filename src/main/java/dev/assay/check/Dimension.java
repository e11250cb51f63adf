package dev.assay.check;

import java.util.Locale;

/** The quality dimensions of the Open Data Contract Standard 3.1 ({@code quality.dimension}). */
public enum Dimension {
    ACCURACY,
    COMPLETENESS,
    CONFORMITY,
    CONSISTENCY,
    COVERAGE,
    TIMELINESS,
    UNIQUENESS;

    /** As ODCS writes it: {@code completeness}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
