package dev.assay.run;

import dev.assay.check.Evaluator;
import dev.assay.database.RefusalCause;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.result.Evaluation;
import dev.assay.result.FailureCode;
import dev.assay.run.privacy.Discretion;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check whose questions were collected, or that the catalogue shows to be impossible.
 *
 * @param inquiry the questions; null if refused
 * @param rule judges the answers; null if refused, or if two connections are compared
 * @param allRows the rows that could have been examined, per table: {@link CheckQuestions#allRows} with filters or a window,
 *     {@link CheckQuestions#rowsBehind} if only {@code on_empty} needs them; otherwise empty
 * @param window the rows that count as new; null if all are examined
 * @param marked {@link CheckQuestions#marked}; null if the window does not start at a mark
 * @param whole why all rows are examined although the window should start at a mark; null if they are not
 * @param apart the sides of a check that compares two connections; null for all others
 * @param discretion what its result may have of values of rows; null if refused
 * @param refusal why the check is impossible; null if it is not
 */
record Planned(
        Suite suite,
        CheckDeclaration check,
        @Nullable CheckQuestions inquiry,
        @Nullable Evaluator rule,
        List<Measure<ExaminedCount>> allRows,
        Evaluation.@Nullable Window window,
        @Nullable Measure<ExaminedCount> marked,
        @Nullable String whole,
        @Nullable Apart apart,
        @Nullable Discretion discretion,
        @Nullable Refusal refusal) {

    static Planned refused(Suite suite, CheckDeclaration check, @Nullable Refusal why) {
        return new Planned(suite, check, null, null, List.of(), null, null, null, null, null, why);
    }

    /** What tells a row from others: what the suite names as its table's key, or else the primary key. */
    List<String> rowKey() {
        List<String> named = check.table() == null ? List.of() : suite.key(check.table());
        return named.isEmpty() ? Objects.requireNonNull(inquiry).primaryKey() : named;
    }

    /** Whether messages and measured values may quote what the check found. */
    boolean quotes() {
        return discretion == null || discretion.quotes();
    }

    /** Compared by identity: comparing the components would compare whole suites. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /**
     * Why a check could not be checked: a code and a sentence.
     *
     * @param cause why the database refused the statement, where the sentence does not say what to do; else null
     * @param stop what the database stopped at; empty where it does not say so
     */
    record Refusal(
            FailureCode code, String message, @Nullable RefusalCause cause, String stop) {

        Refusal(FailureCode code, String message) {
            this(code, message, null, "");
        }
    }
}
