package dev.assay.run;

import dev.assay.check.Evaluator;
import dev.assay.database.DatabaseException;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.expression.Scope;
import dev.assay.result.Evaluation;
import dev.assay.result.FailureCode;
import dev.assay.run.Planned.Refusal;
import dev.assay.run.privacy.Discretion;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.SamplePolicy;
import dev.assay.suite.Suite;
import dev.assay.suite.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the questions of the checks of one connection.
 *
 * @param here the connection, as checks of others see it
 * @param place identifies the database and environment in the state that runs share
 * @param elsewhere gives other connections
 */
record Asking(
        Apart.Connection here,
        Windows windows,
        RunState memory,
        String place,
        String runId,
        Apart.Elsewhere elsewhere,
        RunLog log) {

    /**
     * Collects the questions of a check.
     *
     * @param whole why the check examines all rows although its window starts at a mark; null if it does not
     */
    Planned of(Suite suite, CheckDeclaration check, @Nullable String whole) {
        Planned taken;
        try {
            Windows.Begin begin = window(suite, check, whole);
            Scope.From from = begin == null ? null : begin.from();
            Scope scope = new Scope(
                    check.table(),
                    check.latest(),
                    check.filters(),
                    from,
                    check.groupBy(),
                    check.scanned(),
                    isListed(suite, check));
            CheckQuestions inquiry = here.planner().inquire(scope);
            inquiry.recall(new Run.Selected(suite, check)
                    .ids().stream()
                            .flatMap(id -> memory.memo(place, memo(id, inquiry)).stream())
                            .findFirst());
            Apart apart = Apart.of(suite, check, scope, inquiry.memo(), here, elsewhere, runId, log);
            Evaluator rule = apart == null ? check.type().ask(check.arguments(), inquiry.ask()) : null;
            taken = new Planned(
                    suite,
                    check,
                    inquiry,
                    rule,
                    Catalogues.allRows(check, inquiry),
                    from == null ? null : window(suite, check, from),
                    inquiry.marked().orElse(null),
                    begin == null ? null : begin.whole(),
                    apart,
                    new Discretion(
                            here.privacy(),
                            inquiry,
                            ResultAssembler.shown(suite, check),
                            check.table(),
                            check.groupBy()),
                    null);
            inquiry.mark();
        } catch (UnanswerableException e) {
            taken = refused(suite, check, e.code(), e.getMessage());
        } catch (DatabaseException e) {
            log.trouble(
                    "Questions of " + check.key() + " on connection "
                            + here.database().name(),
                    e);
            taken = refused(suite, check, e.kind().code(), e.getMessage());
        } catch (Throwable e) {
            taken = Planned.refused(
                    suite, check, log.refusal(check.key() + " asked its questions by " + check.type(), e));
        }
        return taken;
    }

    /** Whether scans may list values that they find. If only some columns may be shown, the rows are read separately. */
    private boolean isListed(Suite suite, CheckDeclaration check) {
        SamplePolicy shown = ResultAssembler.shown(suite, check);
        return shown.rows() && shown.columns().isEmpty() && here.privacy().shows(check.table(), List.of(), shown);
    }

    /** The window as reports have it: an author's value as it is, and the mark of an earlier run where values may be shown. */
    private Evaluation.Window window(Suite suite, CheckDeclaration check, Scope.From from) {
        boolean shown = !from.remembered()
                || from.value() == null
                || here.privacy().shows(check.table(), List.of(from.column()), ResultAssembler.shown(suite, check));
        if (!shown) {
            here.privacy().marks(from.column());
        }
        return new Evaluation.Window(
                from.column(),
                from.value() == null ? null : shown ? String.valueOf(from.value()) : "the mark of the last run");
    }

    private Windows.@Nullable Begin window(Suite suite, CheckDeclaration check, @Nullable String whole)
            throws DatabaseException {
        Window window = check.window();
        if (window == null || whole != null) {
            return window == null ? null : new Windows.Begin(new Scope.From(window.column(), null, true), whole);
        }
        return windows.of(
                window,
                new Run.Selected(suite, check).ids(),
                whole(check),
                here.privacy().shows(check.table(), List.of(window.column()), ResultAssembler.shown(suite, check)));
    }

    /** All rows of a check's table. */
    Ask whole(CheckDeclaration check) throws DatabaseException {
        return here.planner().inquire(Scope.of(check.table(), List.of())).ask();
    }

    /** The key of a check's memory, which includes the table, so that memory is not mixed up. */
    static String memo(String id, CheckQuestions inquiry) {
        return id + " " + inquiry.ask().table();
    }

    private static Planned refused(Suite suite, CheckDeclaration check, FailureCode code, @Nullable String message) {
        return Planned.refused(suite, check, new Refusal(code, String.valueOf(message)));
    }
}
