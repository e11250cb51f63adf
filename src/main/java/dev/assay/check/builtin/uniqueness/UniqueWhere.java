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
import dev.assay.check.builtin.Spoken;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.KeyCounts;
import dev.assay.plan.ask.Measure;
import dev.assay.sql.Fragment;
import java.util.List;

/** {@code unique_where}: no two rows that meet a condition share the key (PostgreSQL: a partial unique index). */
public final class UniqueWhere implements CheckType {

    private static final Spec SPEC = Spec.key(
                    "unique_where", "Among the rows that meet the condition, no two share the key." + Unique.SURPLUS)
            .nulls(
                    "A row with a null in the key is no duplicate. A row for which the condition is null passes. Percentages refer"
                            + " to all rows. If no row meets the condition and has a key without nulls, nothing is examined.")
            .dimension(Dimension.UNIQUENESS)
            .groupable()
            .metric("duplicateValues")
            .parameter(Parameter.of(
                            "when", Kind.CONDITION, "The condition, such as is_current for one current row per key.")
                    .suchAs("is_current")
                    .needed())
            .known(OtherTool.DBT, "dbt_utils.unique_where", "unique")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_compound_columns_to_be_unique")
            .known(OtherTool.DEEQU, "isUnique")
            .example("unique_where: {table: dim_customer, columns: [customer_id], when: is_current}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> key = ask.columns(arguments.texts("columns"));
        Fragment when = arguments.sql("when");
        Measure<KeyCounts> keys = ask.where(ask.holds(when)).keys(key, false);
        Measure<ExaminedCount> all = ask.examined();
        Condition met = ask.allOf(List.of(ask.holds(when), ask.areFilled(key)));
        Spoken spoken =
                new Spoken(ask.examined(met), all, Text.line(when.source()) + " with " + Spoken.needed(key), true);
        return measures -> {
            KeyCounts counts = measures.get(keys);
            return new CheckOutcome.Rows(
                    counts.surplus(),
                    measures.get(all),
                    Unique.rule(key, counts) + " although " + Text.line(when.source()),
                    List.of(keys),
                    Unique.measured(counts),
                    spoken.of(measures));
        };
    }
}
