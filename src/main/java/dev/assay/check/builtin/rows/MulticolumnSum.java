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
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@code multicolumn_sum}: several columns of a row add up to another column or to a number (Great Expectations). */
public final class MulticolumnSum implements CheckType {

    private static final Spec SPEC = Spec.key(
                    "multicolumn_sum", "Several columns of every row add up to another column, or to a number.")
            .nulls(
                    "A row with a null in one of the columns passes, because its sum is unknown. If all rows have one, nothing is"
                            + " examined.")
            .dimension(Dimension.CONSISTENCY)
            .groupable()
            .parameter(Parameter.of("total", Kind.COLUMN, "The column that the others add up to.")
                    .suchAs("total"))
            .parameter(Parameter.of("equals", Kind.NUMBER, "The number that the columns add up to.")
                    .suchAs("100"))
            .parameter(Parameter.of("tolerance", Kind.TOLERANCE, "The accepted difference between the two."))
            .known(OtherTool.DBT, "dbt_expectations.expect_multicolumn_sum_to_equal")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_multicolumn_sum_to_equal")
            .known(OtherTool.DEEQU, "satisfies")
            .example("multicolumn_sum: {table: orders, columns: [net, tax], total: total, tolerance: 0.01}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return arguments.has("total") == arguments.has("equals")
                ? List.of("it needs one target for the sum: give either total, a column, or equals, a number")
                : List.of();
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> columns = ask.columns(arguments.texts("columns"));
        BigDecimal number = arguments.number("equals");
        Value expected = number == null ? ask.column(arguments.text("total")) : ask.number(number);
        List<Column> shown = new ArrayList<>(columns);
        if (expected instanceof Column total) {
            shown.add(total);
        }
        String rule = " (" + Text.list(columns.stream().map(Column::name).toList(), "and") + " to " + expected.name()
                + (arguments.has("tolerance") ? ", give or take " + arguments.tolerance("tolerance") : "") + ")";
        Condition near = ask.near(ask.sum(columns), expected, arguments.tolerance("tolerance"));
        return RowRule.ofFilled(
                ask, ask.not(near), shown, shown, found -> Text.with(found, "does", "do") + " not add up" + rule);
    }
}
