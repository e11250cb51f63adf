package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code accepted_values}: every value is one of a list (ODCS: invalidValues). */
public final class AcceptedValues implements CheckType {

    private static final int SHOWN = 10;

    private static final Spec SPEC = new Spec(
            "accepted_values",
            "Every value is one of the list.",
            "A null is no bad value and passes.",
            "conformity",
            Spec.Grain.COLUMN,
            "values",
            true,
            true,
            List.of(Parameter.required("values", Kind.SCALARS, "The accepted values.")));

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Object> values = arguments.scalars("values");
        List<String> listed =
                values.stream().limit(SHOWN).map(Text::value).collect(Collectors.toCollection(ArrayList::new));
        if (values.size() > SHOWN) {
            listed.add(Text.number(values.size() - SHOWN) + " more");
        }
        return RowRule.of(
                ask,
                ask.not(ask.isIn(column, values)),
                column,
                Text.a(column.name()) + " other than " + Text.list(listed, "or"));
    }
}
