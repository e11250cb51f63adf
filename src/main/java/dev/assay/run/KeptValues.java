package dev.assay.run;

import dev.assay.check.Spec;
import dev.assay.history.Kept;
import dev.assay.result.CheckResult;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The number of a result that the history keeps. Results have no value of a row that may not be shown. */
final class KeptValues implements Kept {

    private final Map<String, Run.Selected> checks = new HashMap<>();

    private final int failures;

    /** @param failures how many keys of failing rows are kept of each check */
    KeptValues(List<Run.Selected> selected, int failures) {
        this.failures = failures;
        selected.forEach(one -> checks.put(one.id(), one));
    }

    @Override
    public List<List<@Nullable String>> failingKeys(CheckResult result) {
        return result.failingKeys().stream().limit(failures).toList();
    }

    @Override
    public @Nullable BigDecimal value(CheckResult result) {
        Run.Selected one = checks.get(result.check().id());
        if (one == null || !one.check().groupBy().isEmpty()) {
            return null;
        }
        Spec spec = one.check().type().spec();
        Object value = spec.measure() == null ? null : result.measured().get(spec.measure());
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
