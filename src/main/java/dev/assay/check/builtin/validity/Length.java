package dev.assay.check.builtin.validity;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Bounded;
import dev.assay.check.builtin.Bounds;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;

/** {@code length}: the number of characters of every text is within bounds (ODCS: minLength, maxLength). */
public final class Length implements Bounded {

    private static final Spec SPEC = Spec.column(
                    "length", "The number of characters of every text is within the bounds.")
            .nulls(RowRule.NULLS_CHOSEN)
            .dimension(Dimension.CONFORMITY)
            .metric("invalidValues")
            .groupable()
            .parameter(Parameter.of("min", Kind.COUNT, "The least number of characters.")
                    .varies(Parameter.Variance.LOWER_BOUND)
                    .suchAs("1"))
            .parameter(Parameter.of("max", Kind.COUNT, "The greatest number of characters.")
                    .varies(Parameter.Variance.UPPER_BOUND)
                    .suchAs("80"))
            .parameter(Parameter.of("equals", Kind.COUNT, "The only accepted number of characters.")
                    .suchAs("2"))
            .parameter(RowRule.NULLS)
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_column_value_lengths_to_equal",
                    "dbt_expectations.expect_column_value_lengths_to_be_between")
            .known(
                    OtherTool.SODA,
                    "valid_length",
                    "valid_min_length",
                    "valid_max_length",
                    "avg_length",
                    "min_length",
                    "max_length")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_column_value_lengths_to_equal",
                    "expect_column_value_lengths_to_be_between")
            .known(OtherTool.DEEQU, "hasMinLength", "hasMaxLength", "MinLength", "MaxLength")
            .known(OtherTool.ODCS, "logicalTypeOptions.minLength", "logicalTypeOptions.maxLength")
            .example("length: {table: customers, column: country, equals: 2}")
            .example("length: {table: customers, column: name, min: 1, max: 80}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Bounds bounds = Bounds.of(arguments);
        return RowRule.ofValues(
                arguments,
                ask,
                bounds.outside(ask.length(column), ask),
                column,
                Text.a(column.name()) + " of an unexpected length (" + bounds.accepted(CheckOutcome.Level.FAILED)
                        + ")");
    }
}
