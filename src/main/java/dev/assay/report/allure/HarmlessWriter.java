package dev.assay.report.allure;

import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only way that results reach Allure. Allure 2's page, whether made here or by a build server, escapes names, labels, attachments and
 * descriptions. It does not escape the message and trace of a status, nor a value that starts like a URL. The description is HTML, which
 * {@link ResultNarrative} escapes.
 */
final class HarmlessWriter implements AllureResultsWriter {

    private final AllureResultsWriter writer;

    HarmlessWriter(AllureResultsWriter writer) {
        this.writer = writer;
    }

    @Override
    public void write(TestResult result) {
        details(result.getStatusDetails());
        values(result.getParameters());
        result.setLinks(result.getLinks().stream()
                .filter(link -> Harmless.link(link.getUrl()) || Harmless.leadsToPage(link.getUrl()))
                .toList());
        steps(result.getSteps());
        writer.write(result);
    }

    @Override
    public void write(TestResultContainer container) {
        throw new UnsupportedOperationException("Containers are not made harmless");
    }

    @Override
    public void write(String source, InputStream attachment) {
        writer.write(source, attachment);
    }

    private static void steps(List<StepResult> steps) {
        for (StepResult step : steps) {
            details(step.getStatusDetails());
            values(step.getParameters());
            steps(step.getSteps());
        }
    }

    private static void details(@Nullable StatusDetails details) {
        if (details != null && details.getMessage() != null) {
            details.setMessage(Harmless.text(details.getMessage()));
        }
        if (details != null && details.getTrace() != null) {
            details.setTrace(Harmless.text(details.getTrace()));
        }
    }

    private static void values(List<Parameter> parameters) {
        parameters.forEach(parameter -> parameter.setValue(Harmless.value(parameter.getValue())));
    }
}
