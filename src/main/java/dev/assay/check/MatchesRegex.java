package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import java.util.List;

/**
 * {@code matches_regex}: a regular expression matches a part of every value; anchors ({@code ^}, {@code $}) make it the
 * whole. The flavour is the database's, case counts.
 */
public final class MatchesRegex implements CheckType {

    private static final Spec SPEC = new Spec(
            "matches_regex",
            "Every value matches the regular expression.",
            "A null is no bad value and passes.",
            "conformity",
            Spec.Grain.COLUMN,
            "regex",
            true,
            true,
            List.of(Parameter.required(
                    "regex",
                    Kind.REGEX,
                    "The regular expression; it matches a part of the value, anchor it with ^ and $ for the whole.")));

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        String regex = arguments.text("regex");
        return RowRule.of(
                ask,
                ask.not(ask.matches(column, regex)),
                column,
                Text.a(column.name()) + " that does not match " + regex);
    }
}
