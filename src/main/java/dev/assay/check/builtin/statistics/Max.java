package dev.assay.check.builtin.statistics;

import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Aggregate;

/** {@code max}: the highest value of a column is within bounds. */
public final class Max extends AggregateType {

    public Max() {
        super(
                Aggregate.MAX,
                Spec.column("max", "The highest value is within the bounds.")
                        .nulls(MeasuredValue.NULLS + ANY_TYPE)
                        .known(OtherTool.DBT, "dbt_expectations.expect_column_max_to_be_between")
                        .known(OtherTool.SODA, "max")
                        .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_max_to_be_between")
                        .known(OtherTool.DEEQU, "hasMax", "Maximum")
                        .example("max: {table: orders, column: total, max: 1000}"));
    }
}
