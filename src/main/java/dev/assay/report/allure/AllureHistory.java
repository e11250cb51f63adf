package dev.assay.report.allure;

import dev.assay.report.AllureIds;
import dev.assay.result.CheckStanding;
import dev.assay.result.PastResult;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that Allure reads from the folder {@code history}: what earlier runs found, the newest first. */
final class AllureHistory {

    /** Allure shows twenty results of a check, this run's among them. */
    private static final int MOST_RESULTS = 19;

    /** A check that never did anything but pass needs no more. */
    private static final int MOST_GREEN = 5;

    private AllureHistory() {}

    /** {@code history.json}: the results of each check by its history's id. */
    static Map<String, Object> checks(RunResults run) {
        Map<String, Object> checks = new LinkedHashMap<>();
        for (CheckStanding standing : run.standings()) {
            List<PastResult> past = standing.past().stream()
                    .filter(one -> !one.runId().equals(run.info().runId()))
                    .toList();
            if (!standing.carried() && !past.isEmpty()) {
                checks.put(AllureIds.history(standing.check()), check(standing, past));
            }
        }
        return checks;
    }

    private static Map<String, Object> check(CheckStanding standing, List<PastResult> past) {
        Map<String, Long> statuses = new LinkedHashMap<>();
        past.forEach(one -> statuses.merge(AllureStatus.word(one.status()), 1L, Long::sum));
        boolean green =
                standing.status() == Status.PASSED && past.stream().allMatch(one -> one.status() == Status.PASSED);
        int most = green ? MOST_GREEN : MOST_RESULTS;
        List<PastResult> shown = new ArrayList<>(past.subList(Math.max(0, past.size() - most), past.size()));
        Collections.reverse(shown);
        return Map.of(
                "statistic",
                statuses,
                "items",
                shown.stream().map(AllureHistory::item).toList());
    }

    private static Map<String, Object> item(PastResult past) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("status", AllureStatus.word(past.status()));
        String details = AllureStatus.tag(past.status());
        if (details != null) {
            item.put("statusDetails", details);
        }
        item.put("time", Map.of("start", past.asOf().toEpochMilli()));
        return item;
    }

    /** {@code history-trend.json}: the number of checks by status. */
    static List<Map<String, @Nullable Object>> trend(List<AllureTrend.Point> before) {
        return newestFirst(before).stream()
                .map(point -> point(point, point.statuses()))
                .toList();
    }

    /** {@code categories-trend.json}: the number of checks by category. */
    static List<Map<String, @Nullable Object>> categories(List<AllureTrend.Point> before) {
        return newestFirst(before).stream()
                .map(point -> point(point, point.categories()))
                .toList();
    }

    /** A point without a link: the pages of other runs may be gone. */
    static Map<String, @Nullable Object> point(AllureTrend.Point point, Map<String, Long> data) {
        Map<String, @Nullable Object> trend = new LinkedHashMap<>();
        trend.put("buildOrder", point.asOf().getEpochSecond());
        trend.put("reportName", "run " + point.runId());
        trend.put("data", data);
        return trend;
    }

    private static List<AllureTrend.Point> newestFirst(List<AllureTrend.Point> points) {
        List<AllureTrend.Point> newest = new ArrayList<>(points);
        Collections.reverse(newest);
        return newest;
    }
}
