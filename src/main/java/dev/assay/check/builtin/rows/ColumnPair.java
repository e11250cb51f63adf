package dev.assay.check.builtin.rows;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
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
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code column_pair}: two columns of every row compare as expected (Great Expectations: column pair values). */
public final class ColumnPair implements CheckType {

    private static final String[] COMPARISONS =
            Stream.of(Comparison.values()).map(Comparison::word).toArray(String[]::new);

    private static final Spec SPEC = Spec.table("column_pair", "Two columns of every row compare as expected.")
            .nulls(
                    "A row with a null in one of the two passes, and if all rows have one, nothing is examined. With nulls: equal,"
                            + " two nulls are equal, and a null differs from a value.")
            .dimension(Dimension.CONSISTENCY)
            .groupable()
            .parameter(Parameter.of("left", Kind.COLUMN, "A column.")
                    .suchAs("shipped_at")
                    .needed())
            .parameter(
                    Parameter.choice("comparison", "How the left column must compare with the right one.", COMPARISONS)
                            .otherwise("equal"))
            .parameter(Parameter.of("right", Kind.COLUMN, "The other column.")
                    .suchAs("placed_at")
                    .needed())
            .parameter(Parameter.of(
                    "tolerance", Kind.TOLERANCE, "The accepted difference between two numbers that must be equal."))
            .parameter(Parameter.choice(
                            "nulls",
                            "Whether two nulls are equal (equal), or a row with a null passes (ignore).",
                            "ignore",
                            "equal")
                    .otherwise("ignore"))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_pair_values_to_be_equal",
                    "dbt_expectations.expect_column_pair_values_A_to_be_greater_than_B",
                    "dbt_utils.expression_is_true")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_pair_values_to_be_equal",
                    "expect_column_pair_values_a_to_be_greater_than_b")
            .known(OtherTool.DEEQU, "isLessThan", "isLessThanOrEqualTo", "isGreaterThan", "isGreaterThanOrEqualTo")
            .example("column_pair: {table: orders, left: shipped_at, comparison: at_least, right: placed_at}")
            .example("column_pair: {table: orders, left: total, right: paid, tolerance: 0.01}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return arguments.has("tolerance") && !arguments.text("comparison").equals("equal")
                ? List.of("a tolerance is for numbers that must be equal: remove it, or write comparison: equal")
                : List.of();
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column left = ask.column(arguments.text("left"));
        Column right = ask.column(arguments.text("right"));
        Comparison comparison = Comparison.valueOf(arguments.text("comparison").toUpperCase(Locale.ROOT));
        Condition holds = arguments.has("tolerance")
                ? ask.near(left, right, arguments.tolerance("tolerance"))
                : ask.compare(left, comparison, right);
        List<Condition> failing = new ArrayList<>(List.of(ask.not(holds)));
        if (arguments.text("nulls").equals("equal")) {
            Condition first = ask.isNull(left);
            Condition second = ask.isNull(right);
            failing.add(ask.allOf(List.of(first, ask.not(second))));
            failing.add(ask.allOf(List.of(second, ask.not(first))));
        }
        String rule = Text.a(left.name()) + " that is not " + comparison.words() + " " + right.name()
                + (arguments.has("tolerance") ? " (give or take " + arguments.tolerance("tolerance") + ")" : "");
        List<Column> both = List.of(left, right);
        return arguments.text("nulls").equals("equal")
                ? RowRule.of(ask, ask.anyOf(failing), both, found -> Text.with(found, "has ", "have ") + rule)
                : RowRule.ofFilled(
                        ask, ask.anyOf(failing), both, both, found -> Text.with(found, "has ", "have ") + rule);
    }
}
