package dev.assay.check.builtin.validity;

import dev.assay.check.Arguments;
import dev.assay.check.Evaluator;
import dev.assay.check.Parameter;
import dev.assay.check.Text;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Condition;
import java.util.List;

/** The rules about patterns in an argument: values match any or all of them, or none. */
enum Patterns {
    LIKE("pattern", "is like", "is not like") {
        @Override
        Condition holds(Ask ask, Column column, String pattern) {
            return ask.like(column, pattern);
        }
    },
    REGEX("regex", "matches", "does not match") {
        @Override
        Condition holds(Ask ask, Column column, String pattern) {
            return ask.matches(column, pattern);
        }
    };

    /** Whether a value must match any or all of several patterns. */
    static final Parameter MATCH = Parameter.choice(
                    "match", "Whether a value must match any or all of several.", "any", "all")
            .otherwise("any");

    private final String argument;
    private final String matches;
    private final String matchesNot;

    Patterns(String argument, String matches, String matchesNot) {
        this.argument = argument;
        this.matches = matches;
        this.matchesNot = matchesNot;
    }

    abstract Condition holds(Ask ask, Column column, String pattern);

    /** Every value matches any or all of the patterns, as {@link #MATCH} says. */
    Evaluator required(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        boolean all = arguments.text(MATCH.name()).equals("all");
        List<Condition> conditions = conditions(arguments, ask, column);
        Condition matched = all ? ask.allOf(conditions) : ask.anyOf(conditions);
        return rule(arguments, ask, ask.not(matched), column, matchesNot, all ? "and" : "or");
    }

    /** No value matches any of the patterns. */
    Evaluator forbidden(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        return rule(arguments, ask, ask.anyOf(conditions(arguments, ask, column)), column, matches, "or");
    }

    private List<Condition> conditions(Arguments arguments, Ask ask, Column column) {
        return arguments.texts(argument).stream()
                .map(pattern -> holds(ask, column, pattern))
                .toList();
    }

    private Evaluator rule(
            Arguments arguments, Ask ask, Condition failing, Column column, String does, String conjunction) {
        return RowRule.ofValues(
                arguments,
                ask,
                failing,
                column,
                Text.a(column.name()) + " that " + does + " " + Text.list(arguments.texts(argument), conjunction));
    }
}
