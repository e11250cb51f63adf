package dev.assay.check.builtin.statistics;

import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Aggregate;

/** {@code avg}: the average of a column is within bounds. */
public final class Avg extends AggregateType {

    public Avg() {
        super(
                Aggregate.AVG,
                Spec.column("avg", "The average is within the bounds.")
                        .nulls(
                                MeasuredValue.NULLS
                                        + " The average of integers and decimals is their sum divided by their number, without rounding.")
                        .known(OtherTool.DBT, "dbt_expectations.expect_column_mean_to_be_between")
                        .known(OtherTool.SODA, "avg")
                        .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_mean_to_be_between")
                        .known(OtherTool.DEEQU, "hasMean", "Mean")
                        .example("avg: {table: orders, column: total, min: 1, max: 100}"));
    }
}
