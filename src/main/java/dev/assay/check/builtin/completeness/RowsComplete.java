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

/** {@code rows_complete}: every row has a value in all of several columns (Deequ: areComplete). */
public final class RowsComplete implements CheckType {

    private static final Spec SPEC = Spec.key("rows_complete", "Every row has a value in all of the columns.")
            .nulls("A row with a null in any of the columns fails, and counts once.")
            .dimension(Dimension.COMPLETENESS)
            .metric("nullValues")
            .groupable()
            .known(OtherTool.DBT, "dbt_utils.not_null_where")
            .known(OtherTool.DEEQU, "areComplete", "haveCompleteness")
            .known(OtherTool.ODCS, "nullValues")
            .example("rows_complete: {table: customers, columns: [name, phone, email]}")
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
                ask.anyOf(columns.stream().map(ask::isNull).toList()),
                columns,
                found -> Text.with(found, "lacks ", "lack ")
                        + Text.list(columns.stream().map(Column::name).toList(), "or"));
    }
}
