package dev.assay.oracle;

/** What a rule finds, before a check's thresholds are held against it. */
sealed interface Finding {

    /**
     * How many of those examined break the rule.
     *
     * @param spoken how many could break it; where there are none, nothing was examined
     */
    record Counts(long failing, long examined, long spoken) implements Finding {

        Counts(long failing, long examined) {
            this(failing, examined, examined);
        }
    }

    /**
     * A value was held against its own bounds.
     *
     * @param stands whether it does so where the check's own table has no rows
     */
    record Judged(Level level, boolean stands) implements Finding {

        Judged(Level level) {
            this(level, false);
        }
    }

    /**
     * There is nothing to examine or to measure: on_empty decides.
     *
     * @param own how it ends where on_empty says nothing
     */
    record Nothing(Level own) implements Finding {}

    /** It cannot be checked, as the documents say. */
    record Broken() implements Finding {}

    Finding NOTHING = new Nothing(Level.FAILED);

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
