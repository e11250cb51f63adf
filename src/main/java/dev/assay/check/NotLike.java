package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Condition;
import java.util.List;

/** {@code not_like}: no value is like one of the patterns (SQL: LIKE). */
public final class NotLike implements CheckType {

    private static final Spec SPEC = Spec.column("not_like", "No value is like one of the patterns.")
            .nulls("A null is no bad value and passes.")
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Parameter.of(
                            "pattern",
                            Kind.TEXTS,
                            "A pattern or several: % stands for any text, _ for one character, a backslash before one of them for itself.")
                    .suchAs("\"FR-%\"")
                    .needed())
            .known(
                    Peer.DBT,
                    "dbt_expectations.expect_column_values_to_not_match_like_pattern",
                    "dbt_expectations.expect_column_values_to_not_match_like_pattern_list")
            .known(
                    Peer.GREAT_EXPECTATIONS,
                    "expect_column_values_to_not_match_like_pattern",
                    "expect_column_values_to_not_match_like_pattern_list")
            .known(Peer.ODCS, "invalidValues")
            .example("not_like: {table: customers, column: code, pattern: test%}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<String> patterns = arguments.texts("pattern");
        Condition like = ask.anyOf(
                patterns.stream().map(pattern -> ask.like(column, pattern)).toList());
        return RowRule.ofValues(
                ask, like, column, Text.a(column.name()) + " that is like " + Text.list(patterns, "or"));
    }
}
