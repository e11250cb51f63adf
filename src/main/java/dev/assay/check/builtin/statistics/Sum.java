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

/** {@code sum}: the sum of a column is within bounds. */
public final class Sum implements Bounded {

    private static final Spec SPEC = Spec.column("sum", "The sum is within the bounds.")
            .nulls(MeasuredValue.NULLS)
            .dimension(Dimension.ACCURACY)
            .judged(Spec.VerdictBasis.VALUE)
            .groupable()
            .parameter(Computed.EXPRESSION)
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(OtherTool.DBT, "dbt_expectations.expect_column_sum_to_be_between")
            .known(OtherTool.SODA, "sum")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_sum_to_be_between")
            .known(OtherTool.DEEQU, "hasSum", "Sum")
            .example("sum: {table: orders, column: total, above: 0}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return MeasuredValue.aggregate(arguments, ask, Aggregate.SUM);
    }
}
