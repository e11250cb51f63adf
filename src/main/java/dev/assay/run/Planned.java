package dev.assay.run;

import dev.assay.check.Evaluator;
import dev.assay.database.RefusalCause;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.result.Evaluation;
import dev.assay.result.FailureCode;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check whose questions were taken, or for which the catalogue already shows that it cannot be checked.
 *
 * @param inquiry its questions; null where it was refused
 * @param rule how the answers are judged; null where it was refused
 * @param allRows rows that might have been examined, of each table: as {@link CheckQuestions#allRows} where it has filters or a window, as
 *     {@link CheckQuestions#rowsBehind} where only {@code on_empty} asks for them; else none
 * @param window which rows are new; null where all are examined
 * @param marked as {@link CheckQuestions#marked}; null where the window begins at no mark
 * @param whole why all rows are examined where the window should begin at a mark; null where it does not
 * @param refusal why it cannot be checked; null where it can
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
        @Nullable Refusal refusal) {

    /** A check that cannot be checked. */
    static Planned refused(Suite suite, CheckDeclaration check, @Nullable Refusal why) {
        return new Planned(suite, check, null, null, List.of(), null, null, null, why);
    }

    /** A check is itself: comparing two by their parts would compare their suites. */
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
