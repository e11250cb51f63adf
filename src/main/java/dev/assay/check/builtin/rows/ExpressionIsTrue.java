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
import dev.assay.check.builtin.Spoken;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Condition;
import dev.assay.sql.Fragment;
import java.util.List;

/** {@code expression_is_true}: every row meets the author's condition (dbt_utils has the same name). */
public final class ExpressionIsTrue implements CheckType {

    private static final Spec SPEC = Spec.table("expression_is_true", "Every row meets the condition.")
            .nulls(
                    "A row for which the condition is null, neither true nor false, passes. If it is null for every row, nothing"
                            + " is examined.")
            .dimension(Dimension.CONFORMITY)
            .groupable()
            .main(Parameter.of("expression", Kind.CONDITION, "An SQL condition on the columns of one row.")
                    .needed()
                    .suchAs("shipped_at >= placed_at"))
            .known(
                    OtherTool.DBT,
                    "expression_is_true",
                    "dbt_utils.expression_is_true",
                    "dbt_expectations.expression_is_true")
            .known(OtherTool.SODA, "failed_rows", "fail condition")
            .known(OtherTool.GREAT_EXPECTATIONS, "UnexpectedRowsExpectation")
            .known(OtherTool.DEEQU, "satisfies", "Compliance")
            .example(
                    "expression_is_true: {table: orders, expression: shipped_at >= placed_at}\nid: shipped-after-placed")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Fragment expression = arguments.sql("expression");
        List<Column> named = expression.names().stream()
                .flatMap(name -> ask.findColumn(name).stream())
                .toList();
        String condition = Text.line(expression.source());
        Condition holds = ask.holds(expression);
        return RowRule.of(
                ask,
                ask.not(holds),
                new Spoken(ask.examined(holds), ask.examined(), "a result other than null for " + condition, false),
                named,
                found -> Text.with(found, "does not meet ", "do not meet ") + condition);
    }
}
