package dev.assay.check.builtin.validity;

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
import dev.assay.plan.ask.Condition;
import java.util.List;

/** {@code like}: every value matches one of the patterns (SQL: LIKE). */
public final class Like implements CheckType {

    static final Parameter PATTERN = Parameter.of(
                    "pattern",
                    Kind.TEXTS,
                    "One or more patterns: % stands for any text, _ for one character; a backslash before either makes it literal.")
            .suchAs("\"FR-%\"")
            .needed();

    /** Whether a value must match any or all of several patterns. */
    static final Parameter MATCH = Parameter.choice(
                    "match", "Whether a value must match any or all of several.", "any", "all")
            .otherwise("any");

    private static final Spec SPEC = Spec.column("like", "Every value matches one of the patterns, or all of them.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(PATTERN)
            .parameter(MATCH)
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
        Column column = ask.column(arguments.text("column"));
        boolean all = arguments.text("match").equals("all");
        List<Condition> like = patterns(arguments, ask, column);
        return RowRule.ofValues(
                arguments,
                ask,
                ask.not(all ? ask.allOf(like) : ask.anyOf(like)),
                column,
                Text.a(column.name()) + " that is not like "
                        + Text.list(arguments.texts("pattern"), all ? "and" : "or"));
    }

    /** One condition per pattern, which holds if the value matches it. */
    static List<Condition> patterns(Arguments arguments, Ask ask, Column column) {
        return arguments.texts("pattern").stream()
                .map(pattern -> ask.like(column, pattern))
                .toList();
    }
}
