package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code quantile}: the value that a share of all values lies below is within bounds (SQL: PERCENTILE_CONT). */
public final class QuantileBetween implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "quantile",
                    "The value that a share of all values lies below, as SQL's PERCENTILE_CONT has it, is within the bounds.")
            .nulls(
                    "Nulls are passed over. Where there are no rows, or none has a value, there is nothing to measure, and the check fails with a sentence of its own.")
            .dimension(Dimension.ACCURACY)
            .judged(Spec.Judged.VALUE)
            .groupable()
            .parameter(Parameter.of("share", Kind.NUMBER, "The share of values that lie below, from 0 to 1.")
                    .suchAs("0.95")
                    .needed())
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(Peer.DBT, "dbt_expectations.expect_column_quantile_values_to_be_between")
            .known(Peer.SODA, "percentile")
            .known(Peer.GREAT_EXPECTATIONS, "expect_column_quantile_values_to_be_between")
            .known(Peer.DEEQU, "hasApproxQuantile", "ApproxQuantile", "ApproxQuantiles", "hasExactQuantile")
            .example("quantile: {table: orders, column: total, share: 0.95, max: 100}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>(Bounds.of(arguments).faults());
        BigDecimal share = arguments.number("share");
        if (share != null && (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)) {
            faults.add("'share' is from 0 to 1: write 0.95 for the value that 95% lie below");
        }
        return faults;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Bounds bounds = Bounds.of(arguments);
        BigDecimal share = Objects.requireNonNull(arguments.number("share"));
        Measure<Optional<Object>> value = ask.quantile(column, share);
        Measure<Long> rows = ask.count();
        String what = "The " + share.toPlainString() + " quantile of " + column.name();
        return measures ->
                MeasuredValue.of(what, column.name(), "quantile", measures.get(value), measures.get(rows), bounds);
    }
}
