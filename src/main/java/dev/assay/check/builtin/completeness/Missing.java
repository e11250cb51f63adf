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
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import java.util.ArrayList;
import java.util.List;

/** {@code missing}: no value is null, empty or a placeholder such as {@code n/a} (ODCS: missingValues). */
public final class Missing implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "missing", "No value is missing: none is null, empty or a placeholder.")
            .nulls("A null fails, and so do an empty text and each of the values.")
            .dimension(Dimension.COMPLETENESS)
            .metric("missingValues")
            .groupable()
            .main(Parameter.of(
                            "values",
                            Kind.SCALARS,
                            "Placeholders that count as missing, in addition to null and the empty text.")
                    .suchAs("[n/a, unknown]"))
            .known(OtherTool.DBT, "dbt_utils.not_empty_string")
            .known(OtherTool.SODA, "missing_count", "missing_percent", "missing values")
            .known(OtherTool.DEEQU, "isComplete")
            .known(OtherTool.ODCS, "missingValues")
            .example("missing: {table: customers, column: phone, values: [n/a, unknown]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Condition> nothing = new ArrayList<>(List.of(ask.isNull(column)));
        if (column.type().isText()) {
            nothing.add(ask.compare(column, Comparison.EQUAL, ""));
        }
        if (arguments.has("values")) {
            nothing.add(ask.isIn(column, arguments.scalars("values")));
        }
        return RowRule.of(
                ask,
                ask.anyOf(nothing),
                List.of(column),
                found -> Text.with(found, "has ", "have ") + "a missing " + column.name());
    }
}
