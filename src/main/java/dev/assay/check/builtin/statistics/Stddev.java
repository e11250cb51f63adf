package dev.assay.check.builtin.statistics;

import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Aggregate;

/** {@code stddev}: the standard deviation of a column is within bounds (SQL: STDDEV_SAMP). */
public final class Stddev extends AggregateType {

    /** What differs in tools that compute the population standard deviation. */
    static final String POPULATION =
            "there it is that of the population; here it is that of a sample, which is slightly higher";

    public Stddev() {
        super(
                Aggregate.STDDEV,
                Spec.column("stddev", "The standard deviation of a sample (SQL: STDDEV_SAMP) is within the bounds.")
                        .nulls(MeasuredValue.DEVIATION)
                        .known(OtherTool.DBT, "dbt_expectations.expect_column_stdev_to_be_between")
                        .known(OtherTool.SODA, "stddev", "stddev_samp")
                        .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_stdev_to_be_between")
                        .nearly(OtherTool.SODA, POPULATION, "stddev_pop")
                        .nearly(OtherTool.DEEQU, POPULATION, "hasStandardDeviation", "StandardDeviation")
                        .example("stddev: {table: orders, column: total, max: 50}"));
    }
}
