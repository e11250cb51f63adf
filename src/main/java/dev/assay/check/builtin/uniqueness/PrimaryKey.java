package dev.assay.check.builtin.uniqueness;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.KeyCounts;
import dev.assay.plan.ask.Measure;
import dev.assay.result.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code primary_key}: every row has the key, and no two rows share it (SQL: PRIMARY KEY). */
public final class PrimaryKey implements CheckType {

    private static final Spec SPEC = Spec.key(
                    "primary_key", "Every row has the key, and no two rows share it." + Unique.SURPLUS)
            .nulls("A row with a null in the key fails, and counts once.")
            .dimension(Dimension.UNIQUENESS)
            .severity(Severity.CRITICAL)
            .metric("duplicateValues")
            .known(OtherTool.DBT, "unique", "not_null", "dbt_constraints.primary_key", "is_primary_key")
            .known(OtherTool.SODA, "duplicate_count", "missing_count")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_compound_columns_to_be_unique")
            .known(OtherTool.DEEQU, "isPrimaryKey")
            .known(OtherTool.ODCS, "primaryKey")
            .example("primary_key: {table: orders, columns: [id]}")
            .example("primary_key: {table: order_lines, columns: [order_id, line]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> key = ask.columns(arguments.texts("columns"));
        Measure<Long> nulls =
                ask.countWhere(ask.anyOf(key.stream().map(ask::isNull).toList()), key);
        Measure<KeyCounts> keys = ask.keys(key, false);
        Measure<ExaminedCount> all = ask.examined();
        return measures -> {
            KeyCounts counts = measures.get(keys);
            long missing = measures.get(nulls);
            Map<String, Object> measured = new LinkedHashMap<>(Unique.measured(counts));
            measured.put("rows_without_the_key", missing);
            return new CheckOutcome.Rows(
                    missing + counts.surplus(),
                    measures.get(all),
                    rule(key, counts, missing),
                    missing == 0 ? List.of(keys) : counts.surplus() == 0 ? List.of(nulls) : List.of(nulls, keys),
                    measured);
        };
    }

    private static String rule(List<Column> key, KeyCounts counts, long missing) {
        if (missing == 0) {
            return Unique.rule(key, counts);
        }
        String lacks = Text.with(missing, "lacks ", "lack ")
                + Text.list(key.stream().map(Column::name).toList(), "or");
        return counts.surplus() == 0
                ? lacks
                : "break the key: " + Text.number(missing) + " " + lacks + ", " + Text.number(counts.surplus()) + " "
                        + Unique.rule(key, counts);
    }
}
