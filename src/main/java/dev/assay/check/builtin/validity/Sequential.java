package dev.assay.check.builtin.validity;

import dev.assay.check.Dimension;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Comparison;

/** {@code sequential}: in the order of values, each is exactly one step above the previous one (dbt_utils: sequential_values). */
public final class Sequential extends Steps {

    public Sequential() {
        super(
                Comparison.NOT_EQUAL,
                (found, column) ->
                        Text.with(found, "has ", "have ") + Text.a(column) + " that does not follow the one before by",
                Spec.column("sequential", "In ascending order, every value is one step above the previous one.")
                        .dimension(Dimension.CONSISTENCY)
                        .known(OtherTool.DBT, "dbt_utils.sequential_values")
                        .example("sequential: {table: invoices, column: no, partition_by: [year]}"));
    }
}
