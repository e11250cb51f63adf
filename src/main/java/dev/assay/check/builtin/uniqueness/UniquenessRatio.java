package dev.assay.check.builtin.uniqueness;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.BoundedShare;
import dev.assay.check.builtin.Bounds;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Measure;
import java.util.List;

/**
 * {@code uniqueness_ratio}: the ratio of distinct values to all values is within bounds (Great Expectations: proportion of unique values;
 * Deequ: Distinctness).
 */
public final class UniquenessRatio implements BoundedShare {

    private static final Spec SPEC = Spec.column(
                    "uniqueness_ratio",
                    "The number of distinct values divided by the number of values is within the bounds.")
            .nulls("Nulls are not counted. Without values there is no ratio, and the check fails.")
            .dimension(Dimension.UNIQUENESS)
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("share")
            .groupable()
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(OtherTool.DBT, "dbt_expectations.expect_column_proportion_of_unique_values_to_be_between")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_proportion_of_unique_values_to_be_between")
            .known(OtherTool.DEEQU, "hasDistinctness", "Distinctness")
            .nearly(
                    OtherTool.DEEQU,
                    "there it is the number of values that occur once divided by that of distinct ones; use metric_sql",
                    "hasUniqueValueRatio",
                    "UniqueValueRatio")
            .example("uniqueness_ratio: {table: customers, column: email, min: 0.9}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Bounds bounds = Bounds.of(arguments);
        Measure<Long> distinct = ask.distinct(column);
        Measure<Long> rows = ask.count();
        Measure<Long> nulls = ask.countWhere(ask.isNull(column), List.of(column));
        return measures -> MeasuredValue.share(
                "The share of distinct values in " + column.name(),
                measures.get(distinct),
                measures.get(rows) - measures.get(nulls),
                measures.get(rows),
                bounds);
    }
}
