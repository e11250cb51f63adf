package dev.assay.report.allure;

import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import dev.assay.result.PastResult;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of all checks after each of the last runs. A check that a run left out counts with its result before, so a run of a part makes
 * no dent.
 */
final class AllureTrend {

    /** The number of runs that Allure shows. */
    private static final int MOST_RUNS = 20;

    private AllureTrend() {}

    /**
     * The state after a run.
     *
     * @param statuses the number of checks by Allure's word for their status
     * @param categories the number of checks by category
     */
    record Point(String runId, Instant asOf, Map<String, Long> statuses, Map<String, Long> categories) {

        private Point(String runId, Instant asOf) {
            this(runId, asOf, new TreeMap<>(), new TreeMap<>());
        }

        private void add(DeclaredCheck check, Status status, @Nullable FailureCode code) {
            statuses.merge(AllureStatus.word(status), 1L, Long::sum);
            String category = AllureCategories.of(check, status, code);
            if (category != null) {
                categories.merge(category, 1L, Long::sum);
            }
        }
    }

    /** The runs before this one, the oldest first. */
    static List<Point> before(RunResults run) {
        Map<String, Instant> clocks = new HashMap<>();
        for (CheckStanding standing : run.standings()) {
            standing.past().forEach(past -> clocks.put(past.runId(), past.asOf()));
        }
        clocks.remove(run.info().runId());
        List<Point> points = clocks.entrySet().stream()
                .map(clock -> new Point(clock.getKey(), clock.getValue()))
                .sorted(Comparator.comparing(Point::asOf).thenComparing(Point::runId))
                .toList();
        points = points.subList(Math.max(0, points.size() - MOST_RUNS + 1), points.size());
        for (CheckStanding standing : run.standings()) {
            count(standing, points);
        }
        return points;
    }

    private static void count(CheckStanding standing, List<Point> points) {
        List<PastResult> past = standing.past();
        int next = 0;
        for (Point point : points) {
            while (next < past.size() && !past.get(next).asOf().isAfter(point.asOf())) {
                next++;
            }
            if (next > 0) {
                PastResult last = past.get(next - 1);
                point.add(standing.check(), last.status(), last.code());
            }
        }
    }

    /** This run. A suite that could not be read counts as one broken check. */
    static Point now(RunResults run) {
        Point now = new Point(run.info().runId(), run.info().asOf());
        for (CheckResult result : run.checks()) {
            now.add(result.check(), result.status(), result.code());
        }
        run.standings().stream()
                .filter(CheckStanding::carried)
                .forEach(standing -> now.add(
                        standing.check(), standing.status(), standing.result().code()));
        if (!run.errors().isEmpty()) {
            now.statuses()
                    .merge(AllureStatus.word(Status.BROKEN), (long) run.errors().size(), Long::sum);
        }
        return now;
    }
}
