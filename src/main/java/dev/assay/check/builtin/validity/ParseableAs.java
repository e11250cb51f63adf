package dev.assay.check.builtin.validity;

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
import dev.assay.plan.ask.Format;
import java.util.List;

/** {@code parseable_as}: every text can be read as a value of another type, in a form that every database reads the same way. */
public final class ParseableAs implements CheckType {

    private static final Spec SPEC = Spec.column("parseable_as", "Every text can be read as a value of the type.")
            .nulls("A null passes. An empty text fails.")
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Parameter.choice(
                            "type",
                            "integer (a sign, digits), decimal (a sign, digits, a point), float (a decimal with an exponent), boolean (true, false, t,"
                                    + " f, yes, no, 1, 0 in any case), date and timestamp (ISO 8601, real days only).",
                            "integer",
                            "decimal",
                            "float",
                            "boolean",
                            "date",
                            "timestamp")
                    .needed())
            .known(OtherTool.DBT, "dbt_expectations.expect_column_values_to_be_of_type", "try_cast")
            .known(OtherTool.SODA, "valid_format")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_values_to_be_dateutil_parseable",
                    "expect_column_values_to_match_strftime_format",
                    "expect_column_values_to_be_of_type")
            .known(OtherTool.DEEQU, "hasDataType", "DataType")
            .known(OtherTool.ODCS, "logicalType")
            .example("parseable_as: {table: events, column: amount, type: decimal}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        String type = arguments.text("type");
        Condition parseable = switch (type) {
            case "integer" -> ask.matches(column, "^[+-]?[0-9]+$");
            case "decimal" -> ask.matches(column, "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)$");
            case "float" -> ask.matches(column, "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?$");
            case "boolean" ->
                ask.matches(
                        column,
                        "^([tT]|[fF]|[yY]|[nN]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[yY][eE][sS]|[nN][oO]|0|1)$");
            case "date" -> ask.has(column, Format.ISO_DATE);
            default -> ask.anyOf(List.of(ask.has(column, Format.ISO_TIMESTAMP), ask.has(column, Format.ISO_DATE)));
        };
        return RowRule.ofValues(
                ask,
                RowRule.breaking(ask, column, parseable),
                column,
                Text.a(column.name()) + " that cannot be read as " + Text.a(type));
    }
}
