package dev.assay.history;

import dev.assay.result.DeclaredCheck;

/** The pattern of a suite that made a check. */
public final class PatternKey {

    private PatternKey() {}

    /** The suite's path and what the check's definition says of its pattern; empty if the suite writes the check out. */
    public static String of(DeclaredCheck check) {
        int end = check.definition().indexOf('-');
        return end < 0 ? "" : check.suitePath() + check.definition().substring(end);
    }
}
