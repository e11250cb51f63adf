package dev.assay.report.allure;

import dev.assay.report.AllureIds;
import dev.assay.report.Visible;
import dev.assay.result.FailureCode;
import dev.assay.result.Severity;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;

/** A suite file that could not be read becomes a broken result, so that the page is not green. */
final class Unreadable {

    private Unreadable() {}

    /**
     * @param error the message that says where and what
     * @param number the error's number in the run
     * @param start the start of the run, in milliseconds since 1970
     */
    static TestResult result(String error, int number, long start) {
        String name = name(error, number);
        return new TestResult()
                .setName(Visible.line(name) + " has an error")
                .setFullName("unreadable#" + name)
                .setTestCaseId(AllureIds.of("unreadable#" + name))
                .setHistoryId(history(error, number))
                .setStatus(Status.BROKEN)
                .setStatusDetails(new StatusDetails()
                        .setMessage(Visible.lines(error))
                        .setTrace(Severity.BLOCKER + " " + FailureCode.SUITE_UNREADABLE))
                .setStart(start)
                .setStop(start)
                .setDescriptionHtml("<p>The checks there did not run. The message says where, and what to do.</p>")
                .setLabels(AllureLabels.unreadable());
    }

    static String history(String error, int number) {
        return AllureIds.of("unreadable#" + name(error, number) + "#" + number);
    }

    private static String name(String error, int number) {
        String file = error.replaceFirst("(?s):\\d+:\\d+:.*", "");
        return file.equals(error) ? "Suite file " + (number + 1) : file;
    }
}
