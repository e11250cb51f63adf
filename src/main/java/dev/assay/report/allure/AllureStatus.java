package dev.assay.report.allure;

import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import io.qameta.allure.model.Status;

/** Maps statuses to those of Allure, which has fewer. */
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
     * The code and the sentence; the categories match the code. Statuses that Allure does not know have a code of their own: warned, waived
     * and not run.
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
