package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;

/**
 * {@code matches_regex}: a regular expression matches a part of every value; anchors ({@code ^}, {@code $}) make it the
 * whole. The flavour is the database's, case counts.
 */
public final class MatchesRegex implements CheckType {

    private static final Spec SPEC = Spec.column("matches_regex", "Every value matches the regular expression.")
            .nulls(RowRule.NULLS_PASS)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .main(Parameter.of(
                            "regex",
                            Kind.REGEX,
                            "The regular expression; it matches a part of the value, anchor it with ^ and $ for the whole.")
                    .needed())
            .known(
                    Peer.DBT,
                    "dbt_expectations.expect_column_values_to_match_regex",
                    "dbt_expectations.expect_column_values_to_match_regex_list")
            .known(Peer.SODA, "valid_regex")
            .known(
                    Peer.GREAT_EXPECTATIONS,
                    "expect_column_values_to_match_regex",
                    "expect_column_values_to_match_regex_list")
            .known(Peer.DEEQU, "hasPattern", "PatternMatch")
            .known(Peer.ODCS, "invalidValues", "logicalTypeOptions.pattern")
            .example("matches_regex: {table: customers, column: zip, regex: \"^[0-9]{5}$\"}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        String regex = arguments.text("regex");
        return RowRule.ofValues(
                ask,
                ask.not(ask.matches(column, regex)),
                column,
                Text.a(column.name()) + " that does not match " + regex);
    }
}
