package dev.assay.report.page;

import dev.assay.result.CheckStanding;
import dev.assay.result.Status;

/** How a check is shown, the worst first. */
enum Outcome {
    FAILED("bad", "✕", "failed"),
    NOT_CHECKED("unknown", "?", "not checked"),
    WARNED("warn", "!", "warned"),
    ACCEPTED("warn", "~", "accepted"),
    PASSED("good", "✓", "passed");

    private final String css;
    private final String sign;
    private final String word;

    Outcome(String css, String sign, String word) {
        this.css = css;
        this.sign = sign;
        this.word = word;
    }

    static Outcome of(CheckStanding standing) {
        return standing.current() ? of(standing.status()) : NOT_CHECKED;
    }

    static Outcome of(Status status) {
        return switch (status) {
            case PASSED -> PASSED;
            case WARNED -> WARNED;
            case WAIVED -> ACCEPTED;
            case FAILED -> FAILED;
            case BROKEN, SKIPPED, NOT_RUN -> NOT_CHECKED;
        };
    }

    /** The class in the style sheet. */
    String css() {
        return css;
    }

    /** A sign that does not need colour. */
    String sign() {
        return sign;
    }

    String word() {
        return word;
    }
}
