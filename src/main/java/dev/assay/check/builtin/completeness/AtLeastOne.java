package dev.assay.check.builtin.completeness;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import java.util.List;
import java.util.Map;

/** {@code at_least_one}: at least one row has a value in the column (dbt_utils). */
public final class AtLeastOne implements CheckType {

    private static final Spec SPEC = Spec.column("at_least_one", "At least one row has a value in the column.")
            .nulls("A column with only nulls fails.")
            .dimension(Dimension.COMPLETENESS)
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("values")
            .groupable()
            .known(OtherTool.DBT, "dbt_utils.at_least_one", "the_tuva_project.warn_if_null_percentage_is_100")
            .known(OtherTool.SODA, "missing_percent")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_not_be_null")
            .example("at_least_one: {table: customers, column: phone}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Measure<Long> all = ask.count();
        Measure<Long> nulls = ask.countWhere(ask.isNull(column), List.of(column));
        return measures -> {
            long rows = measures.get(all);
            long filled = rows - measures.get(nulls);
            String message = rows == 0
                    ? "There are no rows, so there is no value in " + column.name() + "."
                    : filled == 0
                            ? Text.noneOf(rows) + " a value in " + column.name() + "."
                            : Text.count(filled, "row") + " of " + Text.number(rows)
                                    + Text.with(filled, " has", " have") + " a value in " + column.name() + ".";
            return new CheckOutcome.Verdict(
                    filled > 0 ? CheckOutcome.Level.PASSED : CheckOutcome.Level.FAILED,
                    rows == 0 ? FailureCode.NO_ROWS : FailureCode.RULE_VIOLATED,
                    message,
                    List.of(),
                    Map.of("rows", rows, "values", filled),
                    Map.of(),
                    rows == 0);
        };
    }
}
