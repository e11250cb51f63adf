package dev.assay.check.builtin.statistics;

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
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code distinct_set}: the distinct values of a column equal a set, contain one, or are part of one (Great Expectations). */
public final class DistinctSet implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "distinct_set", "The distinct values equal a set, contain one, or are part of one.")
            .nulls("Nulls are ignored. If there are no values, nothing is compared, and the check fails.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("rows_with_other_values")
            .groupable()
            .parameter(Parameter.of("equals", Kind.SCALARS, "Exactly the values that occur.")
                    .suchAs("[new, paid]"))
            .parameter(Parameter.of("contains", Kind.SCALARS, "Values that must occur, possibly among others.")
                    .suchAs("[paid]"))
            .parameter(Parameter.of("subset_of", Kind.SCALARS, "The only values that may occur.")
                    .suchAs("[new, paid, shipped]"))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_distinct_values_to_be_in_set",
                    "dbt_expectations.expect_column_distinct_values_to_contain_set",
                    "dbt_expectations.expect_column_distinct_values_to_equal_set")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_distinct_values_to_be_in_set",
                    "expect_column_distinct_values_to_contain_set",
                    "expect_column_distinct_values_to_equal_set")
            .example("distinct_set: {table: orders, column: status, contains: [paid]}")
            .example("distinct_set: {table: orders, column: region, equals: [EU, US]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return arguments.has("equals") || arguments.has("contains") || arguments.has("subset_of")
                ? List.of()
                : List.of("it names no set: give equals, contains or subset_of");
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Object> needed = new ArrayList<>(arguments.scalars("equals"));
        needed.addAll(arguments.scalars("contains"));
        List<Measure<Long>> present = needed.stream()
                .map(value -> ask.countWhere(ask.compare(column, Comparison.EQUAL, value), List.of(column)))
                .toList();
        Measure<Long> rows = ask.count();
        Measure<Long> filled = ask.countWhere(ask.isFilled(column));
        List<Measure<Long>> others = new ArrayList<>();
        for (String name : List.of("equals", "subset_of")) {
            if (arguments.has(name)) {
                others.add(ask.countWhere(ask.not(ask.isIn(column, arguments.scalars(name))), List.of(column)));
            }
        }
        return measures -> {
            List<Object> missing = new ArrayList<>();
            for (int i = 0; i < needed.size(); i++) {
                if (measures.get(present.get(i)) == 0) {
                    missing.add(needed.get(i));
                }
            }
            long strange = others.stream().mapToLong(measures::get).max().orElse(0);
            List<String> faults = new ArrayList<>();
            if (!missing.isEmpty()) {
                faults.add(Text.values(missing, "and") + Text.with(missing.size(), " is", " are") + " missing");
            }
            if (strange > 0) {
                faults.add(Text.count(strange, "row") + Text.with(strange, " has", " have") + " another value");
            }
            long all = measures.get(rows);
            boolean nothing = measures.get(filled) == 0;
            String message = nothing
                    ? (all == 0 ? "There are no rows" : Text.noneOf(all) + " a value in " + column.name())
                            + ", so there are no values to compare."
                    : faults.isEmpty()
                            ? "The distinct values of " + column.name() + " are as expected."
                            : "Of the values expected of " + column.name() + ", " + Text.list(faults, "and") + ".";
            return new CheckOutcome.Verdict(
                    faults.isEmpty() && !nothing ? CheckOutcome.Level.PASSED : CheckOutcome.Level.FAILED,
                    nothing ? FailureCode.NO_ROWS : FailureCode.RULE_VIOLATED,
                    message,
                    strange == 0 ? List.of() : List.copyOf(others),
                    Map.of("missing_values", (long) missing.size(), "rows_with_other_values", strange, "rows", all),
                    Map.of(),
                    nothing);
        };
    }
}
