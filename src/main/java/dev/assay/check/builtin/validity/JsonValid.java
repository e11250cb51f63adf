package dev.assay.check.builtin.validity;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;

/**
 * {@code json_valid}: every text is JSON (RFC 8259; SQL:2016: IS JSON). Repeated names in an object are allowed. PostgreSQL supports this
 * since version 16.
 */
public final class JsonValid implements CheckType {

    private static final Spec SPEC = Spec.column("json_valid", "Every text is JSON.")
            .nulls(
                    "A null passes. The JSON value null is JSON. PostgreSQL supports the check since version 16; on older versions"
                            + " it is BROKEN. Snowflake's own parser accepts more than JSON ({a: 1}, [1,], NaN), so there the tokens must be"
                            + " those of JSON too; a text longer than Snowflake parses, or with the character DEL inside a string, fails"
                            + " there.")
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .known(OtherTool.DBT, "dbt_expectations.expect_column_values_to_be_json_parseable")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_be_json_parseable")
            .example("json_valid: {table: events, column: payload}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        return RowRule.ofValues(
                ask,
                RowRule.breaking(ask, column, ask.isJson(column)),
                column,
                Text.a(column.name()) + " that is not JSON");
    }
}
