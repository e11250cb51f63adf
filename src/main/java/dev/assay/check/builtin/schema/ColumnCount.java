package dev.assay.check.builtin.schema;

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
import dev.assay.plan.ask.Ask;

/** {@code column_count}: the table has as many columns as expected (Great Expectations). */
public final class ColumnCount implements Bounded {

    private static final Spec SPEC = Spec.table("column_count", "The number of columns is within the bounds.")
            .nulls("Nulls do not matter: no row is read.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .parameter(Parameter.of("min", Kind.COUNT, "The least number of columns.")
                    .varies(Parameter.Variance.LOWER_BOUND)
                    .suchAs("3"))
            .parameter(Parameter.of("max", Kind.COUNT, "The greatest number of columns.")
                    .varies(Parameter.Variance.UPPER_BOUND)
                    .suchAs("80"))
            .parameter(Parameter.of("equals", Kind.COUNT, "The only accepted number of columns.")
                    .suchAs("12"))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_table_column_count_to_equal",
                    "dbt_expectations.expect_table_column_count_to_be_between")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_table_column_count_to_equal",
                    "expect_table_column_count_to_be_between")
            .known(OtherTool.DEEQU, "ColumnCount", "hasColumnCount")
            .example("column_count: {table: orders, min: 3, max: 80}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        int columns = ask.catalogue().columns().size();
        Bounds bounds = Bounds.of(arguments);
        CheckOutcome.Level level = bounds.judge(columns);
        String message = "The table has " + Text.count(columns, "column") + "; " + bounds.accepted(level) + ".";
        return measures -> new CheckOutcome.Deviations(level == CheckOutcome.Level.PASSED ? 0 : 1, message);
    }
}
