package dev.assay.check.builtin.completeness;

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
import dev.assay.sql.Fragment;
import java.util.List;

/** {@code required_when}: rows that meet a condition have a value in the column (dbt: not_null with where). */
public final class RequiredWhen implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "required_when", "Rows that meet the condition have a value in the column.")
            .nulls(
                    "A null fails if its row meets the condition. A row for which the condition is null passes. Percentages refer"
                            + " to all rows; if none meets the condition, nothing is examined.")
            .dimension(Dimension.COMPLETENESS)
            .metric("nullValues")
            .groupable()
            .parameter(Parameter.of("when", Kind.CONDITION, "The condition under which a value is required.")
                    .suchAs("status = 'shipped'")
                    .needed())
            .known(OtherTool.DBT, "dbt_utils.not_null_where", "dbt_expectations.expect_column_values_to_not_be_null")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_not_be_null")
            .known(OtherTool.DEEQU, "isComplete")
            .example("required_when: {table: orders, column: shipped_at, when: status = 'shipped'}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Fragment when = arguments.sql("when");
        return RowRule.ofMeeting(
                ask,
                ask.allOf(List.of(ask.holds(when), ask.isNull(column))),
                ask.holds(when),
                Text.line(when.source()),
                List.of(column),
                found -> Text.with(found, "has ", "have ") + "no " + column.name() + " although "
                        + Text.line(when.source()));
    }
}
