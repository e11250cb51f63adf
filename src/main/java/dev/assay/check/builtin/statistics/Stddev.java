package dev.assay.check.builtin.statistics;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.Bounded;
import dev.assay.check.builtin.Bounds;
import dev.assay.check.builtin.Computed;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;

/** {@code stddev}: the standard deviation of a column is within bounds (SQL: STDDEV_SAMP). */
public final class Stddev implements Bounded {

    /** What differs in tools that compute the population standard deviation. */
    static final String POPULATION =
            "there it is that of the population; here it is that of a sample, which is slightly higher";

    private static final Spec SPEC = Spec.column(
                    "stddev", "The standard deviation of a sample (SQL: STDDEV_SAMP) is within the bounds.")
            .nulls(MeasuredValue.DEVIATION)
            .dimension(Dimension.ACCURACY)
            .judged(Spec.VerdictBasis.VALUE)
            .groupable()
            .parameter(Computed.EXPRESSION)
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(OtherTool.DBT, "dbt_expectations.expect_column_stdev_to_be_between")
            .known(OtherTool.SODA, "stddev", "stddev_samp")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_stdev_to_be_between")
            .nearly(OtherTool.SODA, POPULATION, "stddev_pop")
            .nearly(OtherTool.DEEQU, POPULATION, "hasStandardDeviation", "StandardDeviation")
            .example("stddev: {table: orders, column: total, max: 50}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return MeasuredValue.aggregate(arguments, ask, Aggregate.STDDEV);
    }
}
