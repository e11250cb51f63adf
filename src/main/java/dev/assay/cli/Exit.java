package dev.assay.cli;

/** Exit codes. If two apply, the higher one counts. */
final class Exit {

    /** All checks passed, warned or were waived. */
    static final int PASSED = 0;

    /** A check failed: the data breaks a rule. */
    static final int FAILED = 1;

    /** The suites or the command are wrong; nothing ran. */
    static final int WRONG = 2;

    /** Something could not be checked. */
    static final int NOT_CHECKED = 3;

    private Exit() {}
}
