package dev.assay.report.allure;

import dev.assay.report.Output;
import dev.assay.report.Visible;
import dev.assay.report.text.CostText;
import dev.assay.report.text.Summary;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** The description of a run for Allure: the executor, the environment, and the categories of failures. */
final class AllureRun {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AllureRun() {}

    static void write(RunResults run, Path folder) throws IOException {
        Output.write(folder.resolve("executor.json"), MAPPER.writeValueAsString(executor(run.info())));
        Output.write(folder.resolve("categories.json"), MAPPER.writeValueAsString(AllureCategories.all()));
        Output.write(folder.resolve("environment.properties"), environment(run));
    }

    private static Map<String, Object> executor(RunInfo run) {
        Map<String, Object> executor = new LinkedHashMap<>();
        executor.put("name", "Assay " + run.version());
        executor.put("type", "assay");
        executor.put("buildName", "run " + run.runId());
        executor.put("buildOrder", run.startedAt().getEpochSecond());
        return executor;
    }

    private static String environment(RunResults run) {
        TreeSet<String> connections = new TreeSet<>();
        run.checks().forEach(result -> connections.add(result.check().place()));
        return property("Result", Summary.counts(run) + (run.cancelled() ? "; the run was cancelled" : ""))
                + property("As\\ of", run.info().asOf().toString())
                + property("Suites", String.join(", ", run.info().suites()))
                + property("Connections", String.join(", ", connections))
                + (run.costs().isEmpty() ? "" : property("Cost", String.join("; ", CostText.lines(run))))
                + property("Run", run.info().runId())
                + property("Assay\\ version", run.info().version());
    }

    /** Written for {@link java.util.Properties#load}, which reads Latin-1. */
    private static String property(String name, String value) {
        StringBuilder line = new StringBuilder(name).append('=');
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
