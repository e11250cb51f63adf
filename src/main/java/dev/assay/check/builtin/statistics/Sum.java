package dev.assay.check.builtin.statistics;

import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Aggregate;

/** {@code sum}: the sum of a column is within bounds. */
public final class Sum extends AggregateType {

    public Sum() {
        super(
                Aggregate.SUM,
                Spec.column("sum", "The sum is within the bounds.")
                        .nulls(MeasuredValue.NULLS)
                        .known(OtherTool.DBT, "dbt_expectations.expect_column_sum_to_be_between")
                        .known(OtherTool.SODA, "sum")
                        .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_sum_to_be_between")
                        .known(OtherTool.DEEQU, "hasSum", "Sum")
                        .example("sum: {table: orders, column: total, above: 0}"));
    }
}
