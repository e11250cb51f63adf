package dev.assay.check.builtin.validity;

import dev.assay.check.Dimension;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Comparison;

/** {@code no_gaps}: in the order of values, none is missing between the lowest and the highest; values may repeat. */
public final class NoGaps extends Steps {

    public NoGaps() {
        super(
                Comparison.ABOVE,
                (found, column) -> Text.with(found, "comes", "come") + " after a gap in " + column + " of more than",
                Spec.column("no_gaps", "In ascending order, no value is more than one step above the previous one.")
                        .dimension(Dimension.COVERAGE)
                        .known(
                                OtherTool.DBT,
                                "dbt_utils.sequential_values",
                                "dbt_expectations.expect_row_values_to_have_data_for_every_n_datepart")
                        .example("no_gaps: {table: invoices, column: no, partition_by: [year]}"));
    }
}
