package dev.assay.check.builtin.schema;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.TableMetadata;
import java.util.List;

/** {@code columns_exist}: the table has columns with these names. */
public final class ColumnsExist implements CheckType {

    private static final Spec SPEC = Spec.key("columns_exist", "The table has all of these columns.")
            .nulls("Nulls do not matter: no row is read. A column with only nulls exists.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_to_exist",
                    "dbt_expectations.expect_table_columns_to_contain_set")
            .known(OtherTool.SODA, "schema: when required column missing")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_to_exist")
            .known(OtherTool.DEEQU, "hasColumn")
            .example("columns_exist: {table: orders, columns: [id, status]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        TableMetadata shape = ask.catalogue();
        List<String> wanted = arguments.texts("columns");
        List<String> missing =
                wanted.stream().filter(column -> shape.find(column).isEmpty()).toList();
        String message = missing.isEmpty()
                ? "The table has " + (wanted.size() == 1 ? "the column " : "the columns ") + Text.names(wanted) + "."
                : "The table lacks " + Text.with(missing.size(), "the column ", "the columns ") + Text.names(missing)
                        + ".";
        return measures -> new CheckOutcome.Deviations(missing.size(), message);
    }
}
