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

/** {@code like}: every value matches one of the patterns (SQL: LIKE). */
public final class Like implements CheckType {

    static final Parameter PATTERN = Parameter.of(
                    "pattern",
                    Kind.TEXTS,
                    "One or more patterns: % stands for any text, _ for one character; a backslash before either makes it literal.")
            .suchAs("\"FR-%\"")
            .needed();

    private static final Spec SPEC = Spec.column("like", "Every value matches one of the patterns, or all of them.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(PATTERN)
            .parameter(Patterns.MATCH)
            .parameter(RowRule.NULLS)
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_values_to_match_like_pattern",
                    "dbt_expectations.expect_column_values_to_match_like_pattern_list")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_values_to_match_like_pattern",
                    "expect_column_values_to_match_like_pattern_list")
            .known(OtherTool.ODCS, "invalidValues")
            .example("like: {table: customers, column: code, pattern: FR-%}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return Patterns.LIKE.required(arguments, ask);
    }
}
