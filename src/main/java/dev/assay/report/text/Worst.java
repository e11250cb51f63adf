package dev.assay.report.text;

import dev.assay.report.Numbers;
import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Failures, worst first. */
final class Worst {

    private static final List<String> SEVERITIES = List.of("blocker", "critical", "normal", "minor", "trivial");

    private static final Comparator<CheckResult> ORDER = Comparator.comparingInt(Worst::rank)
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

    private static int rank(CheckResult result) {
        int rank = SEVERITIES.indexOf(result.check().severity());
        return rank < 0 ? SEVERITIES.indexOf("normal") : rank;
    }

    /** What judges a table as a whole, such as its age, counts as if every row failed. */
    private static BigDecimal share(CheckResult result) {
        BigDecimal share = Numbers.share(result);
        return share == null ? BigDecimal.ONE : share;
    }
}
