package dev.assay.report.allure;

import dev.assay.report.AllureIds;
import dev.assay.report.text.Worst;
import dev.assay.result.CheckResult;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of the results, the worst first: by outcome, then as on console and first page. */
final class AllureOrder {

    private static final List<Status> WORST = List.of(
            Status.FAILED, Status.BROKEN, Status.NOT_RUN, Status.WARNED, Status.WAIVED, Status.SKIPPED, Status.PASSED);

    private AllureOrder() {}

    /** The history's ids of all results. */
    static List<String> of(RunResults run) {
        List<CheckResult> sorted = run.checks().stream()
                .sorted(Comparator.comparing((CheckResult result) -> WORST.indexOf(result.status()))
                        .thenComparing(Worst.ORDER))
                .toList();
        List<String> order = new ArrayList<>();
        sorted.stream()
                .filter(result -> result.status() == Status.FAILED)
                .forEach(result -> order.add(AllureIds.history(result.check())));
        for (int i = 0; i < run.errors().size(); i++) {
            order.add(Unreadable.history(run.errors().get(i), i));
        }
        sorted.stream()
                .filter(result -> result.status() != Status.FAILED)
                .forEach(result -> order.add(AllureIds.history(result.check())));
        return order;
    }
}
