package dev.assay.report.allure;

import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import io.qameta.allure.model.Status;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Maps statuses to those of Allure, which has fewer. */
final class AllureStatus {

    private AllureStatus() {}

    /** The status in a result; null is Allure's fifth, unknown, which its model does not name. */
    static @Nullable Status of(dev.assay.result.Status status) {
        return switch (status) {
            case PASSED -> Status.PASSED;
            case WARNED, WAIVED -> null;
            case FAILED -> Status.FAILED;
            case BROKEN -> Status.BROKEN;
            case SKIPPED, NOT_RUN -> Status.SKIPPED;
        };
    }

    /** The status as Allure's files name it. */
    static String word(dev.assay.result.Status status) {
        Status known = of(status);
        return known == null ? "unknown" : known.value();
    }

    /**
     * What the categories match: the severity and the code. What Allure's statuses do not tell apart has a code of its own: warned, waived
     * and not run. Null if the check passed.
     */
    static @Nullable String trace(DeclaredCheck check, dev.assay.result.Status status, @Nullable FailureCode code) {
        if (status == dev.assay.result.Status.PASSED) {
            return null;
        }
        boolean coded = status == dev.assay.result.Status.FAILED || status == dev.assay.result.Status.BROKEN;
        return check.info().severity() + " " + (coded ? Objects.requireNonNullElse(code, status) : status);
    }

    /** The tag of what Allure's statuses do not tell apart, as its history shows it; null if the status says it. */
    static @Nullable String tag(dev.assay.result.Status status) {
        return switch (status) {
            case WARNED, WAIVED, NOT_RUN ->
                status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            default -> null;
        };
    }
}
