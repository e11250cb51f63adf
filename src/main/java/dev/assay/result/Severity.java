package dev.assay.result;

import java.util.Locale;
import org.apiguardian.api.API;

/** How bad a failure is, the worst first; it never changes a verdict. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Severity {
    BLOCKER,
    CRITICAL,
    NORMAL,
    MINOR,
    TRIVIAL;

    /** As YAML and reports write it: {@code blocker}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
