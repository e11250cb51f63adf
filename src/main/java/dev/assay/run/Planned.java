package dev.assay.run;

import dev.assay.check.Rule;
import dev.assay.plan.Examined;
import dev.assay.plan.Inquiry;
import dev.assay.plan.Measure;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import org.jspecify.annotations.Nullable;

/**
 * A check whose questions were taken, or for which the catalogue already shows that it cannot be checked.
 *
 * @param inquiry its questions; null where it was refused
 * @param rule how the answers are judged; null where it was refused
 * @param allRows as {@link Inquiry#allRows}; null where it has neither filters nor window, or does not examine rows
 * @param window which rows are new; null where all are examined
 * @param refusal why it cannot be checked; null where it can
 */
record Planned(
        Suite suite,
        CheckDeclaration check,
        @Nullable Inquiry inquiry,
        @Nullable Rule rule,
        @Nullable Measure<Examined> allRows,
        CheckResult.@Nullable Window window,
        @Nullable Refusal refusal) {

    /** A check is itself: comparing two by their parts would compare their suites. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Why a check could not be checked: a code and a sentence. */
    record Refusal(String code, String message) {}
}
