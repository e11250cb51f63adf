package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** {@code not_in_future}: no date or time lies after the run's clock. */
public final class NotInFuture implements CheckType {

    private static final Spec SPEC = Spec.column("not_in_future", "No date or time lies in the future.")
            .nulls(RowRule.NULLS_PASS)
            .dimension(Dimension.ACCURACY)
            .metric("invalidValues")
            .groupable()
            .parameter(Parameter.of("tolerance", Kind.DURATION, "How far clocks may differ.")
                    .suchAs("5m"))
            .parameter(Zones.PARAMETER)
            .known(Peer.DBT, "dbt_utils.accepted_range", "dbt_expectations.expect_column_values_to_be_between")
            .known(Peer.GREAT_EXPECTATIONS, "expect_column_values_to_be_between")
            .known(Peer.DEEQU, "satisfies")
            .example("not_in_future: {table: orders, column: placed_at, tolerance: 5m}")
            .example("not_in_future: {table: orders, column: due, time_zone: Europe/Paris}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
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
