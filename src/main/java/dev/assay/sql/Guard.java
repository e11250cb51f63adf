package dev.assay.sql;

import org.jspecify.annotations.Nullable;

/** Reads the SQL of suites' authors and lets through only what reads and does nothing else. */
public final class Guard {

    private Guard() {}

    /** Gives the value of a variable in SQL. */
    @FunctionalInterface
    public interface Variables {

        /**
         * The value of {@code ${name}} or {@code ${name:-fallback}}.
         *
         * @return a String, BigDecimal, Boolean or Instant, or null where the variable has no value and no fallback
         */
        @Nullable
        Object value(String name, @Nullable String fallback);
    }

    /**
     * Reads a condition, as {@code filter:} has it.
     *
     * @throws FragmentException where it does not parse or may do more than read
     */
    public static Fragment expression(String text, Variables variables) throws FragmentException {
        throw new FragmentException("not written: " + text + variables, -1);
    }

    /**
     * Reads one query, as {@code failed_rows_sql} has it.
     *
     * @throws FragmentException where it is not exactly one SELECT, or may do more than read
     */
    public static Fragment query(String text, Variables variables) throws FragmentException {
        throw new FragmentException("not written: " + text + variables, -1);
    }
}
