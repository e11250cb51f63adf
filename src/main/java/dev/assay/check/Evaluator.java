package dev.assay.check;

import dev.assay.plan.ask.Measures;

/** How the answers of a check become a finding. */
@FunctionalInterface
public interface Evaluator {

    /** Judges the answers. */
    CheckOutcome judge(Measures measures);
}
