package dev.assay.run;

import dev.assay.check.CheckOutcome;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measures;
import dev.assay.result.Evaluation;
import dev.assay.result.FailureCode;
import dev.assay.result.Status;
import dev.assay.suite.CheckDeclaration.OnEmpty;
import dev.assay.suite.Thresholds;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges a check's outcome by the author's thresholds.
 *
 * @param allRows the rows without the check's window, or without its filters if it has no window, or those of the tables that it names;
 *     null if that was not asked
 * @param means how the check was measured
 */
record VerdictEvaluator(Planned planned, @Nullable ExaminedCount allRows, Evaluation means) {

    /**
     * A judgement.
     *
     * @param code null if the check passed
     */
    record Judgement(
            Status status,
            @Nullable FailureCode code,
            String message,
            @Nullable Long failing,
            @Nullable Long examined,
            Map<String, String> limits) {}

    static VerdictEvaluator of(Planned planned, Measures measures, Evaluation means) {
        List<ExaminedCount> rows = planned.allRows().stream().map(measures::get).toList();
        ExaminedCount all =
                rows.size() == 1 ? rows.get(0) : new ExaminedCount(rows.stream().anyMatch(ExaminedCount::some), null);
        return new VerdictEvaluator(planned, rows.isEmpty() ? null : all, means);
    }

    Judgement judge(CheckOutcome finding) {
        if (finding instanceof CheckOutcome.Rows rows) {
            CheckOutcome.Spoken spoken = rows.spoken();
            boolean none = rows.failing() == 0
                    && (!rows.examined().some()
                            || (spoken != null && !spoken.rows().some()));
            boolean there = spoken != null && spoken.all().some();
            return none ? empty(there ? Objects.requireNonNull(spoken).none() : null) : rows(rows);
        }
        if (finding instanceof CheckOutcome.Found found) {
            return found.failing() == 0 && hollow()
                    ? hollow("None of the tables that the query names has a row, so nothing was examined")
                    : found(found.failing());
        }
        if (finding instanceof CheckOutcome.Deviations catalogue) {
            return catalogue.deviations() == 0 && hollow()
                    ? hollow(open(catalogue.message()) + ", but the table is empty")
                    : deviations(catalogue);
        }
        CheckOutcome.Verdict verdict = (CheckOutcome.Verdict) finding;
        OnEmpty onEmpty = planned.check().onEmpty();
        if (verdict.nothing() && onEmpty != null) {
            return nothing(onEmpty, open(verdict.message()) + said(onEmpty), null, null, limits(verdict));
        }
        Status status = switch (verdict.level()) {
            case PASSED -> Status.PASSED;
            case WARNED -> Status.WARNED;
            case FAILED ->
                planned.check().type().spec().takesThresholds() && !verdict.nothing()
                        ? status(thresholds(), 1, 1)
                        : Status.FAILED;
        };
        return new Judgement(
                status,
                status == Status.PASSED ? null : verdict.code(),
                verdict.message(),
                null,
                null,
                limits(verdict));
    }

    /** Whether nothing is wrong only because there are no rows, and the author said what that means. */
    private boolean hollow() {
        return planned.check().onEmpty() != null && allRows != null && !allRows.some();
    }

    private Judgement hollow(String message) {
        OnEmpty onEmpty = Objects.requireNonNull(planned.check().onEmpty());
        return nothing(onEmpty, message + said(onEmpty), 0L, null, Map.of());
    }

    private static Map<String, String> limits(CheckOutcome.Verdict verdict) {
        Map<String, String> limits = new LinkedHashMap<>();
        verdict.limits()
                .forEach((name, limit) -> limits.put(
                        name, limit instanceof BigDecimal number ? number.toPlainString() : String.valueOf(limit)));
        return limits;
    }

    /** The sentence without its full stop, to be continued. */
    private static String open(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }

    private static String said(OnEmpty onEmpty) {
        return " (on_empty: " + onEmpty.name().toLowerCase(Locale.ROOT) + ").";
    }

    private static Judgement nothing(
            OnEmpty onEmpty,
            String message,
            @Nullable Long failing,
            @Nullable Long examined,
            Map<String, String> limits) {
        Status status = switch (onEmpty) {
            case FAIL -> Status.FAILED;
            case WARN -> Status.WARNED;
            case PASS -> Status.PASSED;
        };
        return new Judgement(
                status, status == Status.PASSED ? null : FailureCode.NO_ROWS, message, failing, examined, limits);
    }

    private Thresholds thresholds() {
        return planned.check().thresholds();
    }

    /**
     * The judgement if there was nothing to examine.
     *
     * @param unjudged a sentence about rows that existed but could not be judged; null if there were no rows
     */
    Judgement empty(@Nullable String unjudged) {
        boolean left = allRows != null && allRows.some();
        Evaluation.Window window = means.window();
        if (unjudged == null && left && window != null && window.from() != null) {
            String message =
                    "Nothing new: no row" + (planned.check().filters().isEmpty() ? "" : " that the filter leaves")
                            + " has " + Text.a(window.column()) + " from " + window.from() + " on.";
            return new Judgement(Status.PASSED, null, message, 0L, 0L, limits(thresholds()));
        }
        OnEmpty rule = Objects.requireNonNullElse(planned.check().onEmpty(), OnEmpty.FAIL);
        String message = (unjudged == null ? why(left) + ", so nothing was examined" : open(unjudged))
                + (rule == OnEmpty.FAIL ? "; say on_empty: pass where that is expected." : said(rule));
        Long none = planned.check().type().spec().judged() == Spec.VerdictBasis.VALUE ? null : 0L;
        return nothing(rule, message, none, none, limits(thresholds()));
    }

    private String why(boolean left) {
        if (left) {
            String latest = planned.check().latest();
            return latest == null
                    ? "The filter leaves none of " + tableRows()
                    : planned.check().filters().isEmpty()
                            ? "None of " + tableRows() + " has a value of " + latest + ", so none is the latest"
                            : "The filter leaves no row of the latest " + latest;
        }
        return means.window() == null || planned.check().filters().isEmpty()
                ? "The table is empty"
                : "The filter leaves no row of any time";
    }

    private String tableRows() {
        Long counted = allRows == null ? null : allRows.counted();
        return counted == null ? "the table's rows" : Text.count(counted, "row");
    }

    private Judgement rows(CheckOutcome.Rows rows) {
        // Under a concurrent change the two counts may belong to two moments: failing rows existed, so there were at
        // least as many rows.
        Long counted = rows.examined().counted();
        Long examined =
                counted == null && rows.failing() == 0 ? null : Math.max(counted == null ? 0 : counted, rows.failing());
        Status counts = status(thresholds(), rows.failing(), examined == null ? 1 : examined);
        boolean doubted = counts == Status.PASSED && rows.doubt() != null;
        Status status = doubted ? Status.WARNED : counts;
        return new Judgement(
                status,
                code(status),
                message(rows, examined, counts)
                        + leftOut(rows)
                        + uncompared(rows)
                        + unmarked()
                        + (doubted ? " " + rows.doubt() : ""),
                rows.failing(),
                examined,
                limits(thresholds()));
    }

    private String message(CheckOutcome.Rows rows, @Nullable Long examined, Status status) {
        if (rows.failing() == 0 && rows.held() != null) {
            return rows.held();
        }
        if (rows.failing() == 0 || examined == null) {
            return "No " + row() + (examined == null ? "" : " of " + Text.number(examined)) + " breaks the rule"
                    + proofs() + ".";
        }
        return Text.number(rows.failing()) + " of " + Text.number(examined) + " " + row()
                + (examined == 1 ? " (" : "s (")
                + Text.percent(rows.failing(), examined, thresholds().percentages()) + ") " + rows.rule() + "; "
                + allowed(thresholds(), status) + ".";
    }

    /** How many rows the type did not count as examined, and why. */
    private static String leftOut(CheckOutcome.Rows rows) {
        CheckOutcome.Spoken spoken = rows.spoken();
        Long counted = rows.examined().counted();
        Long all = spoken == null ? null : spoken.all().counted();
        return spoken == null || counted == null || all == null || all <= counted
                ? ""
                : " " + spoken.leftOut(all - counted);
    }

    /** Columns that a comparison of two tables left out although the author did not say so. */
    private static String uncompared(CheckOutcome.Rows rows) {
        Object columns = rows.measured().get("not_compared");
        return columns == null ? "" : " Not compared, since only the other table has it: " + columns + ".";
    }

    /** The constraints that prove the rule, if no row was read. */
    private String proofs() {
        List<String> proofs =
                means.proofs().stream().map(Evaluation.Proof::toString).toList();
        return proofs.isEmpty() ? "" : ": the database itself holds it (" + String.join(", ", proofs) + ")";
    }

    /** What was examined, in the singular. Only rows of a window are "new"; a constraint holds for old rows too. */
    private String row() {
        boolean fresh = means.window() != null && means.window().from() != null;
        return (fresh && means.proofs().isEmpty() ? "new " : "") + unit();
    }

    private String unmarked() {
        return planned.whole() == null || !means.proofs().isEmpty()
                ? ""
                : " All rows were examined, since " + planned.whole() + ".";
    }

    private String unit() {
        return planned.check().type().spec().unit();
    }

    private Judgement found(long failing) {
        Thresholds thresholds = thresholds();
        Status status = status(thresholds, failing, failing);
        String message = failing == 0
                ? "No row breaks the rule."
                : Text.number(failing) + (failing == 1 ? " row breaks" : " rows break") + " the rule; "
                        + allowed(thresholds, status) + ".";
        return new Judgement(status, code(status), message, failing, null, limits(thresholds));
    }

    /** Judges deviations from a contract. The message mentions the threshold only if it is not the default. */
    private Judgement deviations(CheckOutcome.Deviations catalogue) {
        Thresholds thresholds = thresholds();
        Status status = status(thresholds, catalogue.deviations(), catalogue.deviations());
        boolean told = catalogue.deviations() > 0 && !thresholds.equals(Thresholds.DEFAULT);
        return new Judgement(
                status,
                status == Status.PASSED ? null : FailureCode.CONTRACT_BROKEN,
                catalogue.message()
                        + (told
                                ? " " + Text.count(catalogue.deviations(), "deviation") + ": "
                                        + allowed(thresholds, status) + "."
                                : ""),
                catalogue.deviations(),
                null,
                Map.of());
    }

    private static Status status(Thresholds thresholds, long failing, long examined) {
        if (thresholds.failAbove() != null && thresholds.failAbove().exceededBy(failing, examined)) {
            return Status.FAILED;
        }
        return thresholds.warnAbove() != null && thresholds.warnAbove().exceededBy(failing, examined)
                ? Status.WARNED
                : Status.PASSED;
    }

    private static @Nullable FailureCode code(Status status) {
        return status == Status.PASSED ? null : FailureCode.RULE_VIOLATED;
    }

    /** The limit that decided: the one that was exceeded, or else the one that was kept. */
    private static String allowed(Thresholds thresholds, Status status) {
        Thresholds.Limit limit = status == Status.WARNED || thresholds.failAbove() == null
                ? thresholds.warnAbove()
                : thresholds.failAbove();
        if (limit == null) {
            return "any number allowed";
        }
        if (limit.amount().signum() == 0) {
            return status == Status.WARNED ? "even one gives a warning" : "none allowed";
        }
        return "at most "
                + (limit.percent() ? limit : Text.number(limit.amount().longValue()))
                + (status == Status.WARNED ? " without a warning" : " allowed");
    }

    private static Map<String, String> limits(Thresholds thresholds) {
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put(
                "fail_above",
                thresholds.failAbove() == null
                        ? "never"
                        : thresholds.failAbove().toString());
        if (thresholds.warnAbove() != null) {
            limits.put("warn_above", thresholds.warnAbove().toString());
        }
        return limits;
    }
}
