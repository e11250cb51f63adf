package dev.assay.check.builtin.references;

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
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * {@code aggregate_match}: an aggregate of this table equals that of another table, per key or over all rows (dbt_expectations: aggregation
 * to equal other table).
 */
public final class AggregateMatch implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "aggregate_match",
                    "An aggregate of the table equals that of another table, per key or over all rows.")
            .nulls(
                    "The aggregate ignores nulls. In the key, nulls are equal. A key that only one side has differs, and so does a"
                            + " value that only one side has. Without a key, nothing was compared if a side has no rows and the numbers"
                            + " match.")
            .dimension(Dimension.CONSISTENCY)
            .counts("key")
            .parameter(side("left", "The checked table's side.", "{sum: total, by: [id]}"))
            .parameter(side("right", "The other table's side.", "{table: order_lines, sum: amount, by: [order_id]}"))
            .parameter(Parameter.of(
                            "tolerance",
                            Kind.TOLERANCE,
                            "The accepted difference between the two numbers. A percentage refers to the right side.")
                    .suchAs("0.5%"))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_table_aggregation_to_equal_other_table",
                    "dbt_utils.equal_rowcount")
            .known(OtherTool.SODA, "reconciliation metric checks")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_query_results_to_match_comparison")
            .example("""
                    aggregate_match:
                      table: orders
                      left: {sum: total, by: [id]}
                      right: {table: order_lines, sum: amount, by: [order_id]}
                      tolerance: 0.01""")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    private static Parameter side(String name, String meaning, String example) {
        List<Parameter> parts = new ArrayList<>();
        if (name.equals("right")) {
            parts.add(Parameter.of("table", Kind.TABLE, "The other table, on the same connection.")
                    .suchAs("order_lines")
                    .needed());
            parts.add(Parameter.of("filter", Kind.CONDITION, "Which of its rows count.")
                    .suchAs("amount > 0"));
        }
        for (Aggregate aggregate : Aggregate.values()) {
            parts.add(Parameter.of(word(aggregate), Kind.COLUMN, "The column to take the " + word(aggregate) + " of.")
                    .suchAs("total"));
        }
        parts.add(Parameter.of("count", Kind.FLAG, "Counts rows instead of aggregating a column.")
                .suchAs("true"));
        parts.add(Parameter.of("by", Kind.COLUMNS, "The key. Without it, all rows form one group.")
                .suchAs("[id]"));
        return Parameter.parts(name, meaning, example, parts.toArray(Parameter[]::new))
                .needed();
    }

    private static String word(Aggregate aggregate) {
        return aggregate.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        for (String side : List.of("left", "right")) {
            Arguments parts = arguments.parts(side);
            if (parts != null) {
                long named = Stream.of(Aggregate.values())
                                .filter(aggregate -> parts.has(word(aggregate)))
                                .count()
                        + (parts.has("count") ? 1 : 0);
                if (named != 1) {
                    faults.add("'" + side + "' needs exactly one aggregate, such as {sum: total} or {count: true}");
                }
                keys.add(parts.texts("by").size());
            }
        }
        if (keys.stream().distinct().count() > 1) {
            faults.add(
                    "the two sides need keys with the same number of columns: list them under 'by' in the same order");
        }
        return faults;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Arguments left = Objects.requireNonNull(arguments.parts("left"));
        Arguments right = Objects.requireNonNull(arguments.parts("right"));
        Ask whole = ask.other(right.table("table"));
        Ask other = right.has("filter") ? whole.where(whole.holds(right.sql("filter"))) : whole;
        Ask.Groups here = ask.groups(ask.columns(left.texts("by")));
        Ask.Groups there = other.groups(other.columns(right.texts("by")));
        Ask.Beside both = here.beside(there);
        Value own = both.left(value(left, here));
        Value expected = both.right(value(right, there));
        Condition equal = arguments.has("tolerance")
                ? both.near(own, expected, arguments.tolerance("tolerance"))
                : both.compare(own, Comparison.EQUAL, expected);
        Condition differs = both.anyOf(List.of(
                both.not(equal),
                both.allOf(List.of(both.isNull(own), both.not(both.isNull(expected)))),
                both.allOf(List.of(both.isNull(expected), both.not(both.isNull(own)))),
                both.isNull(both.left(here.rows())),
                both.isNull(both.right(there.rows()))));
        Measure<Long> bad = both.countWhere(differs);
        Measure<Long> keys = both.count();
        Measure<Long> empty = both.countWhere(both.anyOf(List.of(
                both.compare(both.left(here.rows()), Comparison.EQUAL, BigDecimal.ZERO),
                both.compare(both.right(there.rows()), Comparison.EQUAL, BigDecimal.ZERO))));
        Measure<Long> valued = both.countWhere(both.anyOf(List.of(both.isFilled(own), both.isFilled(expected))));
        String rule = " (" + words(left) + " here, " + words(right) + " in " + right.table("table")
                + (arguments.has("tolerance") ? ", give or take " + arguments.tolerance("tolerance") : "") + ")";
        boolean one = left.texts("by").isEmpty();
        return measures -> {
            long found = measures.get(bad);
            boolean nothing = one && measures.get(empty) > 0 && found == 0;
            ExaminedCount all = ExaminedCount.of(nothing ? 0 : measures.get(keys));
            return new CheckOutcome.Rows(
                    found,
                    all,
                    Text.with(found, "does not match", "do not match") + rule,
                    List.of(bad),
                    Map.of(),
                    CheckOutcome.Spoken.having(ExaminedCount.of(measures.get(valued)), all, "a value on either side"));
        };
    }

    private static Value value(Arguments side, Ask.Groups groups) {
        for (Aggregate aggregate : Aggregate.values()) {
            if (side.has(word(aggregate))) {
                return groups.aggregate(aggregate, groups.column(side.text(word(aggregate))));
            }
        }
        return groups.rows();
    }

    private static String words(Arguments side) {
        for (Aggregate aggregate : Aggregate.values()) {
            if (side.has(word(aggregate))) {
                return aggregate.words() + " " + side.text(word(aggregate));
            }
        }
        return "number of rows";
    }
}
