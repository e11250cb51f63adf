package dev.assay.result;

import java.util.Locale;
import org.apiguardian.api.API;

/** The severity of a failure, the worst first. It never affects a verdict. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Severity {
    /** The worst. */
    BLOCKER,
    /** Worse than normal. */
    CRITICAL,
    /** What a check has if its suite says nothing. */
    NORMAL,
    /** Less than normal. */
    MINOR,
    /** The least. */
    TRIVIAL;

    /** {@return the word in YAML and in reports: {@code blocker}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
