package dev.assay.check.builtin.validity;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;

/** {@code rejected_values}: no value is in a list (dbt_utils, Soda: invalid values). */
public final class RejectedValues implements CheckType {

    private static final Spec SPEC = Spec.column("rejected_values", "No value is one of the list.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Parameter.of("values", Kind.SCALARS, "The values that must not occur.")
                    .varies(Parameter.Variance.REFUSED)
                    .suchAs("[test, void]")
                    .needed())
            .parameter(RowRule.NULLS)
            .known(
                    OtherTool.DBT,
                    "dbt_utils.not_accepted_values",
                    "dbt_expectations.expect_column_values_to_not_be_in_set")
            .known(OtherTool.SODA, "invalid values", "invalid_values", "invalid_count", "invalid_percent")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_not_be_in_set")
            .known(OtherTool.DEEQU, "satisfies")
            .known(OtherTool.ODCS, "invalidValues")
            .example("rejected_values: {table: orders, column: status, values: [test, void]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        return RowRule.ofValues(
                arguments,
                ask,
                ask.isIn(column, arguments.scalars("values")),
                column,
                Text.a(column.name()) + " that is " + Text.values(arguments.scalars("values"), "or"));
    }
}
