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

/** {@code min}: the lowest value of a column is within bounds. */
public final class Min implements Bounded {

    private static final Spec SPEC = Spec.column("min", "The lowest value is within the bounds.")
            .nulls(
                    MeasuredValue.NULLS
                            + " The database itself compares texts, times and other types with a bound, which is written as text.")
            .dimension(Dimension.ACCURACY)
            .judged(Spec.VerdictBasis.VALUE)
            .groupable()
            .parameter(Computed.EXPRESSION)
            .parameters(Bounds.parameters(Kind.SCALAR))
            .known(OtherTool.DBT, "dbt_expectations.expect_column_min_to_be_between")
            .known(OtherTool.SODA, "min")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_min_to_be_between")
            .known(OtherTool.DEEQU, "hasMin", "Minimum")
            .example("min: {table: orders, column: total, min: 0}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return MeasuredValue.aggregate(arguments, ask, Aggregate.MIN);
    }
}
