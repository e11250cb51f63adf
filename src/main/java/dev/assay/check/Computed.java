package dev.assay.check;

import dev.assay.check.Parameter.Kind;
import dev.assay.plan.Ask;
import dev.assay.plan.Value;
import dev.assay.sql.ValueType;

/** What is measured: a column, or an expression of the author's in its place. */
final class Computed {

    static final Parameter EXPRESSION = Parameter.of(
            "expression",
            Kind.EXPRESSION,
            "An SQL expression that is measured in place of a column, in the table's or the suite's own checks; such a check has"
                    + " an id.");

    private Computed() {}

    /** @param assumed what an expression is taken for; a column has a type of its own */
    static Value of(Arguments arguments, Ask ask, ValueType assumed) {
        return arguments.has(EXPRESSION.name())
                ? ask.value(arguments.sql(EXPRESSION.name()), assumed)
                : ask.column(arguments.text("column"));
    }
}
