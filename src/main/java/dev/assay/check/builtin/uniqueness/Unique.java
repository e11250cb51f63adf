package dev.assay.check.builtin.uniqueness;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Spoken;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.KeyCounts;
import dev.assay.plan.ask.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code unique}: no two rows share the value of a column, or the combination of several columns (ODCS: duplicateValues). The failing rows
 * are the surplus: the rows to delete until each key occurs once.
 */
public final class Unique implements CheckType {

    /** What counts as failing among duplicates; other tools count differently. */
    static final String SURPLUS =
            " The failing rows are the surplus: the rows to delete until each key occurs once. The number of duplicated"
                    + " keys, and of rows that have one, is reported as well.";

    private static final Spec SPEC = Spec.key("unique", "No two rows share the key." + SURPLUS)
            .nulls(
                    "A row with a null in the key is no duplicate: it is examined and passes. If every row has one, nothing is"
                            + " examined. With nulls: equal, nulls are equal.")
            .dimension(Dimension.UNIQUENESS)
            .groupable()
            .metric("duplicateValues")
            .parameter(Parameter.choice(
                            "nulls",
                            "Whether two nulls in a key are equal, as in GROUP BY (equal), or not, as in SQL's UNIQUE (ignore).",
                            "ignore",
                            "equal")
                    .otherwise("ignore"))
            .known(
                    OtherTool.DBT,
                    "unique",
                    "unique_combination_of_columns",
                    "dbt_utils.unique_combination_of_columns",
                    "dbt_constraints.unique_key",
                    "dbt_expectations.expect_column_values_to_be_unique",
                    "dbt_expectations.expect_compound_columns_to_be_unique")
            .known(OtherTool.SODA, "duplicate_count", "duplicate_percent")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_values_to_be_unique",
                    "expect_compound_columns_to_be_unique")
            .known(OtherTool.DEEQU, "isUnique", "areUnique")
            .nearly(
                    OtherTool.DEEQU,
                    "there it is the share of values that occur once; here a share is that of surplus rows",
                    "hasUniqueness",
                    "Uniqueness")
            .known(OtherTool.ODCS, "duplicateValues")
            .example("unique: {table: orders, columns: [id]}")
            .example("unique: {table: order_lines, columns: [order_id, line], nulls: equal}")
            .example("unique: {table: orders, columns: [code]}\ngroup_by: [region]")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> key = ask.columns(arguments.texts("columns"));
        Measure<KeyCounts> keys = ask.keys(key, arguments.text("nulls").equals("equal"));
        Measure<ExaminedCount> all = ask.examined();
        @Nullable Spoken spoken = arguments.text("nulls").equals("equal") ? null : Spoken.filled(ask, key);
        return measures -> {
            KeyCounts counts = measures.get(keys);
            return new CheckOutcome.Rows(
                    counts.surplus(),
                    measures.get(all),
                    rule(key, counts),
                    List.of(keys),
                    measured(counts),
                    spoken == null ? null : spoken.of(measures));
        };
    }

    /** The broken rule in the form of {@link CheckOutcome.Rows}. */
    static String rule(List<Column> key, KeyCounts counts) {
        String named = Text.list(key.stream().map(Column::name).toList(), "and");
        return Text.with(counts.surplus(), "repeats the ", "repeat the ") + named + " of another row ("
                + Text.count(counts.duplicatedKeys(), "key") + " in " + Text.count(counts.duplicatedRows(), "row")
                + ")";
    }

    /** The numbers of duplicates that other tools report, next to the surplus. */
    static Map<String, Object> measured(KeyCounts counts) {
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("duplicated_keys", counts.duplicatedKeys());
        measured.put("rows_with_a_duplicated_key", counts.duplicatedRows());
        return measured;
    }
}
