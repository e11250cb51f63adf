package dev.assay.check;

import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a check found, before thresholds. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface CheckOutcome {

    /** What was measured, by name, for results and reports; values are Long, BigDecimal, String or Boolean. */
    Map<String, Object> measured();

    /** The measures whose rows show what is wrong, the most telling first. */
    List<Measure<?>> evidence();

    /**
     * Rows were examined and some may break the rule; {@code fail_above}, {@code warn_above} and {@code on_empty} decide.
     *
     * @param failing rows that break the rule, or whatever else the type counts ({@link Spec#unit})
     * @param examined how many were examined, after filters and window, nulls included
     * @param rule the rule broken, to stand behind "412 of 12,480 rows ", such as {@code "have no tailnum"}; the verb agrees with
     *     {@code failing} ({@link Text#with})
     * @param spoken the rows that the rule speaks of; null where it speaks of every row
     */
    record Rows(
            long failing,
            ExaminedCount examined,
            String rule,
            List<Measure<?>> evidence,
            Map<String, Object> measured,
            @Nullable Spoken spoken)
            implements CheckOutcome {

        public Rows {
            notBelowZero(failing, "failing");
            Objects.requireNonNull(rule, "rule");
        }

        /** Rows each of which the rule speaks of. */
        public Rows(
                long failing,
                ExaminedCount examined,
                String rule,
                List<Measure<?>> evidence,
                Map<String, Object> measured) {
            this(failing, examined, rule, evidence, measured, null);
        }
    }

    /**
     * The rows that a rule speaks of: those that could break it. Where there are none, nothing was examined, however many other rows there
     * are.
     *
     * @param rows how many they are
     * @param all how many rows there are with the others
     * @param needed what they have and the others lack, such as {@code a value in at}; a condition that they meet
     * @param met whether that is a condition
     */
    record Spoken(ExaminedCount rows, ExaminedCount all, String needed, boolean met) {

        /** Rows that have something which others lack. */
        public static Spoken having(ExaminedCount rows, ExaminedCount all, String needed) {
            return new Spoken(rows, all, needed, false);
        }

        /** Rows that meet a condition. */
        public static Spoken meeting(ExaminedCount rows, ExaminedCount all, String condition) {
            return new Spoken(rows, all, condition, true);
        }

        /** {@code None of 12 rows has a value in at, so there was nothing to judge.} */
        public String none() {
            Long counted = all.counted();
            String has = met ? " meets " : " has ";
            String lacks = met ? " does not meet " : " does not have ";
            return (counted == null
                            ? "No row" + has
                            : counted == 1 ? "The only row" + lacks : "None of " + Text.count(counted, "row") + has)
                    + needed + ", so there was nothing to judge.";
        }

        /** {@code 3 rows without a value in at were left out.} */
        public String leftOut(long rows) {
            return Text.count(rows, "row") + (met ? " that do not meet " : " without ") + needed
                    + Text.with(rows, " was", " were") + " left out.";
        }
    }

    /**
     * Rows that break a rule were counted, without a count of those examined; {@code fail_above} and {@code warn_above}
     * decide, as numbers of rows.
     *
     * @param failing rows that break the rule
     */
    record Found(long failing, List<Measure<?>> evidence, Map<String, Object> measured) implements CheckOutcome {

        public Found {
            notBelowZero(failing, "failing");
        }
    }

    /**
     * The catalogue was held against what the check declares; {@code fail_above} and {@code warn_above} decide, as numbers of
     * deviations.
     *
     * @param deviations how many there are: columns that are missing, of another type, …
     * @param message a sentence that a stakeholder understands, without the code
     */
    record Deviations(long deviations, String message) implements CheckOutcome {

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
     * The type itself decided.
     *
     * @param level passed, warned or failed
     * @param code the code of the result, such as {@link FailureCode#DATA_STALE}; of no account where it passed
     * @param message a sentence that a stakeholder understands, without the code
     * @param limits the bounds it was held against, by parameter name
     * @param nothing whether there were no rows, so that {@code on_empty} decides where the author wrote it
     */
    record Verdict(
            Level level,
            FailureCode code,
            String message,
            List<Measure<?>> evidence,
            Map<String, Object> measured,
            Map<String, Object> limits,
            boolean nothing)
            implements CheckOutcome {

        public Verdict {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }

        /** A verdict on something that was there. */
        public Verdict(
                Level level,
                FailureCode code,
                String message,
                List<Measure<?>> evidence,
                Map<String, Object> measured,
                Map<String, Object> limits) {
            this(level, code, message, evidence, measured, limits, false);
        }
    }

    /** What a type counts is at least 0: a negative number would pass every threshold. */
    private static void notBelowZero(long count, String name) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " is " + count);
        }
    }

    /** How a verdict ends. */
    enum Level {
        PASSED,
        WARNED,
        FAILED
    }
}
