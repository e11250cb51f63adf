package dev.assay.report.allure;

import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import io.qameta.allure.model.Status;

/** How a check's end is told to Allure, which knows fewer ends. */
final class AllureStatus {

    private AllureStatus() {}

    static Status of(CheckResult result) {
        return switch (result.status()) {
            case PASSED, WARNED, WAIVED -> Status.PASSED;
            case FAILED -> Status.FAILED;
            case BROKEN -> Status.BROKEN;
            case SKIPPED, NOT_RUN -> Status.SKIPPED;
        };
    }

    /**
     * The code and the sentence; the categories match the code. What Allure cannot tell apart by its own status has
     * a code of its own: a warning, a failure that is waived, and a check that the end of the run came before.
     */
    static String message(CheckResult result) {
        String sentence = Visible.lines(result.message());
        return switch (result.status()) {
            case WARNED -> "[WARNED] " + sentence;
            case WAIVED -> "[WAIVED] " + sentence;
            case NOT_RUN -> "[NOT_RUN] " + sentence;
            default -> result.code() == null ? sentence : "[" + result.code() + "] " + sentence;
        };
    }
}
