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

/** {@code sequential}: in the order of values, each is exactly one step above the previous one (dbt_utils: sequential_values). */
public final class Sequential implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "sequential", "In ascending order, every value is one step above the previous one.")
            .nulls("Rows with a null are left out: they are not examined, but the message counts them.")
            .dimension(Dimension.CONSISTENCY)
            .groupable()
            .parameters(Steps.PARAMETERS)
            .known(OtherTool.DBT, "dbt_utils.sequential_values")
            .example("sequential: {table: invoices, column: no, partition_by: [year]}")
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
                Comparison.NOT_EQUAL,
                (found, column) ->
                        Text.with(found, "has ", "have ") + Text.a(column) + " that does not follow the one before by");
    }
}
