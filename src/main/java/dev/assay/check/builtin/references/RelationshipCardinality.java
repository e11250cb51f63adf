package dev.assay.check.builtin.references;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Reference;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Bounds;
import dev.assay.check.builtin.OtherTable;
import dev.assay.check.builtin.Referring;
import dev.assay.check.builtin.Spoken;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code relationship_cardinality}: every key has the expected number of rows in another table. */
public final class RelationshipCardinality implements CheckType {

    private static final Spec SPEC = Spec.key(
                    "relationship_cardinality", "The number of rows per key in another table is within the bounds.")
            .nulls("Keys with a null are left out. A key without rows in the other table has 0.")
            .dimension(Dimension.CONSISTENCY)
            .counts("key")
            .parameter(Parameter.of("to", Kind.REFERENCE, "The other table and the columns that refer to the key.")
                    .suchAs("order_lines(order_id)")
                    .needed())
            .parameter(OtherTable.FILTER)
            .parameter(Parameter.of("min", Kind.COUNT, "The least number of rows per key.")
                    .varies(Parameter.Variance.LOWER_BOUND)
                    .suchAs("1"))
            .parameter(Parameter.of("max", Kind.COUNT, "The greatest number of rows per key.")
                    .varies(Parameter.Variance.UPPER_BOUND)
                    .suchAs("100"))
            .parameter(Parameter.of("equals", Kind.COUNT, "The only accepted number of rows per key.")
                    .suchAs("1"))
            .known(OtherTool.DBT, "dbt_utils.cardinality_equality")
            .known(OtherTool.SODA, "failed_rows")
            .example("relationship_cardinality: {table: orders, columns: [id], to: order_lines(order_id), min: 1}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>(Referring.faults(arguments));
        faults.addAll(Bounds.of(arguments).faults(SPEC));
        return faults;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> columns = ask.columns(arguments.texts("columns"));
        Reference to = Objects.requireNonNull(arguments.reference("to"));
        Bounds bounds = Bounds.of(arguments);
        Ask filled =
                ask.where(ask.not(ask.anyOf(columns.stream().map(ask::isNull).toList())));
        Ask.Groups here = filled.groups(columns);
        Ask other = OtherTable.of(to.table(), arguments, ask);
        Ask.Groups there = other.groups(other.columns(to.columns()));
        Ask.Beside both = here.beside(there);
        Value found = both.right(there.rows());
        List<Condition> outside = new ArrayList<>(List.of(bounds.outside(found, ask)));
        if (bounds.judge(0L) == CheckOutcome.Level.FAILED) {
            outside.add(both.isNull(found));
        }
        Measure<Long> bad = both.countWhere(
                both.allOf(List.of(both.not(both.isNull(both.left(here.rows()))), both.anyOf(outside))));
        Measure<Long> keys = both.countWhere(both.isFilled(both.left(here.rows())));
        Measure<ExaminedCount> rows = ask.examined();
        return measures -> {
            long failing = measures.get(bad);
            String rule = Text.with(failing, "has", "have") + " an unexpected number of rows in "
                    + OtherTable.named(to, arguments) + " (" + bounds.accepted(CheckOutcome.Level.FAILED) + ")";
            ExaminedCount judged = ExaminedCount.of(measures.get(keys));
            return new CheckOutcome.Rows(
                    failing,
                    judged,
                    rule,
                    List.of(bad),
                    Map.of(),
                    CheckOutcome.Spoken.having(
                            judged, judged.some() ? judged : measures.get(rows), Spoken.needed(columns)));
        };
    }
}
