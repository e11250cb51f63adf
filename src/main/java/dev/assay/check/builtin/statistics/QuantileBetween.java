package dev.assay.check.builtin.statistics;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.builtin.Bounds;
import dev.assay.check.builtin.Computed;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Ask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code quantile}: a quantile of a column is within bounds (SQL: PERCENTILE_CONT). */
public final class QuantileBetween implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "quantile", "The quantile (SQL: PERCENTILE_CONT) is within the bounds.")
            .nulls(MeasuredValue.NULLS + MeasuredValue.QUANTILE)
            .dimension(Dimension.ACCURACY)
            .judged(Spec.VerdictBasis.VALUE)
            .measures("quantile")
            .groupable()
            .parameter(Parameter.of("share", Kind.NUMBER, "The share of values below the quantile, from 0 to 1.")
                    .suchAs("0.95")
                    .needed())
            .parameter(Computed.EXPRESSION)
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(OtherTool.DBT, "dbt_expectations.expect_column_quantile_values_to_be_between")
            .known(OtherTool.SODA, "percentile")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_quantile_values_to_be_between")
            .known(
                    OtherTool.DEEQU,
                    "hasApproxQuantile",
                    "ApproxQuantile",
                    "ApproxQuantiles",
                    "hasExactQuantile",
                    "ExactQuantile")
            .example("quantile: {table: orders, column: total, share: 0.95, max: 100}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>(Bounds.of(arguments).faults(SPEC));
        BigDecimal share = arguments.number("share");
        if (share != null && (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)) {
            faults.add("'share' is from 0 to 1: write 0.95 for the value that 95% lie below");
        }
        return faults;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        BigDecimal share = Objects.requireNonNull(arguments.number("share"));
        return MeasuredValue.quantile(
                arguments, ask, share, "The " + share.toPlainString() + " quantile of", "quantile");
    }
}
