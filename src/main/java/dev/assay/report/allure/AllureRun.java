package dev.assay.report.allure;

import dev.assay.report.Numbers;
import dev.assay.report.Output;
import dev.assay.report.Visible;
import dev.assay.report.text.CostText;
import dev.assay.report.text.Summary;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The description of a run for Allure: the executor, the environment, the categories, the history, and what only our page needs. */
final class AllureRun {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AllureRun() {}

    static void write(RunResults run, Path folder) throws IOException {
        json(folder, "executor.json", executor(run.info()));
        json(folder, "categories.json", AllureCategories.described());
        Output.write(folder.resolve("environment.properties"), environment(run));
        List<AllureTrend.Point> before = AllureTrend.before(run);
        Path history = Files.createDirectories(folder.resolve("history"));
        json(history, "history.json", AllureHistory.checks(run));
        json(history, "history-trend.json", AllureHistory.trend(before));
        json(history, "categories-trend.json", AllureHistory.categories(before));
        json(folder, "page.json", page(run));
    }

    private static void json(Path folder, String name, Object content) throws IOException {
        Output.write(folder.resolve(name), MAPPER.writeValueAsString(content));
    }

    /** Other tools do not read it: the order of the results, and this run as a point of the trends. */
    private static Map<String, Object> page(RunResults run) {
        AllureTrend.Point now = AllureTrend.now(run);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("order", AllureOrder.of(run));
        page.put("trend", AllureHistory.point(now, now.statuses()));
        page.put("categories", AllureHistory.point(now, now.categories()));
        return page;
    }

    private static Map<String, Object> executor(RunInfo run) {
        Map<String, Object> executor = new LinkedHashMap<>();
        executor.put("name", "Assay " + run.version());
        executor.put("type", "assay");
        executor.put("buildName", "run " + run.runId());
        executor.put("buildOrder", run.asOf().getEpochSecond());
        return executor;
    }

    private static String environment(RunResults run) {
        TreeSet<String> connections = new TreeSet<>();
        run.checks().forEach(result -> connections.add(result.check().connection()));
        String rate = run.total() == 0 ? "" : " (" + Numbers.passed(run) + ")";
        return property("Result", Summary.counts(run) + rate + (run.cancelled() ? "; the run was cancelled" : ""))
                + property("As of", run.info().asOf().toString())
                + property("Environment", run.info().environment())
                + property("Connections", String.join(", ", connections))
                + property("Suites", String.join(", ", run.info().suites()))
                + property("Branch", run.info().branch())
                + property("Cost", run.costs().isEmpty() ? null : String.join("; ", CostText.lines(run)))
                + property("Run", run.info().runId())
                + property("Assay version", run.info().version());
    }

    /** Written for {@link java.util.Properties#load}, which reads Latin-1. */
    private static String property(String name, @Nullable String value) {
        if (value == null) {
            return "";
        }
        StringBuilder line = new StringBuilder(name.replace(" ", "\\ ")).append('=');
        for (char c : Harmless.value(Visible.line(value)).toCharArray()) {
            if (c < ' ' || c > '~' || c == '\\') {
                line.append(String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        return line.append('\n').toString();
    }
}
