package dev.assay.check.builtin.uniqueness;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.KeyCounts;
import dev.assay.plan.ask.Measure;
import java.util.List;

/** {@code duplicate_rows}: no two rows are equal in every column (Soda: duplicate_count over all columns). */
public final class DuplicateRows implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "duplicate_rows", "No two rows are equal in every column." + Unique.SURPLUS)
            .nulls("Nulls are equal: rows with nulls in the same columns can be equal.")
            .dimension(Dimension.UNIQUENESS)
            .metric("duplicateValues")
            .parameter(
                    Parameter.of("except", Kind.COLUMNS, "Columns to leave out of the comparison, such as loaded_at.")
                            .varies(Parameter.Variance.ACCEPTED)
                            .suchAs("[loaded_at]"))
            .known(OtherTool.DBT, "dbt_utils.unique_combination_of_columns")
            .known(OtherTool.SODA, "duplicate_count")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_compound_columns_to_be_unique")
            .nearly(OtherTool.DEEQU, "there all rows of a duplicate count", "hasDuplicateRowCount", "DuplicateRowCount")
            .known(OtherTool.ODCS, "duplicateValues")
            .example("duplicate_rows: {table: orders, except: [loaded_at]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> columns = RowRule.allBut(arguments.texts("except"), ask);
        Measure<KeyCounts> keys = ask.keys(columns, true);
        Measure<ExaminedCount> all = ask.examined();
        return measures -> {
            KeyCounts counts = measures.get(keys);
            String rule = Text.with(counts.surplus(), "repeats", "repeat") + " another row ("
                    + Text.count(counts.duplicatedKeys(), "distinct row") + " in "
                    + Text.count(counts.duplicatedRows(), "row") + ")";
            return new CheckOutcome.Rows(
                    counts.surplus(), measures.get(all), rule, List.of(keys), Unique.measured(counts));
        };
    }
}
