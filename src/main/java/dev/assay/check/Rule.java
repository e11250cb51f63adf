package dev.assay.check;

import dev.assay.plan.ask.Measures;

/** How the answers of a check become a finding. */
@FunctionalInterface
public interface Rule {

    /** Judges the answers. */
    Finding judge(Measures measures);
}
