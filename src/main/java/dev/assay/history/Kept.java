package dev.assay.history;

import dev.assay.result.CheckResult;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what of a result may be kept: no value of a column that may not be shown. */
public interface Kept {

    /** The keys of failing rows to be kept; empty if none are. */
    default List<List<@Nullable String>> failingKeys(CheckResult result) {
        return List.of();
    }

    /** The number that the check judged; null if it judged none, or if the number may not be kept. */
    @Nullable
    BigDecimal value(CheckResult result);
}
