package dev.assay.verdict;

/** Whether data can be used, the worst first. {@code docs/page.md} has the rule. */
public enum Usability {
    /** A critical check fails. */
    DO_NOT_USE,
    /** A critical check has no current result, or no check is enabled. */
    NOT_KNOWN,
    /** A critical check warns or its failure is accepted, or a normal check fails or has no current result. */
    WITH_CAUTION,
    /** None of that. */
    USABLE
}
