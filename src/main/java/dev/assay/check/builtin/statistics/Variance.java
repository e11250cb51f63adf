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

/** {@code variance}: the variance of a column is within bounds (SQL: VAR_SAMP). */
public final class Variance implements Bounded {

    private static final Spec SPEC = Spec.column(
                    "variance", "The variance of a sample (SQL: VAR_SAMP) is within the bounds.")
            .nulls(MeasuredValue.DEVIATION)
            .dimension(Dimension.ACCURACY)
            .judged(Spec.VerdictBasis.VALUE)
            .groupable()
            .parameter(Computed.EXPRESSION)
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(OtherTool.SODA, "variance", "var_samp")
            .nearly(OtherTool.SODA, Stddev.POPULATION, "var_pop")
            .nearly(OtherTool.DEEQU, Stddev.POPULATION, "hasVariance", "Variance")
            .example("variance: {table: orders, column: total, max: 2500}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return MeasuredValue.aggregate(arguments, ask, Aggregate.VARIANCE);
    }
}
