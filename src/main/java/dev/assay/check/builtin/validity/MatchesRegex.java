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

/**
 * {@code matches_regex}: a regular expression matches a part of every value; the anchors {@code ^} and {@code $} make it match the whole.
 * The syntax is the database's, and matching is case-sensitive.
 */
public final class MatchesRegex implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "matches_regex", "Every value matches the regular expression, or any or all of several.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Parameter.of(
                            "regex",
                            Kind.TEXTS,
                            "One or more regular expressions, each matching a part of the value; anchor it with ^ and $ to match the whole.")
                    .suchAs("\"^[0-9]{2}-\"")
                    .needed())
            .parameter(Patterns.MATCH)
            .parameter(RowRule.NULLS)
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_values_to_match_regex",
                    "dbt_expectations.expect_column_values_to_match_regex_list")
            .known(OtherTool.SODA, "valid_regex")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_values_to_match_regex",
                    "expect_column_values_to_match_regex_list")
            .known(OtherTool.DEEQU, "hasPattern", "PatternMatch")
            .known(OtherTool.ODCS, "invalidValues", "logicalTypeOptions.pattern")
            .example("matches_regex: {table: customers, column: zip, regex: \"^[0-9]{5}$\"}")
            .example(
                    "matches_regex: {table: customers, column: zip, regex: [\"^[0-9]{5}$\", \"^[A-Z]{2}-\"], match: any, nulls: fail}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return Patterns.REGEX.required(arguments, ask);
    }
}
