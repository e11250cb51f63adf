package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Examined;
import dev.assay.plan.KeyCounts;
import dev.assay.plan.Measure;
import java.util.List;

/** {@code duplicate_rows}: no two rows are the same in every column (Soda: duplicate_count over all columns). */
public final class DuplicateRows implements CheckType {

    private static final Spec SPEC = Spec.table("duplicate_rows", "No row repeats another one whole." + Unique.SURPLUS)
            .nulls("A null is like any other: rows with nulls in the same places are the same.")
            .dimension(Dimension.UNIQUENESS)
            .metric("duplicateValues")
            .parameter(Parameter.of(
                            "except", Kind.COLUMNS, "Columns that are left out of the comparison, such as loaded_at.")
                    .suchAs("[loaded_at]"))
            .known(Peer.DBT, "dbt_utils.unique_combination_of_columns")
            .known(Peer.SODA, "duplicate_count")
            .known(Peer.GREAT_EXPECTATIONS, "expect_compound_columns_to_be_unique")
            .nearly(Peer.DEEQU, "there every row of a repeated one counts", "hasDuplicateRowCount", "DuplicateRowCount")
            .known(Peer.ODCS, "duplicateValues")
            .example("duplicate_rows: {table: orders, except: [loaded_at]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        List<Column> columns = RowRule.allBut(arguments.texts("except"), ask);
        Measure<KeyCounts> keys = ask.keys(columns, true);
        Measure<Examined> all = ask.examined();
        return measures -> {
            KeyCounts counts = measures.get(keys);
            String rule = Text.with(counts.surplus(), "repeats", "repeat") + " another row whole ("
                    + Text.count(counts.duplicatedKeys(), "different row") + " in "
                    + Text.count(counts.duplicatedRows(), "row") + ")";
            return new Finding.Rows(counts.surplus(), measures.get(all), rule, List.of(keys), Unique.measured(counts));
        };
    }
}
