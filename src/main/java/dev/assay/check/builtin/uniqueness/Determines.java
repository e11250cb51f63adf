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
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Value;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code determines}: rows with the same key have the same value in other columns, which is a functional dependency (Codd, 1971). */
public final class Determines implements CheckType {

    private static final Spec SPEC = Spec.key(
                    "determines", "Rows with the same key have the same values in the other columns.")
            .nulls(
                    "In the key, nulls are equal. A null in a dependent column agrees with any value, and if all are null, nothing"
                            + " is examined. With nulls: equal, a null is a value of its own.")
            .dimension(Dimension.CONSISTENCY)
            .counts("key")
            .parameter(Parameter.of("dependent", Kind.COLUMNS, "The columns that have one value per key.")
                    .suchAs("[country]")
                    .needed())
            .parameter(Parameter.choice(
                            "nulls",
                            "Whether a null is a value of its own (equal) or agrees with any value (ignore).",
                            "ignore",
                            "equal")
                    .otherwise("ignore"))
            .known(OtherTool.DBT, "dbt_utils.expression_is_true")
            .known(OtherTool.SODA, "failed_rows")
            .example("determines: {table: customers, columns: [zip], dependent: [country]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> key = ask.columns(arguments.texts("columns"));
        List<Column> dependent = ask.columns(arguments.texts("dependent"));
        Ask.Groups groups = ask.groups(key);
        List<Condition> different = new ArrayList<>();
        for (Column column : dependent) {
            different.add(differs(groups, column));
            if (arguments.text("nulls").equals("equal")) {
                Value nulls = groups.rows("rows without " + column.name(), groups.isNull(column));
                different.add(groups.allOf(List.of(
                        groups.compare(nulls, Comparison.ABOVE, BigDecimal.ZERO),
                        groups.compare(nulls, Comparison.BELOW, groups.rows()))));
            }
        }
        Measure<Long> bad = groups.countWhere(groups.anyOf(different));
        Measure<Long> all = groups.count();
        List<Condition> known = new ArrayList<>();
        dependent.forEach(column -> known.add(groups.compare(
                groups.rows("rows with " + column.name(), groups.isFilled(column)),
                Comparison.ABOVE,
                BigDecimal.ZERO)));
        @Nullable
        Measure<Long> judged = arguments.text("nulls").equals("equal") ? null : groups.countWhere(groups.anyOf(known));
        return measures -> {
            long found = measures.get(bad);
            String rule = Text.with(found, "goes with", "go with") + " more than one value of "
                    + Text.list(dependent.stream().map(Column::name).toList(), "or");
            ExaminedCount keys = ExaminedCount.of(measures.get(all));
            return new CheckOutcome.Rows(
                    found,
                    keys,
                    rule,
                    List.of(bad),
                    Map.of(),
                    judged == null
                            ? null
                            : CheckOutcome.Spoken.having(
                                    ExaminedCount.of(measures.get(judged)), keys, Spoken.needed(dependent)));
        };
    }

    /**
     * PostgreSQL has no MIN for boolean, uuid and some other types, so their values are counted. Elsewhere MIN and MAX are better, because
     * samples show them.
     */
    private static Condition differs(Ask.Groups groups, Column column) {
        return column.type() == ValueType.BOOLEAN || column.type() == ValueType.OTHER
                ? groups.compare(groups.different(column), Comparison.ABOVE, BigDecimal.ONE)
                : groups.compare(
                        groups.aggregate(Aggregate.MIN, column),
                        Comparison.BELOW,
                        groups.aggregate(Aggregate.MAX, column));
    }
}
