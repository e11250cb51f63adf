package dev.assay.check.builtin.completeness;

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

/** {@code not_null_proportion}: the share of rows with a value is within bounds (dbt_utils). */
public final class NotNullProportion implements BoundedShare {

    private static final Spec SPEC = Spec.column(
                    "not_null_proportion", "The share of rows with a value is within the bounds.")
            .nulls("A null is not a value. Without rows there is no share, and the check fails.")
            .dimension(Dimension.COMPLETENESS)
            .metric("nullValues")
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("share")
            .groupable()
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(
                    OtherTool.DBT,
                    "dbt_utils.not_null_proportion",
                    "dbt_expectations.expect_column_proportion_of_non_null_values_to_be_between")
            .known(OtherTool.SODA, "missing_percent")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_proportion_of_non_null_values_to_be_between")
            .known(OtherTool.DEEQU, "hasCompleteness", "Completeness")
            .known(OtherTool.ODCS, "nullValues")
            .example("not_null_proportion: {table: customers, column: phone, min: 0.5}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Bounds bounds = Bounds.of(arguments);
        Measure<Long> all = ask.count();
        Measure<Long> nulls = ask.countWhere(ask.isNull(column), List.of(column));
        return measures -> MeasuredValue.share(
                "The share of rows with a value in " + column.name(),
                measures.get(all) - measures.get(nulls),
                measures.get(all),
                measures.get(all),
                bounds);
    }
}
