package dev.assay.report.allure;

import dev.assay.report.Numbers;
import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a result: what was expected; what was found, with failing rows; how it was measured, with the SQL. The SQL of a check that
 * passed is in its description, because nobody opens its attachments.
 */
final class AllureEvidence {

    private final AllureResultsWriter writer;
    private final String uuid;
    private int attachments;

    AllureEvidence(AllureResultsWriter writer, String uuid) {
        this.writer = writer;
        this.uuid = uuid;
    }

    /** Returns the steps in their order; empty if the check did not run. */
    List<StepResult> steps(CheckResult result, Instant start) {
        List<StepResult> steps = new ArrayList<>();
        switch (result.status()) {
            case SKIPPED, NOT_RUN -> {
                return steps;
            }
            default -> steps.add(step("Expected: " + Expectation.of(result), Status.PASSED, start));
        }
        StepResult found = found(result, start);
        if (!found.getParameters().isEmpty() || !found.getAttachments().isEmpty()) {
            steps.add(found);
        }
        if (!result.means().proofs().isEmpty()) {
            steps.add(step("Proven by the database itself: " + proofs(result), Status.PASSED, start));
        } else if (!result.means().sql().isEmpty() && result.status() != dev.assay.result.Status.PASSED) {
            steps.add(measured(result, start));
        }
        return steps;
    }

    private static String proofs(CheckResult result) {
        return result.means().proofs().stream()
                .map(proof -> Visible.line(proof.toString()))
                .collect(Collectors.joining(", "));
    }

    private StepResult found(CheckResult result, Instant start) {
        StepResult step = step("Found", AllureStatus.of(result.status()), start);
        step.setParameters(parameters(result.measured()));
        CheckResult.Sample sample = result.sample();
        if (sample != null && !sample.rows().isEmpty()) {
            int rows = Math.min(sample.rows().size(), CheckResult.Sample.MOST);
            boolean all = result.failing() != null && result.failing() == rows;
            String title = "Failing rows (" + (all ? "all " : "first ") + rows + ")";
            step.getAttachments().add(attach(title, "text/csv", ".csv", Csv.render(sample)));
        }
        return step;
    }

    private static List<Parameter> parameters(Map<String, ?> values) {
        List<Parameter> parameters = new ArrayList<>();
        new TreeMap<>(values)
                .forEach((name, value) -> parameters.add(new Parameter()
                        .setName(Visible.line(name))
                        .setValue(
                                value instanceof Long count
                                        ? Numbers.count(count)
                                        : Visible.line(String.valueOf(value)))
                        .setExcluded(true)));
        return parameters;
    }

    private StepResult measured(CheckResult result, Instant start) {
        StepResult step = step("How it was measured", Status.PASSED, start);
        List<String> sql = result.means().sql();
        for (int i = 0; i < sql.size(); i++) {
            String name = sql.size() == 1 ? "query.sql" : "query-" + (i + 1) + ".sql";
            // As plain text: Allure offers other types only for download.
            step.getAttachments().add(attach(name, "text/plain", ".sql", sql.get(i)));
        }
        return step;
    }

    private static StepResult step(String name, @Nullable Status status, Instant start) {
        return new StepResult()
                .setName(name)
                .setStatus(status)
                .setStart(start.toEpochMilli())
                .setStop(start.toEpochMilli());
    }

    private Attachment attach(String name, String type, String ending, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String source = uuid + "-" + ++attachments + "-attachment" + ending;
        writer.write(source, new ByteArrayInputStream(bytes));
        return new Attachment().setName(name).setType(type).setSource(source).setSize((long) bytes.length);
    }
}
