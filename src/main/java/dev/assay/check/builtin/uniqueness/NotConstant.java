package dev.assay.check.builtin.uniqueness;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.Bounds;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Measure;
import java.math.BigDecimal;
import java.util.Map;

/** {@code not_constant}: the column has at least two distinct values (dbt_utils). */
public final class NotConstant implements CheckType {

    private static final Spec SPEC = Spec.column("not_constant", "The column has at least two distinct values.")
            .nulls("Nulls are ignored: a column with one value and nulls is constant.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("distinct_count")
            .groupable()
            .known(OtherTool.DBT, "dbt_utils.not_constant")
            .known(OtherTool.SODA, "distinct")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_unique_value_count_to_be_between")
            .example("not_constant: {table: orders, column: total}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Measure<Long> distinct = ask.distinct(column);
        Measure<Long> rows = ask.count();
        Bounds bounds = new Bounds(Map.of("min", BigDecimal.valueOf(2)));
        return measures -> MeasuredValue.of(
                "The number of distinct values of " + column.name(),
                "distinct_count",
                measures.get(distinct),
                measures.get(rows),
                bounds);
    }
}
