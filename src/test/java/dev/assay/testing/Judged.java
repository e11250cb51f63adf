package dev.assay.testing;

import dev.assay.result.CheckResult;
import dev.assay.result.RunResults;
import java.util.List;

/**
 * The results of a run, to be looked up by key.
 *
 * @param run the run
 */
public record Judged(RunResults run) {

    /** The result of the check with that key. */
    public CheckResult get(String key) {
        return all().stream()
                .filter(result -> result.check().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + key + " but "
                        + all().stream().map(result -> result.check().key()).toList()));
    }

    /** All results, in declared order. */
    public List<CheckResult> all() {
        return run.checks();
    }
}
