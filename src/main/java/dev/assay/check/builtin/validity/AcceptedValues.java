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
import java.util.List;

/** {@code accepted_values}: every value is in a list (ODCS: invalidValues with validValues). */
public final class AcceptedValues implements CheckType {

    private static final Spec SPEC = Spec.column("accepted_values", "Every value is one of the list.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Parameter.of("values", Kind.SCALARS, "The accepted values.")
                    .varies(Parameter.Variance.ACCEPTED)
                    .needed())
            .parameter(RowRule.NULLS)
            .known(OtherTool.DBT, "accepted_values", "dbt_expectations.expect_column_values_to_be_in_set")
            .known(OtherTool.SODA, "invalid_count", "invalid_percent", "valid_values")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_be_in_set")
            .known(OtherTool.DEEQU, "isContainedIn")
            .known(OtherTool.ODCS, "invalidValues")
            .example("accepted_values: {table: orders, column: status, values: [new, paid, shipped]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Object> values = arguments.scalars("values");
        return RowRule.ofValues(
                arguments,
                ask,
                ask.not(ask.isIn(column, values)),
                column,
                Text.a(column.name()) + " other than " + Text.values(values, "or"));
    }
}
