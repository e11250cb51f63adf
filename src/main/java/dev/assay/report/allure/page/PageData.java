package dev.assay.report.allure.page;

import io.qameta.allure.category.CategoriesPlugin;
import io.qameta.allure.category.Category;
import io.qameta.allure.entity.LabelName;
import io.qameta.allure.entity.Statistic;
import io.qameta.allure.entity.TestResult;
import io.qameta.allure.entity.Time;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of data that the page reads, in the formats of Allure 2. */
final class PageData {

    private final ResultsFolder folder;
    private final PageStorage storage;

    PageData(ResultsFolder folder, PageStorage storage) {
        this.folder = folder;
        this.storage = storage;
    }

    void addAll() {
        Map<String, List<TestResult>> categories = new LinkedHashMap<>();
        folder.categories().forEach(category -> categories.put(category.getName(), new ArrayList<>()));
        for (TestResult result : folder.results()) {
            String category = category(result);
            if (category != null) {
                categories.computeIfAbsent(category, any -> new ArrayList<>()).add(result);
            }
            PageResult.complete(result, category, folder.history().get(result.getHistoryId()));
        }
        trees(categories);
        graphs();
        storage.addDataJson("widgets/environment.json", environment());
        storage.addDataJson("widgets/executors.json", List.of(folder.executor()));
        storage.addDataJson("widgets/history-trend.json", dated(folder.trend()));
        storage.addDataJson("widgets/categories-trend.json", dated(folder.categoriesTrend()));
        folder.attachments()
                .forEach((file, attachment) -> storage.addDataFile("data/attachments/" + attachment.getSource(), file));
        for (TestResult result : folder.results()) {
            storage.addDataJson("data/test-cases/" + result.getSource(), PageResult.trimmed(result));
        }
    }

    private @Nullable String category(TestResult result) {
        if (result.getStatusTrace() == null) {
            return null;
        }
        return folder.categories().stream()
                .filter(category -> CategoriesPlugin.matches(result, category))
                .findFirst()
                .map(Category::getName)
                .orElse(null);
    }

    private void trees(Map<String, List<TestResult>> categories) {
        PageTree byTable = new PageTree("suites");
        for (TestResult result : folder.results()) {
            byTable.add(
                    result, result.getName(), label(result, LabelName.PARENT_SUITE), label(result, LabelName.SUITE));
        }
        storage.addDataJson("data/suites.json", byTable.tree());
        storage.addDataJson("widgets/suites.json", byTable.widget());
        PageTree byCategory = new PageTree("categories");
        categories.forEach((category, results) -> results.forEach(result -> byCategory.add(
                result,
                label(result, LabelName.SUITE)
                        .map(table -> table + ": " + result.getName())
                        .orElse(result.getName()),
                Optional.of(category))));
        storage.addDataJson("data/categories.json", byCategory.tree());
        storage.addDataJson("widgets/categories.json", byCategory.widget());
        PageTree byTime = new PageTree("timeline");
        for (TestResult result : folder.results()) {
            byTime.add(result, result.getName(), label(result, LabelName.HOST), label(result, LabelName.THREAD));
        }
        storage.addDataJson("data/timeline.json", byTime.tree());
    }

    private static Optional<String> label(TestResult result, LabelName name) {
        return result.findOneLabel(name);
    }

    private void graphs() {
        Statistic statistic = new Statistic();
        folder.results().forEach(result -> statistic.update(result.getStatus()));
        Map<String, Object> summary = new HashMap<>();
        summary.put("reportName", "Data quality");
        summary.put("statistic", statistic);
        summary.put("time", time());
        storage.addDataJson("widgets/summary.json", summary);
        storage.addDataJson(
                "widgets/status-chart.json",
                folder.results().stream()
                        .map(result -> Map.of("status", result.getStatus()))
                        .toList());
        storage.addDataJson(
                "widgets/severity.json",
                folder.results().stream()
                        .map(result -> Map.of(
                                "name",
                                result.getName(),
                                "status",
                                result.getStatus(),
                                "severity",
                                result.getExtraBlock("severity", "normal")))
                        .toList());
        storage.addDataJson(
                "widgets/duration.json",
                folder.results().stream()
                        .map(result -> Map.of(
                                "name",
                                result.getName(),
                                "time",
                                Map.of("duration", result.getTime().getDuration())))
                        .toList());
    }

    private Time time() {
        long start = folder.results().stream()
                .mapToLong(result -> result.getTime().getStart())
                .min()
                .orElse(0);
        long stop = folder.results().stream()
                .mapToLong(result -> result.getTime().getStop())
                .max()
                .orElse(0);
        return Time.create(start, stop);
    }

    private List<Map<String, Object>> environment() {
        List<Map<String, Object>> items = new ArrayList<>();
        folder.environment().forEach((name, value) -> items.add(Map.of("name", name, "values", List.of(value))));
        return items;
    }

    /** The points of a trend, each named by the run's clock. */
    private static List<Map<String, Object>> dated(List<Map<String, Object>> trend) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());
        return trend.stream()
                .map(point -> {
                    Map<String, Object> dated = new LinkedHashMap<>(point);
                    Number clock = (Number) Objects.requireNonNull(point.get("buildOrder"));
                    dated.put("buildOrder", format.format(Instant.ofEpochSecond(clock.longValue())));
                    return dated;
                })
                .toList();
    }
}
