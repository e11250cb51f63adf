package dev.assay.oracle;

/** Which common keys a type takes, and what its results count. */
enum Shape {
    /** Rows, one by one. */
    ROWS(true, true, true, true),
    /** Rows, one by one, of a type that has no groups. */
    ROWS_ALONE(true, true, false, true),
    /** Rows or keys that are seen together. */
    TOGETHER(true, true, false, true),
    /** A value with bounds of its own. */
    VALUE(true, false, true, false),
    /** A value with bounds of its own, of a type that has no groups. */
    VALUE_ALONE(true, false, false, false),
    /** What holds or does not. */
    HOLDS(true, false, true, false),
    /** What holds or does not, of a type that has no groups. */
    HOLDS_ALONE(true, false, false, false),
    /** What the catalogue answers, counted by deviations. */
    CATALOGUE(false, false, false, true),
    /** Rows that a query of the author's returns. */
    QUERY(false, false, false, true),
    /** A value that a query of the author's returns. */
    METRIC(false, false, false, false);

    private final boolean filtered;
    private final boolean windowed;
    private final boolean grouped;
    private final boolean counting;

    Shape(boolean filtered, boolean windowed, boolean grouped, boolean counting) {
        this.filtered = filtered;
        this.windowed = windowed;
        this.grouped = grouped;
        this.counting = counting;
    }

    boolean isFiltered() {
        return filtered;
    }

    boolean isWindowed() {
        return windowed;
    }

    boolean isGrouped() {
        return grouped;
    }

    /** Whether it tells how many fail. */
    boolean isCounting() {
        return counting;
    }

    /** Whether it tells of how many. */
    boolean tellsExamined() {
        return counting && this != QUERY && this != CATALOGUE;
    }

    /** Whether it holds or does not. */
    boolean isEither() {
        return this == HOLDS || this == HOLDS_ALONE;
    }

    /** Whether it names the one table that it is about. */
    boolean isOfTable() {
        return this != QUERY && this != METRIC;
    }

    /** Whether it is about the rows of one table that filters choose. */
    boolean isOfRows() {
        return isOfTable() && this != CATALOGUE;
    }
}
