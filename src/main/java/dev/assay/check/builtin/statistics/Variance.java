package dev.assay.check.builtin.statistics;

import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Aggregate;

/** {@code variance}: the variance of a column is within bounds (SQL: VAR_SAMP). */
public final class Variance extends AggregateType {

    public Variance() {
        super(
                Aggregate.VARIANCE,
                Spec.column("variance", "The variance of a sample (SQL: VAR_SAMP) is within the bounds.")
                        .nulls(MeasuredValue.DEVIATION)
                        .known(OtherTool.SODA, "variance", "var_samp")
                        .nearly(OtherTool.SODA, Stddev.POPULATION, "var_pop")
                        .nearly(OtherTool.DEEQU, Stddev.POPULATION, "hasVariance", "Variance")
                        .example("variance: {table: orders, column: total, max: 2500}"));
    }
}
