package dev.assay.report.allure.page;

import dev.assay.report.AllureIds;
import io.qameta.allure.category.Category;
import io.qameta.allure.entity.LabelName;
import io.qameta.allure.entity.StageResult;
import io.qameta.allure.entity.TestResult;
import io.qameta.allure.entity.Time;
import io.qameta.allure.history.HistoryData;
import io.qameta.allure.history.HistoryItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Completes a result as Allure's plugins would, and takes away what the page shows a second time or not at all. */
final class PageResult {

    private PageResult() {}

    /**
     * @param category the category of the result; null if it passed
     * @param history the earlier results; null if there are none
     */
    static void complete(TestResult result, @Nullable String category, @Nullable HistoryData history) {
        result.setUid(AllureIds.uid(result.getHistoryId()));
        TreeSet<String> tags = result.findAllLabels(LabelName.TAG, Collectors.toCollection(TreeSet::new));
        result.addExtraBlock("tags", tags);
        result.setNewFailed(tags.contains("new failure"));
        result.setNewBroken(tags.contains("no longer checked"));
        result.setNewPassed(tags.contains("fixed"));
        result.findOneLabel(LabelName.SEVERITY).ifPresent(severity -> result.addExtraBlock("severity", severity));
        result.findOneLabel(LabelName.OWNER).ifPresent(owner -> result.addExtraBlock("owner", owner));
        if (category != null) {
            result.addExtraBlock("categories", List.of(new Category().setName(category)));
        }
        if (history != null) {
            history.getStatistic().update(result.getStatus());
            result.addExtraBlock(
                    "history",
                    Map.of(
                            "statistic",
                            Map.of(
                                    "passed",
                                    history.getStatistic().getPassed(),
                                    "total",
                                    history.getStatistic().getTotal()),
                            "items",
                            history.getItems().stream().map(PageResult::item).toList()));
        }
    }

    /** A past result in our words, which its details name where Allure's status does not. */
    private static Map<String, Object> item(HistoryItem item) {
        String status = Objects.requireNonNullElse(
                item.getStatusDetails(), item.getStatus().value());
        return Map.of("status", status, "time", Map.of("start", item.getTime().getStart()));
    }

    /** The result for its own place on the page: the trees are made, so its labels have done their work. */
    static TestResult trimmed(TestResult result) {
        result.findOneLabel(LabelName.SUITE).ifPresent(table -> result.setName(table + ": " + result.getName()));
        result.setStatusTrace(null);
        result.setHistoryId(null);
        result.setLabels(List.of());
        StageResult stage = result.getTestStage();
        if (stage != null) {
            stage.setDescriptionHtml(null);
            stage.setStatusMessage(null);
            stage.setStatusTrace(null);
            // the statement has a time, its steps have none
            stage.getSteps().forEach(step -> step.setTime(Time.create(0L)));
        }
        return result;
    }
}
