package dev.assay.check.builtin.statistics;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code outliers}: no value is more than a number of standard deviations from the average (Great Expectations: z-score). */
public final class Outliers implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "outliers", "No value is more than sigma standard deviations from the average.")
            .nulls(
                    "Nulls are ignored and pass. A single value, or values that are all equal, have no deviation, so none fails."
                            + " Infinity and NaN fail, and are left out of the average and the deviation of the others. The database rounds"
                            + " the deviation, so a value exactly at the limit may fail.")
            .dimension(Dimension.ACCURACY)
            .groupable()
            .parameter(Parameter.of("sigma", Kind.NUMBER, "The accepted distance, in standard deviations of a sample.")
                    .suchAs("3")
                    .otherwise("3"))
            .parameter(Parameter.choice(
                            "side",
                            "The side of the average to check. Infinity and NaN fail on every side.",
                            "both",
                            "above",
                            "below")
                    .otherwise("both"))
            .parameter(Parameter.of(
                            "partition_by",
                            Kind.COLUMNS,
                            "Columns that divide the rows into partitions, each with an average and a deviation of its own.")
                    .suchAs("[region]"))
            .known(OtherTool.DBT, "dbt_expectations.expect_column_values_to_be_within_n_stdevs")
            .nearly(
                    OtherTool.DBT,
                    "there the average and the deviation are those of the preceding periods",
                    "dbt_expectations.expect_column_values_to_be_within_n_moving_stdevs")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_value_z_scores_to_be_less_than")
            .example("outliers: {table: orders, column: total, sigma: 3}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        BigDecimal sigma = Objects.requireNonNull(arguments.number("sigma"));
        Value finite = ask.finite(column);
        String side = arguments.text("side");
        List<Column> apart = ask.columns(arguments.texts("partition_by"));
        Value average = ask.overall(Aggregate.AVG, finite, apart);
        Value deviation = ask.overall(Aggregate.STDDEV, finite, apart);
        List<Condition> sides = new ArrayList<>();
        if (!side.equals("below")) {
            sides.add(ask.compare(column, Comparison.ABOVE, ask.sum(List.of(average, ask.times(deviation, sigma)))));
        }
        if (!side.equals("above")) {
            sides.add(ask.compare(
                    column, Comparison.BELOW, ask.sum(List.of(average, ask.times(deviation, sigma.negate())))));
        }
        Condition far = ask.anyOf(sides);
        // The average of equal doubles may be rounded to a different value, and all of them would be outliers.
        Condition differ = ask.compare(
                ask.overall(Aggregate.MIN, finite, apart),
                Comparison.NOT_EQUAL,
                ask.overall(Aggregate.MAX, finite, apart));
        Condition out = ask.allOf(List.of(differ, far));
        if (!finite.equals(column)) {
            Condition endless = ask.allOf(List.of(ask.not(ask.isNull(column)), ask.isNull(finite)));
            out = ask.anyOf(List.of(endless, out));
        }
        List<Column> shown = new ArrayList<>(apart);
        shown.add(column);
        return RowRule.ofValues(
                ask,
                out,
                column,
                shown,
                Text.a(column.name()) + " more than " + Text.amount(sigma)
                        + (sigma.compareTo(BigDecimal.ONE) == 0 ? " standard deviation" : " standard deviations")
                        + (side.equals("both") ? " from" : " " + side) + " the average"
                        + (apart.isEmpty()
                                ? ""
                                : " of its "
                                        + Text.list(
                                                apart.stream().map(Column::name).toList(), "and")));
    }
}
