package dev.assay.check.builtin.validity;

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
import dev.assay.plan.ask.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@code increasing}: in an order of rows, no value is below the previous one (Great Expectations: values to be increasing). */
public final class Increasing implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "increasing", "In the order of other columns, every value is at least the previous one.")
            .nulls("A null is not compared: neither it nor the value after it fails.")
            .dimension(Dimension.CONSISTENCY)
            .groupable()
            .parameter(Parameter.of(
                            "order_by",
                            Kind.COLUMNS,
                            "The columns to order rows by, ascending. Rows with equal values in them are taken in the order that favours"
                                    + " the rule, nulls first.")
                    .suchAs("[id]")
                    .needed())
            .parameter(Steps.PARTITION)
            .parameter(Parameter.of("strictly", Kind.FLAG, "Whether a value equal to the previous one fails too.")
                    .otherwise("false"))
            .parameter(Parameter.of("descending", Kind.FLAG, "Whether values must decrease instead of increase.")
                    .otherwise("false"))
            .parameter(Parameter.of("step", Kind.NUMBER, "The exact difference between consecutive values.")
                    .suchAs("1"))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_values_to_be_increasing",
                    "dbt_expectations.expect_column_values_to_be_decreasing")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_values_to_be_increasing",
                    "expect_column_values_to_be_decreasing")
            .example("increasing: {table: meters, column: reading, order_by: [read_at], partition_by: [meter]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        BigDecimal step = arguments.number("step");
        return step != null && step.signum() <= 0
                ? List.of("a step must be above 0: for decreasing values, add descending: true")
                : List.of();
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Column> apart = ask.columns(arguments.texts("partition_by"));
        List<Column> order = ask.columns(arguments.texts("order_by"));
        List<Column> shown = new ArrayList<>(apart);
        shown.addAll(order);
        shown.add(column);
        boolean strictly = arguments.flag("strictly");
        boolean down = arguments.flag("descending");
        Value before = ask.ordered(apart, order).then(column, down).previous(column);
        Comparison wrong = down
                ? strictly ? Comparison.AT_LEAST : Comparison.ABOVE
                : strictly ? Comparison.AT_MOST : Comparison.BELOW;
        BigDecimal step = arguments.number("step");
        if (step != null) {
            Value next = ask.sum(List.of(before, ask.number(down ? step.negate() : step)));
            return RowRule.ofValues(
                    ask,
                    ask.compare(column, Comparison.NOT_EQUAL, next),
                    column,
                    shown,
                    Text.a(column.name()) + " that is not " + Text.amount(step) + (down ? " less" : " more")
                            + " than that of the row before");
        }
        return RowRule.ofValues(
                ask,
                ask.compare(column, wrong, before),
                column,
                shown,
                Text.a(column.name()) + " " + wrong.words() + " that of the row before");
    }
}
