package dev.assay.suite;

import java.time.Duration;

/**
 * {@code window:}: only the rows that came since are examined.
 *
 * @param column the column that says when a row came, as written; it grows with new rows
 * @param since from where on, inclusive
 */
public record Window(String column, Since since) {

    /** Where a window begins. */
    public sealed interface Since {

        /** So long before the run's clock: {@code 24h}. */
        record Age(Duration age) implements Since {}

        /**
         * A value of the column.
         *
         * @param value a String: a date or a time as ISO 8601 has it, with a blank in the T's place where the author wrote one, or
         *     a BigDecimal
         */
        record Value(Object value) implements Since {}

        /** The highest value that the last run saw of the check that passed; of all rows where there was none. */
        record LastRun() implements Since {}
    }
}
