package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** {@code median}: the value that half of all values lie below (SQL: PERCENTILE_CONT). */
public final class Median implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "median", "The median, as SQL's PERCENTILE_CONT has it, lies within the bounds.")
            .nulls(
                    "Nulls are passed over. Where there are no rows, or none has a value, there is nothing to measure, and the check fails with a sentence of its own.")
            .dimension(Dimension.ACCURACY)
            .judged(Spec.Judged.VALUE)
            .groupable()
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(Peer.DBT, "dbt_expectations.expect_column_median_to_be_between")
            .known(Peer.SODA, "percentile")
            .known(Peer.GREAT_EXPECTATIONS, "expect_column_median_to_be_between")
            .known(Peer.DEEQU, "hasApproxQuantile", "ApproxQuantile")
            .example("median: {table: orders, column: total, min: 5, max: 50}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return Bounds.of(arguments).faults();
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Bounds bounds = Bounds.of(arguments);
        BigDecimal share = new BigDecimal("0.5");
        Measure<Optional<Object>> value = ask.quantile(column, share);
        Measure<Long> rows = ask.count();
        String what = "The median of " + column.name();
        return measures ->
                MeasuredValue.of(what, column.name(), "median", measures.get(value), measures.get(rows), bounds);
    }
}
