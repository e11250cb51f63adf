package dev.assay.check.builtin.completeness;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Condition;

/** {@code not_empty_string}: every text has at least one non-blank character (dbt_utils). */
public final class NotEmptyString implements CheckType {

    private static final Spec SPEC = Spec.column("not_empty_string", "Every text has at least one non-blank character.")
            .nulls(RowRule.NULLS_PASS)
            .dimension(Dimension.COMPLETENESS)
            .metric("missingValues")
            .groupable()
            .parameter(Parameter.of("blank_is_empty", Kind.FLAG, "Whether a text of only blanks counts as empty.")
                    .otherwise("true"))
            .known(OtherTool.DBT, "dbt_utils.not_empty_string")
            .known(OtherTool.SODA, "missing values")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_value_lengths_to_be_between")
            .known(OtherTool.ODCS, "missingValues")
            .example("not_empty_string: {table: customers, column: name}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Condition filled = ask.matches(column, arguments.flag("blank_is_empty") ? "[^ \\t\\r\\n]" : ".");
        return RowRule.ofValues(ask, ask.not(filled), column, "an empty " + column.name());
    }
}
