package dev.assay.report.text;

import dev.assay.report.Numbers;
import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Failures, worst first. */
final class Worst {

    private static final Comparator<CheckResult> ORDER = Comparator.comparing(
                    (CheckResult result) -> result.check().info().severity())
            .thenComparing(Worst::share, Comparator.reverseOrder())
            .thenComparing(result -> result.failing() == null ? 0L : result.failing(), Comparator.reverseOrder());

    private Worst() {}

    /** By severity, then by share, then by count; the declared order where all are equal. */
    static List<CheckResult> first(List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.status() == Status.FAILED)
                .sorted(ORDER)
                .toList();
    }

    /** What judges a table as a whole, such as its age, counts as if every row failed. */
    private static BigDecimal share(CheckResult result) {
        BigDecimal share = Numbers.share(result);
        return share == null ? BigDecimal.ONE : share;
    }
}
