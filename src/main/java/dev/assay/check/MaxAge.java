package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Comparison;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code max_age}: no row is older than allowed (ODCS: slaProperties.retention). */
public final class MaxAge implements CheckType {

    private static final Spec SPEC = Spec.column("max_age", "No row is older than allowed.")
            .nulls("A null is no age and passes.")
            .dimension(Dimension.TIMELINESS)
            .metric("retention")
            .groupable()
            .parameter(Parameter.of("age", Kind.DURATION, "The greatest age allowed, by the run's clock.")
                    .suchAs("365d")
                    .needed())
            .parameter(Zones.PARAMETER)
            .known(Peer.DBT, "dbt_utils.accepted_range")
            .known(Peer.ODCS, "slaProperties.retention")
            .example("max_age: {table: orders, column: placed_at, age: 365d}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        @Nullable ZoneId zone = Zones.of(column, arguments.zone("time_zone"));
        Duration age = Objects.requireNonNull(arguments.duration("age"));
        return RowRule.ofValues(
                ask,
                ask.compare(column, Comparison.BELOW, Zones.written(ask.asOf().minus(age), column, zone)),
                column,
                Text.a(column.name()) + " more than " + Text.age(age) + " ago");
    }
}
