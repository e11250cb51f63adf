package dev.assay.check.builtin.volume;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Bounded;
import dev.assay.check.builtin.Bounds;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import dev.assay.result.Severity;
import java.util.List;
import java.util.Map;

/** {@code row_count}: the number of rows is within bounds (ODCS: rowCount). An empty table has 0. */
public final class RowCount implements Bounded {

    private static final Spec SPEC = Spec.table("row_count", "The number of rows is within the bounds.")
            .nulls("Nulls do not matter: rows are counted. An empty table has 0 rows.")
            .dimension(Dimension.COVERAGE)
            .severity(Severity.CRITICAL)
            .metric("rowCount")
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("row_count")
            .groupable()
            .parameters(Bounds.parameters(Kind.COUNT))
            .known(
                    OtherTool.DBT,
                    "row_count",
                    "dbt_expectations.expect_table_row_count_to_be_between",
                    "dbt_expectations.expect_table_row_count_to_equal")
            .known(OtherTool.SODA, "row_count")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_table_row_count_to_be_between",
                    "expect_table_row_count_to_equal")
            .known(OtherTool.DEEQU, "hasSize", "Size")
            .known(OtherTool.ODCS, "rowCount")
            .example("row_count: {table: orders, min: 1, max: 1000000}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Bounds bounds = Bounds.of(arguments);
        Measure<Long> rows = ask.count();
        return measures -> {
            long count = measures.get(rows);
            CheckOutcome.Level level = bounds.judge(count);
            String message = Text.with(count, "There is ", "There are ")
                    + (count == 0 ? "no rows" : Text.count(count, "row")) + "; " + bounds.accepted(level) + ".";
            return new CheckOutcome.Verdict(
                    level,
                    FailureCode.RULE_VIOLATED,
                    message,
                    List.of(),
                    Map.of("row_count", count),
                    bounds.limits(),
                    count == 0);
        };
    }
}
