package dev.assay.check.builtin.validity;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;

/** {@code trimmed}: no text begins or ends with a blank. */
public final class Trimmed implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "trimmed", "No text starts or ends with a blank, a tab or a line break.")
            .nulls(RowRule.NULLS_PASS)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .known(OtherTool.DBT, "dbt_expectations.expect_column_values_to_match_regex")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_not_match_regex")
            .example("trimmed: {table: customers, column: name}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        return RowRule.ofValues(
                ask,
                ask.matches(column, "^[ \t\r\n]|[ \t\r\n]$"),
                column,
                Text.a(column.name()) + " with a blank at its beginning or end");
    }
}
