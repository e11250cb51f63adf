package dev.assay.check.builtin.completeness;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import java.util.List;

/** {@code not_null}: every row has a value in the column (ODCS: nullValues). An empty text is a value. */
public final class NotNull implements CheckType {

    private static final Spec SPEC = Spec.column("not_null", "Every row has a value in the column.")
            .nulls("A null fails. An empty text is a value and passes.")
            .dimension(Dimension.COMPLETENESS)
            .metric("nullValues")
            .groupable()
            .known(OtherTool.DBT, "not_null", "dbt_expectations.expect_column_values_to_not_be_null")
            .known(OtherTool.SODA, "missing_count", "missing_percent")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_not_be_null")
            .known(OtherTool.DEEQU, "isComplete", "hasCompleteness", "Completeness")
            .known(OtherTool.ODCS, "nullValues")
            .example("not_null: {table: orders, column: customer_id}")
            .example("not_null: {table: customers, column: phone}\nfail_above: 50%")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        return RowRule.of(
                ask,
                ask.isNull(column),
                List.of(column),
                found -> Text.with(found, "has ", "have ") + "no " + column.name());
    }
}
