package dev.assay.check.builtin.volume;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.CheckState;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** {@code row_count_change}: the number of rows changed no more than allowed since the last good run (Soda: change for row_count). */
public final class RowCountChange implements CheckType {

    private static final String ROWS = "[0-9]{1,18}";

    private static final Spec SPEC = Spec.table(
                    "row_count_change",
                    "The number of rows changed no more than allowed since the last run that passed or warned.")
            .nulls(
                    "Nulls do not matter: rows are counted. An empty table has 0 rows, a number like any other, unless on_empty"
                            + " says otherwise. A first run passes, and says so.")
            .dimension(Dimension.COVERAGE)
            .metric("rowCount")
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("row_count")
            .parameter(Parameter.of(
                            "max_increase",
                            Kind.TOLERANCE,
                            "How many more rows are accepted: a number, or a percentage of the last run's rows.")
                    .suchAs("50%"))
            .parameter(
                    Parameter.of("max_decrease", Kind.TOLERANCE, "How many fewer rows are accepted, in the same form.")
                            .suchAs("0"))
            .known(OtherTool.SODA, "change for row_count", "change percent for row_count")
            .known(OtherTool.DEEQU, "RelativeRateOfChangeStrategy", "AbsoluteChangeStrategy")
            .example("row_count_change: {table: orders, max_increase: 50%, max_decrease: 0}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return arguments.has("max_increase") || arguments.has("max_decrease")
                ? List.of()
                : List.of("it has no limit: give max_increase, max_decrease or both");
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        CheckState memo = ask.memo();
        Measure<Long> counted = ask.count();
        return measures -> {
            long rows = measures.get(counted);
            memo.keep(String.valueOf(rows));
            if (memo.last().filter(text -> text.matches(ROWS)).isEmpty()) {
                String message = "There is no earlier run to compare with; " + Text.count(rows, "row")
                        + Text.with(rows, " is", " are") + " remembered for the next run.";
                return verdict(CheckOutcome.Level.PASSED, message, Map.of("row_count", rows), arguments, rows);
            }
            long before = Long.parseLong(memo.last().get());
            Tolerance allowed = arguments.tolerance(rows >= before ? "max_increase" : "max_decrease");
            boolean limited = arguments.has(rows >= before ? "max_increase" : "max_decrease");
            boolean holds = !limited || allowed.accepts(BigDecimal.valueOf(rows), BigDecimal.valueOf(before));
            String message = "There " + Text.with(rows, "is ", "are ") + Text.count(rows, "row") + ", and there "
                    + Text.with(before, "was ", "were ") + Text.number(before) + " in the last run; "
                    + (limited
                            ? "at most " + allowed + (rows >= before ? " more" : " fewer") + " expected."
                            : "any number " + (rows >= before ? "more" : "fewer") + " accepted.");
            return verdict(
                    holds ? CheckOutcome.Level.PASSED : CheckOutcome.Level.FAILED,
                    message,
                    Map.of("row_count", rows, "last_row_count", before),
                    arguments,
                    rows);
        };
    }

    private static CheckOutcome verdict(
            CheckOutcome.Level level, String message, Map<String, Object> measured, Arguments arguments, long rows) {
        return new CheckOutcome.Verdict(
                level, FailureCode.RULE_VIOLATED, message, List.of(), measured, arguments.values(), rows == 0);
    }
}
