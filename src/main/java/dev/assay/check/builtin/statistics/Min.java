package dev.assay.check.builtin.statistics;

import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Aggregate;

/** {@code min}: the lowest value of a column is within bounds. */
public final class Min extends AggregateType {

    public Min() {
        super(
                Aggregate.MIN,
                Spec.column("min", "The lowest value is within the bounds.")
                        .nulls(MeasuredValue.NULLS + ANY_TYPE)
                        .known(OtherTool.DBT, "dbt_expectations.expect_column_min_to_be_between")
                        .known(OtherTool.SODA, "min")
                        .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_min_to_be_between")
                        .known(OtherTool.DEEQU, "hasMin", "Minimum")
                        .example("min: {table: orders, column: total, min: 0}"));
    }
}
