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
import dev.assay.plan.ask.Ask;
import java.math.BigDecimal;

/** {@code median}: the median of a column is within bounds (SQL: PERCENTILE_CONT). */
public final class Median implements Bounded {

    private static final Spec SPEC = Spec.column("median", "The median (SQL: PERCENTILE_CONT) is within the bounds.")
            .nulls(MeasuredValue.NULLS + MeasuredValue.QUANTILE)
            .dimension(Dimension.ACCURACY)
            .judged(Spec.VerdictBasis.VALUE)
            .measures("median")
            .groupable()
            .parameter(Computed.EXPRESSION)
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(OtherTool.DBT, "dbt_expectations.expect_column_median_to_be_between")
            .known(OtherTool.SODA, "percentile")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_median_to_be_between")
            .known(OtherTool.DEEQU, "hasApproxQuantile", "ApproxQuantile")
            .example("median: {table: orders, column: total, min: 5, max: 50}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return MeasuredValue.quantile(arguments, ask, new BigDecimal("0.5"), "The median of", "median");
    }
}
