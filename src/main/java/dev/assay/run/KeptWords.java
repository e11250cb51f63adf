package dev.assay.run;

import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.history.Kept;
import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.result.Status;
import dev.assay.suite.CheckDeclaration;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a result the history keeps. Where {@code sample} forbids that rows are shown, it keeps counts and what follows from
 * many rows, such as a share, and nothing that may quote a row: no extreme, no time of the newest row, no group's key.
 */
final class KeptWords implements Kept {

    private final Map<String, Run.Selected> checks = new HashMap<>();

    KeptWords(List<Run.Selected> selected) {
        selected.forEach(one -> checks.put(one.id(), one));
    }

    @Override
    public String message(CheckResult result) {
        Run.Selected one = checks.get(result.check().id());
        return one != null && (mayShow(one) || !quotes(result, one.check())) ? result.message() : plain(result);
    }

    @Override
    public @Nullable BigDecimal value(CheckResult result) {
        Run.Selected one = checks.get(result.check().id());
        if (one == null || !one.check().groupBy().isEmpty()) {
            return null;
        }
        Spec spec = one.check().type().spec();
        Object value = spec.measure() == null ? null : result.measured().get(spec.measure());
        return value instanceof Number number && (spec.isStatistic() || mayShow(one))
                ? new BigDecimal(number.toString())
                : null;
    }

    /** Whether reports may show the columns that the check is about. */
    private static boolean mayShow(Run.Selected one) {
        Set<String> columns = new HashSet<>(one.check().columns());
        if (!columns.isEmpty()) {
            columns.addAll(one.check().groupBy());
        }
        return ResultAssembler.shown(one.suite(), one.check()).shows(columns);
    }

    /** Whether a message may hold a value of a row. */
    private static boolean quotes(CheckResult result, CheckDeclaration check) {
        FailureCode code = result.code();
        if (code == FailureCode.QUERY_REFUSED || code == FailureCode.DATA_STALE) {
            return true; // it may name the value that the database refused, or the time of the newest row
        }
        Spec spec = check.type().spec();
        boolean judged = EnumSet.of(Status.FAILED, Status.WARNED, Status.WAIVED).contains(result.status());
        boolean measured = spec.judged() == Spec.VerdictBasis.VALUE && code != FailureCode.NO_ROWS;
        return judged && (!check.groupBy().isEmpty() || (measured && !spec.isStatistic()));
    }

    private static String plain(CheckResult result) {
        Long failing = result.failing();
        Long examined = result.examined();
        if (failing != null) {
            return Text.number(failing) + " of "
                    + (examined == null
                            ? "them"
                            : Text.count(examined, result.check().unit())) + " "
                    + Text.with(failing, "fails.", "fail.");
        }
        return result.code() == null
                ? ""
                : switch (result.code()) {
                    case QUERY_REFUSED -> "The question could not be answered.";
                    case DATA_STALE -> "The newest row is too old.";
                    case NO_ROWS -> "There were no rows to check.";
                    default -> "What was measured is not as expected.";
                };
    }
}
