package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Ask.Comparison;
import dev.assay.plan.Column;
import dev.assay.plan.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@code accepted_range}: every value lies within bounds (ODCS: invalidValues). */
public final class AcceptedRange implements CheckType {

    private static final Spec SPEC = new Spec(
            "accepted_range",
            "Every value lies within the bounds.",
            "A null is no bad value and passes. PostgreSQL's NaN lies above every number.",
            "accuracy",
            Spec.Grain.COLUMN,
            null,
            true,
            true,
            List.of(
                    Parameter.optional("min", Kind.SCALAR, "The lowest accepted value, itself accepted."),
                    Parameter.optional("max", Kind.SCALAR, "The highest accepted value, itself accepted."),
                    Parameter.optional("above", Kind.SCALAR, "What every value is above, itself not accepted."),
                    Parameter.optional("below", Kind.SCALAR, "What every value is below, itself not accepted.")));

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        boolean lower = arguments.has("min") || arguments.has("above");
        boolean upper = arguments.has("max") || arguments.has("below");
        if (!lower && !upper) {
            faults.add("it has no bound: give min, max, above or below");
        }
        if ((arguments.has("min") && arguments.has("above")) || (arguments.has("max") && arguments.has("below"))) {
            faults.add("min goes without above, and max without below: keep one of the two");
        }
        Object low = arguments.scalar(arguments.has("min") ? "min" : "above");
        Object high = arguments.scalar(arguments.has("max") ? "max" : "below");
        if (low instanceof BigDecimal from && high instanceof BigDecimal to && from.compareTo(to) > 0) {
            faults.add("the lower bound " + Text.value(from) + " is above the upper bound " + Text.value(to)
                    + ": no value could pass; exchange them");
        }
        boolean open = arguments.has("above") || arguments.has("below");
        if (open && low instanceof BigDecimal from && high instanceof BigDecimal to && from.compareTo(to) == 0) {
            faults.add(
                    "no value lies between " + Text.value(from) + " and itself: widen the bounds, or use min and max");
        }
        return faults;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Condition> outside = new ArrayList<>();
        List<String> bounds = new ArrayList<>();
        bound(arguments, "min", Comparison.BELOW, "at least", column, ask, outside, bounds);
        bound(arguments, "above", Comparison.AT_MOST, "above", column, ask, outside, bounds);
        bound(arguments, "max", Comparison.ABOVE, "at most", column, ask, outside, bounds);
        bound(arguments, "below", Comparison.AT_LEAST, "below", column, ask, outside, bounds);
        return RowRule.of(
                ask,
                ask.anyOf(outside),
                column,
                Text.a(column.name()) + " outside the accepted range (" + String.join(", ", bounds) + ")");
    }

    private static void bound(
            Arguments arguments,
            String name,
            Comparison broken,
            String word,
            Column column,
            Ask ask,
            List<Condition> outside,
            List<String> bounds) {
        Object value = arguments.scalar(name);
        if (value != null) {
            outside.add(ask.compare(column, broken, value));
            bounds.add(word + " " + Text.value(value));
        }
    }
}
