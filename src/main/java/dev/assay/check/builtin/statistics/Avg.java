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

/** {@code avg}: the average of a column is within bounds. */
public final class Avg implements Bounded {

    private static final Spec SPEC = Spec.column("avg", "The average is within the bounds.")
            .nulls(MeasuredValue.NULLS
                    + " The average of integers and decimals is their sum divided by their number, without rounding.")
            .dimension(Dimension.ACCURACY)
            .judged(Spec.VerdictBasis.VALUE)
            .groupable()
            .parameter(Computed.EXPRESSION)
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(OtherTool.DBT, "dbt_expectations.expect_column_mean_to_be_between")
            .known(OtherTool.SODA, "avg")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_mean_to_be_between")
            .known(OtherTool.DEEQU, "hasMean", "Mean")
            .example("avg: {table: orders, column: total, min: 1, max: 100}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return MeasuredValue.aggregate(arguments, ask, Aggregate.AVG);
    }
}
