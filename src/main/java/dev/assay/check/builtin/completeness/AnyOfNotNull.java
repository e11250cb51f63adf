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

/** {@code any_of_not_null}: every row has a value in at least one of several columns (Deequ: areAnyComplete). */
public final class AnyOfNotNull implements CheckType {

    private static final Spec SPEC = Spec.key(
                    "any_of_not_null", "Every row has a value in at least one of the columns.")
            .nulls("A row fails if all of the columns are null.")
            .dimension(Dimension.COMPLETENESS)
            .metric("nullValues")
            .groupable()
            .known(OtherTool.DBT, "dbt_utils.expression_is_true")
            .known(OtherTool.DEEQU, "areAnyComplete", "haveAnyCompleteness")
            .example("any_of_not_null: {table: customers, columns: [phone, email]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> columns = ask.columns(arguments.texts("columns"));
        return RowRule.of(
                ask,
                ask.allOf(columns.stream().map(ask::isNull).toList()),
                columns,
                found -> Text.with(found, "has neither ", "have neither ")
                        + Text.list(columns.stream().map(Column::name).toList(), "nor"));
    }
}
