package dev.assay.check.builtin.validity;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;

/** {@code not_like}: no value matches one of the patterns (SQL: LIKE). */
public final class NotLike implements CheckType {

    private static final Spec SPEC = Spec.column("not_like", "No value matches one of the patterns.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Like.PATTERN)
            .parameter(RowRule.NULLS)
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_values_to_not_match_like_pattern",
                    "dbt_expectations.expect_column_values_to_not_match_like_pattern_list")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_values_to_not_match_like_pattern",
                    "expect_column_values_to_not_match_like_pattern_list")
            .known(OtherTool.ODCS, "invalidValues")
            .example("not_like: {table: customers, column: code, pattern: test%}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        return Patterns.LIKE.forbidden(arguments, ask);
    }
}
