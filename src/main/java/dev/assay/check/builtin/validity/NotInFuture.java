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
import dev.assay.check.builtin.Zones;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** {@code not_in_future}: no date or time is after the run's clock. */
public final class NotInFuture implements CheckType {

    private static final Spec SPEC = Spec.column("not_in_future", "No date or time is in the future.")
            .nulls(RowRule.NULLS_PASS)
            .dimension(Dimension.ACCURACY)
            .metric("invalidValues")
            .groupable()
            .parameter(Parameter.of("tolerance", Kind.DURATION, "How far clocks may differ.")
                    .suchAs("5m"))
            .parameter(Zones.PARAMETER)
            .known(OtherTool.DBT, "dbt_utils.accepted_range", "dbt_expectations.expect_column_values_to_be_between")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_be_between")
            .known(OtherTool.DEEQU, "satisfies")
            .example("not_in_future: {table: orders, column: placed_at, tolerance: 5m}")
            .example("not_in_future: {table: orders, column: due, time_zone: Europe/Paris}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        @Nullable ZoneId zone = Zones.of(column, arguments.zone("time_zone"));
        Duration tolerance = arguments.duration("tolerance");
        Instant latest = tolerance == null ? ask.asOf() : ask.asOf().plus(tolerance);
        return RowRule.ofValues(
                ask,
                ask.compare(column, Comparison.ABOVE, Zones.written(latest, column, zone)),
                column,
                Text.a(column.name()) + " in the future (after " + Text.moment(latest) + ")");
    }
}
