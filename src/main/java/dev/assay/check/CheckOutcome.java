package dev.assay.check;

import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The outcome of a check, before thresholds are applied. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface CheckOutcome {

    /** {@return the measured values by name, for results and reports; each is Long, BigDecimal, String or Boolean} */
    Map<String, Object> measured();

    /** {@return the measures whose rows show what is wrong, the most telling one first} */
    List<Measure<?>> evidence();

    /**
     * Failing rows among examined rows; {@code fail_above}, {@code warn_above} and {@code on_empty} decide.
     *
     * @param failing the number of rows, or of whatever the type counts ({@link Spec#unit}), that break the rule
     * @param examined the number of examined rows, after filters and window, nulls included
     * @param rule the broken rule as it follows "412 of 12,480 rows ", such as {@code "have no tailnum"}; its verb
     *     agrees with {@code failing} ({@link Text#with}); it names no value of a row, because the history keeps it
     * @param evidence the measures whose rows show what is wrong, the most telling one first
     * @param measured the measured values by name, for results and reports; each is Long, BigDecimal, String or Boolean
     * @param spoken the rows to which the rule applies; null if it applies to every row
     * @param held the sentence about a table without failing rows, such as {@code "No row differs from orders_archive."};
     *     null for the usual one
     * @param doubt the sentence that makes a warning of a pass, such as {@code "60 of 100 rows were left out."}; null if nothing does
     */
    record Rows(
            long failing,
            ExaminedCount examined,
            String rule,
            List<Measure<?>> evidence,
            Map<String, Object> measured,
            @Nullable Spoken spoken,
            @Nullable String held,
            @Nullable String doubt)
            implements CheckOutcome {

        /**
         * Refuses a negative count, which would pass every threshold.
         *
         * @param failing the number of rows that break the rule
         * @param examined the number of examined rows
         * @param rule the broken rule as it follows the number of rows
         * @param evidence the measures whose rows show what is wrong
         * @param measured the measured values by name
         * @param spoken the rows to which the rule applies; null if it applies to every row
         * @param held the sentence about a table without failing rows; null for the usual one
         * @param doubt the sentence that makes a warning of a pass; null if nothing does
         * @throws IllegalArgumentException if {@code failing} is negative
         */
        public Rows {
            notBelowZero(failing, "failing");
            Objects.requireNonNull(rule, "rule");
        }

        /**
         * Creates an outcome that is told in the usual sentence if no row fails.
         *
         * @param failing the number of rows that break the rule
         * @param examined the number of examined rows
         * @param rule the broken rule as it follows the number of rows
         * @param evidence the measures whose rows show what is wrong
         * @param measured the measured values by name
         * @param spoken the rows to which the rule applies; null if it applies to every row
         */
        public Rows(
                long failing,
                ExaminedCount examined,
                String rule,
                List<Measure<?>> evidence,
                Map<String, Object> measured,
                @Nullable Spoken spoken) {
            this(failing, examined, rule, evidence, measured, spoken, null, null);
        }

        /**
         * Creates an outcome of a rule that applies to every row.
         *
         * @param failing the number of rows that break the rule
         * @param examined the number of examined rows
         * @param rule the broken rule as it follows the number of rows
         * @param evidence the measures whose rows show what is wrong
         * @param measured the measured values by name
         */
        public Rows(
                long failing,
                ExaminedCount examined,
                String rule,
                List<Measure<?>> evidence,
                Map<String, Object> measured) {
            this(failing, examined, rule, evidence, measured, null, null, null);
        }
    }

    /**
     * The rows to which a rule applies, which are the rows that could break it. If there are none, nothing was
     * examined, however many other rows exist.
     *
     * @param rows the number of rows to which the rule applies
     * @param all the number of all rows
     * @param needed what these rows have and the others lack, such as {@code a value in at}, or the condition that they
     *     meet
     * @param met whether {@code needed} is a condition
     */
    record Spoken(ExaminedCount rows, ExaminedCount all, String needed, boolean met) {

        /**
         * {@return the rows that have something that other rows lack}
         *
         * @param rows the number of these rows
         * @param all the number of all rows
         * @param needed what these rows have, such as {@code a value in at}
         */
        public static Spoken having(ExaminedCount rows, ExaminedCount all, String needed) {
            return new Spoken(rows, all, needed, false);
        }

        /**
         * {@return the rows that meet a condition}
         *
         * @param rows the number of these rows
         * @param all the number of all rows
         * @param condition the condition that these rows meet
         */
        public static Spoken meeting(ExaminedCount rows, ExaminedCount all, String condition) {
            return new Spoken(rows, all, condition, true);
        }

        /**
         * {@return the sentence for a rule that applies to no row: {@code None of 12 rows has a value in at, so there
         * was nothing to judge.}}
         */
        public String none() {
            Long counted = all.counted();
            String has = met ? " meets " : " has ";
            String lacks = met ? " does not meet " : " does not have ";
            return (counted == null
                            ? "No row" + has
                            : counted == 1 ? "The only row" + lacks : "None of " + Text.count(counted, "row") + has)
                    + needed + ", so there was nothing to judge.";
        }

        /**
         * {@return the sentence about the rows that were left out: {@code 3 rows without a value in at were left out.}}
         *
         * @param rows the number of rows that were left out
         */
        public String leftOut(long rows) {
            return Text.count(rows, "row") + (met ? " that do not meet " : " without ") + needed
                    + Text.with(rows, " was", " were") + " left out.";
        }
    }

    /**
     * Failing rows without a count of examined rows; {@code fail_above} and {@code warn_above} decide, as numbers of
     * rows.
     *
     * @param failing the number of rows that break the rule
     * @param evidence the measures whose rows show what is wrong
     * @param measured the measured values by name
     */
    record Found(long failing, List<Measure<?>> evidence, Map<String, Object> measured) implements CheckOutcome {

        /**
         * Refuses a negative count, which would pass every threshold.
         *
         * @param failing the number of rows that break the rule
         * @param evidence the measures whose rows show what is wrong
         * @param measured the measured values by name
         * @throws IllegalArgumentException if {@code failing} is negative
         */
        public Found {
            notBelowZero(failing, "failing");
        }
    }

    /**
     * Deviations of the catalogue from the check's declaration; {@code fail_above} and {@code warn_above} decide, as
     * numbers of deviations.
     *
     * @param deviations the number of deviations, such as missing columns or columns of another type
     * @param message a sentence that a stakeholder understands, without the code
     */
    record Deviations(long deviations, String message) implements CheckOutcome {

        /**
         * Refuses a negative count, which would pass every threshold.
         *
         * @param deviations the number of deviations
         * @param message a sentence that a stakeholder understands
         * @throws IllegalArgumentException if {@code deviations} is negative
         */
        public Deviations {
            notBelowZero(deviations, "deviations");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public Map<String, Object> measured() {
            return Map.of("deviations", deviations);
        }

        @Override
        public List<Measure<?>> evidence() {
            return List.of();
        }
    }

    /**
     * A verdict that the type itself reached.
     *
     * @param level passed, warned or failed
     * @param code the code of the result, such as {@link FailureCode#DATA_STALE}; ignored if the check passed
     * @param message a sentence that a stakeholder understands, without the code
     * @param evidence the measures whose rows show what is wrong
     * @param measured the measured values by name
     * @param limits the bounds that were applied, by parameter name
     * @param nothing whether there were no rows, so that {@code on_empty} decides if the author set it
     * @param unquoted what readers get who may see no value of the rows; null if nothing here is one
     */
    record Verdict(
            Level level,
            FailureCode code,
            String message,
            List<Measure<?>> evidence,
            Map<String, Object> measured,
            Map<String, Object> limits,
            boolean nothing,
            @Nullable Unquoted unquoted)
            implements CheckOutcome {

        /**
         * A verdict without values of rows.
         *
         * @param message the sentence, with {@value #VALUE} in the place of each value
         * @param measured the measured values by name, without those of rows
         */
        public record Unquoted(String message, Map<String, Object> measured) {

            /** What stands in a message in the place of a value. */
            public static final String VALUE = "a value that is not shown";
        }

        /**
         * Refuses a verdict without level, code or message.
         *
         * @param level passed, warned or failed
         * @param code the code of the result
         * @param message a sentence that a stakeholder understands
         * @param evidence the measures whose rows show what is wrong
         * @param measured the measured values by name
         * @param limits the bounds that were applied, by parameter name
         * @param nothing whether there were no rows
         * @param unquoted what readers get who may see no value of the rows
         */
        public Verdict {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }

        /**
         * Creates a verdict on rows that exist.
         *
         * @param level passed, warned or failed
         * @param code the code of the result; ignored if the check passed
         * @param message a sentence that a stakeholder understands, without the code
         * @param evidence the measures whose rows show what is wrong
         * @param measured the measured values by name
         * @param limits the bounds that were applied, by parameter name
         */
        public Verdict(
                Level level,
                FailureCode code,
                String message,
                List<Measure<?>> evidence,
                Map<String, Object> measured,
                Map<String, Object> limits) {
            this(level, code, message, evidence, measured, limits, false, null);
        }

        /**
         * Creates a verdict that quotes no row.
         *
         * @param level passed, warned or failed
         * @param code the code of the result; ignored if the check passed
         * @param message a sentence that a stakeholder understands, without the code
         * @param evidence the measures whose rows show what is wrong
         * @param measured the measured values by name
         * @param limits the bounds that were applied, by parameter name
         * @param nothing whether there were no rows
         */
        public Verdict(
                Level level,
                FailureCode code,
                String message,
                List<Measure<?>> evidence,
                Map<String, Object> measured,
                Map<String, Object> limits,
                boolean nothing) {
            this(level, code, message, evidence, measured, limits, nothing, null);
        }

        /**
         * {@return the same verdict, with what readers get who may see no value of the rows}
         *
         * @param told the sentence, with {@link Unquoted#VALUE} in the place of each value
         * @param values the measured values by name, without those of rows
         */
        public Verdict unquoted(String told, Map<String, Object> values) {
            return new Verdict(level, code, message, evidence, measured, limits, nothing, new Unquoted(told, values));
        }

        /** {@return the verdict for readers who may see no value of the rows} */
        public Verdict withoutValues() {
            return unquoted == null
                    ? this
                    : new Verdict(level, code, unquoted.message, evidence, unquoted.measured, limits, nothing, null);
        }
    }

    /** Refuses a negative count, which would pass every threshold. */
    private static void notBelowZero(long count, String name) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " is " + count);
        }
    }

    /** The level of a verdict. */
    enum Level {
        /** The rule holds. */
        PASSED,
        /** A bound for warnings is crossed. */
        WARNED,
        /** The rule is broken. */
        FAILED
    }
}
