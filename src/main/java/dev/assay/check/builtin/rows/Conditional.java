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
import dev.assay.sql.Fragment;
import java.util.List;

/** {@code conditional}: rows that meet one condition meet another one too. */
public final class Conditional implements CheckType {

    private static final Spec SPEC = Spec.table("conditional", "Rows that meet one condition meet another one too.")
            .nulls(
                    "A row for which one of the two is null passes. Percentages refer to all rows. If the second condition is null"
                            + " for every row that meets the first, nothing is examined.")
            .dimension(Dimension.CONSISTENCY)
            .groupable()
            .parameter(Parameter.of("when", Kind.CONDITION, "The condition under which the other one must hold.")
                    .suchAs("status = 'shipped'")
                    .needed())
            .parameter(Parameter.of("then", Kind.CONDITION, "The condition that must hold then.")
                    .suchAs("shipped_at >= placed_at")
                    .needed())
            .known(OtherTool.DBT, "dbt_utils.expression_is_true")
            .known(OtherTool.SODA, "failed_rows")
            .known(OtherTool.GREAT_EXPECTATIONS, "row_condition")
            .known(OtherTool.DEEQU, "satisfies")
            .example("conditional: {table: orders, when: status = 'free', then: total = 0}\nid: free-costs-nothing")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Fragment when = arguments.sql("when");
        Fragment then = arguments.sql("then");
        return RowRule.ofMeeting(
                ask,
                ask.allOf(List.of(ask.holds(when), ask.not(ask.holds(then)))),
                ask.allOf(List.of(ask.holds(when), ask.holds(then))),
                Text.line(when.source()) + " with a result for " + Text.line(then.source()),
                List.of(),
                found -> Text.with(found, "does", "do") + " not meet " + Text.line(then.source()) + " although "
                        + Text.line(when.source()));
    }
}
