package dev.assay.oracle;

/** What a rule finds, before a check's thresholds are held against it. */
sealed interface Finding {

    /**
     * How many of those examined break the rule.
     *
     * @param leftOut how many rows it leaves out, which are not examined
     */
    record Counts(long failing, long examined, long leftOut) implements Finding {

        Counts(long failing, long examined) {
            this(failing, examined, 0);
        }
    }

    /** A value was held against its own bounds. */
    record Judged(Level level) implements Finding {}

    /** There is nothing to examine or to measure: on_empty decides. */
    record Nothing() implements Finding {}

    /** It cannot be checked, as the documents say. */
    record Broken() implements Finding {}

    Finding NOTHING = new Nothing();

    static Finding holds(boolean holds) {
        return new Judged(holds ? Level.PASSED : Level.FAILED);
    }

    /** How a value stands to its bounds. */
    enum Level {
        PASSED,
        WARNED,
        FAILED,
        BROKEN
    }
}
