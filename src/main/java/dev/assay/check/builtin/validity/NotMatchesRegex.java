package dev.assay.check.builtin.validity;

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

/** {@code not_matches_regex}: no value matches one of the regular expressions. */
public final class NotMatchesRegex implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "not_matches_regex", "No value matches the regular expression, or any of several.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Parameter.of(
                            "regex", Kind.TEXTS, "One or more regular expressions, each matching a part of the value.")
                    .suchAs("\"[0-9]{16}\"")
                    .needed())
            .parameter(RowRule.NULLS)
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_values_to_not_match_regex",
                    "dbt_expectations.expect_column_values_to_not_match_regex_list")
            .known(OtherTool.SODA, "invalid_regex", "invalid regex")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_values_to_not_match_regex",
                    "expect_column_values_to_not_match_regex_list")
            .known(OtherTool.ODCS, "invalidValues")
            .example("not_matches_regex: {table: orders, column: note, regex: \"[0-9]{16}\"}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return Patterns.REGEX.forbidden(arguments, ask);
    }
}
