package dev.assay.check.builtin.validity;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Comparison;
import java.util.List;

/** {@code no_gaps}: in the order of values, none is missing between the lowest and the highest; values may repeat. */
public final class NoGaps implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "no_gaps", "In ascending order, no value is more than one step above the previous one.")
            .nulls("Rows with a null are left out: they are not examined, but the message counts them.")
            .dimension(Dimension.COVERAGE)
            .groupable()
            .parameters(Steps.PARAMETERS)
            .known(
                    OtherTool.DBT,
                    "dbt_utils.sequential_values",
                    "dbt_expectations.expect_row_values_to_have_data_for_every_n_datepart")
            .example("no_gaps: {table: invoices, column: no, partition_by: [year]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return Steps.faults(arguments);
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return Steps.rule(
                arguments,
                ask,
                Comparison.ABOVE,
                (found, column) -> Text.with(found, "comes", "come") + " after a gap in " + column + " of more than");
    }
}
