package dev.assay.check.builtin;

import dev.assay.check.Arguments;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Kind;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Value;
import dev.assay.sql.ValueType;
import java.util.List;

/** What a check measures: a column, or the author's SQL expression in its place. */
public final class Computed {

    public static final Parameter EXPRESSION = Parameter.of(
            "expression",
            Kind.EXPRESSION,
            "An SQL expression to measure instead of a column, in checks of a table or of the suite. Such a check needs an"
                    + " id.");

    private Computed() {}

    /** The value's name in messages. */
    public static String words(Value value) {
        return value instanceof Column ? value.name() : Text.line(value.name());
    }

    /** Refuses bounds that are not numbers, because aggregates treat an expression as a number. */
    static List<String> faults(Arguments arguments) {
        return arguments.has(EXPRESSION.name())
                        && Bounds.of(arguments).numbers().size()
                                < Bounds.of(arguments).given().size()
                ? List.of(
                        "an expression is treated as a number, and so are its bounds: write numbers, or make it a column of a view")
                : List.of();
    }

    /** @param assumed the type to assume for an expression; a column has its own */
    public static Value of(Arguments arguments, Ask ask, ValueType assumed) {
        return arguments.has(EXPRESSION.name())
                ? ask.value(arguments.sql(EXPRESSION.name()), assumed)
                : ask.column(arguments.text("column"));
    }
}
