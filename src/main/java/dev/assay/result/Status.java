package dev.assay.result;

import org.apiguardian.api.API;

/** The status of a check after a run. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Status {
    /** The rule holds. */
    PASSED,
    /**
     * The failures exceed {@code warn_above} but not {@code fail_above}, a warning bound of the type is crossed, or
     * there are no rows under {@code on_empty: warn}.
     */
    WARNED,
    /** The data breaks the rule, and a valid waiver accepts it. */
    WAIVED,
    /** The data breaks the rule. */
    FAILED,
    /** The check could not be evaluated. */
    BROKEN,
    /** The check is disabled by {@code enabled: false}. */
    SKIPPED,
    /** The run was cancelled before the check ran. */
    NOT_RUN;

    /** {@return whether it says something about the data} */
    public boolean isVerdict() {
        return this == PASSED || this == WARNED || this == WAIVED || this == FAILED;
    }
}
