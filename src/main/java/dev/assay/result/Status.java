package dev.assay.result;

import org.apiguardian.api.API;

/** How a check ended. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Status {
    /** The rule holds. */
    PASSED,
    /** Within {@code fail_above}, past {@code warn_above}; or empty under {@code on_empty: warn}. */
    WARNED,
    /** The data breaks the rule, and a waiver in force accepts it. */
    WAIVED,
    /** The data breaks the rule. */
    FAILED,
    /** It could not be checked. */
    BROKEN,
    /** Switched off by {@code enabled: false}. */
    SKIPPED,
    /** The run was cancelled first. */
    NOT_RUN
}
