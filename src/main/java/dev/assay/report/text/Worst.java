package dev.assay.report.text;

import dev.assay.report.Numbers;
import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Sorts failures, the worst first. */
public final class Worst {

    /** By severity, then share, then count. */
    public static final Comparator<CheckResult> ORDER = Comparator.comparing(
                    (CheckResult result) -> result.check().info().severity())
            .thenComparing(Worst::share, Comparator.reverseOrder())
            .thenComparing(result -> result.failing() == null ? 0L : result.failing(), Comparator.reverseOrder());

    private Worst() {}

    /** Sorts by severity, then share, then count; equal failures stay in declared order. */
    static List<CheckResult> first(List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.status() == Status.FAILED)
                .sorted(ORDER)
                .toList();
    }

    /** A result without a share, such as a table's age, counts as if every row failed. */
    private static BigDecimal share(CheckResult result) {
        BigDecimal share = Numbers.share(result);
        return share == null ? BigDecimal.ONE : share;
    }
}
