package dev.assay.run;

import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.result.WaiverResult;
import dev.assay.result.WaiverResult.State;
import dev.assay.suite.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/** Applies a waiver to a result. */
final class WaiverVerdict {

    private WaiverVerdict() {}

    /**
     * Applies the waiver: FAILED may become WAIVED, nothing else changes its status. The message says what the waiver did.
     *
     * @param spec the spec of the check's type
     * @param asOf the run's clock
     * @return the unchanged result if nothing was judged: BROKEN, NOT_RUN, SKIPPED, or passed without a row to examine
     */
    static CheckResult by(Waiver waiver, Spec spec, CheckResult result, Instant asOf) {
        return switch (result.status()) {
            case PASSED, WARNED ->
                Objects.equals(result.examined(), 0L) ? result : with(waiver, State.NOT_NEEDED, spec, result);
            case FAILED ->
                with(
                        waiver,
                        LocalDate.ofInstant(asOf, ZoneOffset.UTC).isAfter(waiver.until())
                                ? State.EXPIRED
                                : accepts(waiver, result) ? State.ACCEPTED : State.EXCEEDED,
                        spec,
                        result);
            case WAIVED, BROKEN, SKIPPED, NOT_RUN -> result;
        };
    }

    /** A waiver of failing rows or deviations accepts no other failure, such as a table that has become empty. */
    private static boolean accepts(Waiver waiver, CheckResult result) {
        return waiver.accepts() == null || (failing(result) > 0 && failing(result) <= waiver.accepts());
    }

    private static long failing(CheckResult result) {
        return Objects.requireNonNullElse(result.failing(), 0L);
    }

    private static CheckResult with(Waiver waiver, State state, Spec spec, CheckResult result) {
        return result.toBuilder()
                .status(state == State.ACCEPTED ? Status.WAIVED : result.status())
                .message(result.message() + " " + sentence(waiver, state, spec, result))
                .waiver(WaiverResult.of(waiver.until(), waiver.owner(), waiver.reason(), state)
                        .accepts(waiver.accepts())
                        .approvedBy(waiver.approvedBy())
                        .ticket(waiver.ticket())
                        .build())
                .build();
    }

    private static String sentence(Waiver waiver, State state, Spec spec, CheckResult result) {
        String whose = "The waiver of " + waiver.owner();
        String most = waiver.accepts() == null ? "any failure" : Text.count(waiver.accepts(), spec.failing());
        return switch (state) {
            case ACCEPTED ->
                whose + " accepts " + most + " until " + waiver.until() + ": "
                        + waiver.reason().strip().replaceFirst("\\.$", "") + ".";
            case EXCEEDED ->
                whose + " until " + waiver.until() + " accepts " + most + ", and "
                        + (failing(result) > 0
                                ? "there are " + Text.number(failing(result)) + "."
                                : "this is another failure.");
            case EXPIRED -> whose + " for it ended on " + waiver.until() + ".";
            case NOT_NEEDED -> whose + " until " + waiver.until() + " is no longer needed: remove it.";
        };
    }
}
