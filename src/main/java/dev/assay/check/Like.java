package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Condition;

/** {@code like}: every value is like one of the patterns (SQL: LIKE). */
public final class Like implements CheckType {

    static final Parameter PATTERN = Parameter.of(
                    "pattern",
                    Kind.TEXTS,
                    "A pattern or several: % stands for any text, _ for one character, a backslash before one of them for itself.")
            .suchAs("\"FR-%\"")
            .needed();

    private static final Spec SPEC = Spec.column("like", "Every value is like one of the patterns.")
            .nulls(RowRule.NULLS_PASS)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(PATTERN)
            .known(
                    Peer.DBT,
                    "dbt_expectations.expect_column_values_to_match_like_pattern",
                    "dbt_expectations.expect_column_values_to_match_like_pattern_list")
            .known(
                    Peer.GREAT_EXPECTATIONS,
                    "expect_column_values_to_match_like_pattern",
                    "expect_column_values_to_match_like_pattern_list")
            .known(Peer.ODCS, "invalidValues")
            .example("like: {table: customers, column: code, pattern: FR-%}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        return RowRule.ofValues(
                ask,
                ask.not(holds(arguments, ask, column)),
                column,
                Text.a(column.name()) + " that is not like " + Text.list(arguments.texts("pattern"), "or"));
    }

    /** Holds where the value is like one of the patterns. */
    static Condition holds(Arguments arguments, Ask ask, Column column) {
        return ask.anyOf(arguments.texts("pattern").stream()
                .map(pattern -> ask.like(column, pattern))
                .toList());
    }
}
