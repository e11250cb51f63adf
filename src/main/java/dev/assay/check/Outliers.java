package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Aggregate;
import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Comparison;
import dev.assay.plan.Condition;
import dev.assay.plan.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** {@code outliers}: no value is further from the average than so many standard deviations (Great Expectations: z-score). */
public final class Outliers implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "outliers", "No value is further from the average than so many standard deviations.")
            .nulls(
                    "Nulls are passed over, and fail not. One value alone, or values that are all the same, have no deviation: none fails.")
            .dimension(Dimension.ACCURACY)
            .parameter(Parameter.of(
                            "sigma", Kind.NUMBER, "How many standard deviations, of a sample, a value may be away.")
                    .suchAs("3")
                    .otherwise("3"))
            .known(Peer.DBT, "dbt_expectations.expect_column_values_to_be_within_n_stdevs")
            .nearly(
                    Peer.DBT,
                    "there it is the average and the deviation of the periods before",
                    "dbt_expectations.expect_column_values_to_be_within_n_moving_stdevs")
            .known(Peer.GREAT_EXPECTATIONS, "expect_column_value_z_scores_to_be_less_than")
            .example("outliers: {table: orders, column: total, sigma: 3}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        BigDecimal sigma = Objects.requireNonNull(arguments.number("sigma"));
        Value average = ask.overall(Aggregate.AVG, column);
        Value deviation = ask.overall(Aggregate.STDDEV, column);
        Condition far = ask.anyOf(List.of(
                ask.compare(column, Comparison.ABOVE, ask.sum(List.of(average, ask.times(deviation, sigma)))),
                ask.compare(
                        column, Comparison.BELOW, ask.sum(List.of(average, ask.times(deviation, sigma.negate()))))));
        return RowRule.ofValues(
                ask,
                far,
                column,
                Text.a(column.name()) + " more than " + Text.amount(sigma)
                        + (sigma.compareTo(BigDecimal.ONE) == 0 ? " standard deviation" : " standard deviations")
                        + " from the average");
    }
}
