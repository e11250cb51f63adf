package dev.assay.check.builtin.uniqueness;

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
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Value;
import dev.assay.sql.ValueType;

/** {@code distinct_count}: the number of distinct values is within bounds (Soda, Deequ). */
public final class DistinctCount implements Bounded {

    private static final Spec SPEC = Spec.column(
                    "distinct_count", "The number of distinct values is within the bounds.")
            .nulls("Nulls are not counted. A column with only nulls, or without rows, has 0.")
            .dimension(Dimension.COVERAGE)
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("distinct_count")
            .groupable()
            .parameter(Computed.EXPRESSION)
            .parameters(Bounds.parameters(Kind.COUNT))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_unique_value_count_to_be_between",
                    "dbt_expectations.expect_column_distinct_count_to_equal",
                    "dbt_expectations.expect_column_distinct_count_to_be_greater_than",
                    "dbt_expectations.expect_column_distinct_count_to_be_less_than")
            .known(OtherTool.SODA, "distinct")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_unique_value_count_to_be_between")
            .known(
                    OtherTool.DEEQU,
                    "hasNumberOfDistinctValues",
                    "CountDistinct",
                    "ApproxCountDistinct",
                    "hasApproxCountDistinct")
            .example("distinct_count: {table: orders, column: status, min: 2, max: 10}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Value column = Computed.of(arguments, ask, ValueType.OTHER);
        Bounds bounds = Bounds.of(arguments);
        Measure<Long> distinct = ask.distinct(column);
        Measure<Long> rows = ask.count();
        return measures -> MeasuredValue.of(
                "The number of distinct values of " + Computed.words(column),
                "distinct_count",
                measures.get(distinct),
                measures.get(rows),
                bounds);
    }
}
