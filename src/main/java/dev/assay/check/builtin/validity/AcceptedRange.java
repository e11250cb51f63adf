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
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code accepted_range}: every value is within bounds (ODCS: invalidValues). */
public final class AcceptedRange implements CheckType {

    private static final Map<String, Comparison> BOUNDS = new LinkedHashMap<>();

    static {
        BOUNDS.put("min", Comparison.AT_LEAST);
        BOUNDS.put("above", Comparison.ABOVE);
        BOUNDS.put("max", Comparison.AT_MOST);
        BOUNDS.put("below", Comparison.BELOW);
    }

    private static final Spec SPEC = Spec.column("accepted_range", "Every value is within the bounds.")
            .nulls("A null passes. PostgreSQL's NaN is above every number.")
            .dimension(Dimension.ACCURACY)
            .metric("invalidValues")
            .groupable()
            .parameter(Parameter.of("min", Kind.SCALAR, "The lowest accepted value.")
                    .varies(Parameter.Variance.LOWER_BOUND))
            .parameter(Parameter.of("max", Kind.SCALAR, "The highest accepted value.")
                    .varies(Parameter.Variance.UPPER_BOUND))
            .parameter(Parameter.of("above", Kind.SCALAR, "An exclusive lower bound.")
                    .varies(Parameter.Variance.LOWER_BOUND))
            .parameter(Parameter.of("below", Kind.SCALAR, "An exclusive upper bound.")
                    .varies(Parameter.Variance.UPPER_BOUND))
            .known(
                    OtherTool.DBT,
                    "accepted_range",
                    "dbt_utils.accepted_range",
                    "dbt_expectations.expect_column_values_to_be_between")
            .known(OtherTool.SODA, "valid_min", "valid_max")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_be_between")
            .known(OtherTool.DEEQU, "isNonNegative", "isPositive", "hasMin", "hasMax")
            .known(
                    OtherTool.ODCS,
                    "invalidValues",
                    "logicalTypeOptions.minimum",
                    "logicalTypeOptions.maximum",
                    "logicalTypeOptions.exclusiveMinimum",
                    "logicalTypeOptions.exclusiveMaximum")
            .example("accepted_range: {table: orders, column: total, above: 0, max: 10000}")
            .example("accepted_range: {table: orders, column: placed_at, min: \"2020-01-01T00:00:00Z\"}")
            .build();

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
            faults.add("min cannot be combined with above, nor max with below: keep one of the two");
        }
        Object low = arguments.scalar(arguments.has("min") ? "min" : "above");
        Object high = arguments.scalar(arguments.has("max") ? "max" : "below");
        if (low instanceof BigDecimal from && high instanceof BigDecimal to && from.compareTo(to) > 0) {
            faults.add("the lower bound " + Text.value(from) + " is above the upper bound " + Text.value(to)
                    + ": no value could pass; swap them");
        }
        boolean open = arguments.has("above") || arguments.has("below");
        if (open && low instanceof BigDecimal from && high instanceof BigDecimal to && from.compareTo(to) == 0) {
            faults.add(
                    "no value lies between " + Text.value(from) + " and itself: widen the bounds, or use min and max");
        }
        return faults;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Condition> outside = new ArrayList<>();
        List<String> bounds = new ArrayList<>();
        BOUNDS.forEach((name, accepted) -> {
            Object bound = arguments.scalar(name);
            if (bound != null) {
                outside.add(ask.compare(column, accepted.opposite(), bound));
                bounds.add(accepted.words() + " " + Text.value(bound));
            }
        });
        return RowRule.ofValues(
                ask,
                ask.anyOf(outside),
                column,
                Text.a(column.name()) + " outside the accepted range (" + String.join(", ", bounds) + ")");
    }
}
