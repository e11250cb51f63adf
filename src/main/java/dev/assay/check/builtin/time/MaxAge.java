package dev.assay.check.builtin.time;

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
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code max_age}: no row is older than allowed (ODCS: slaProperties.retention). */
public final class MaxAge implements CheckType {

    private static final Spec SPEC = Spec.column("max_age", "No row is older than allowed.")
            .nulls("A null passes.")
            .dimension(Dimension.TIMELINESS)
            .metric("retention")
            .groupable()
            .parameter(Parameter.of("age", Kind.DURATION, "The greatest accepted age, by the run's clock.")
                    .suchAs("365d")
                    .needed())
            .parameter(Zones.PARAMETER)
            .known(OtherTool.DBT, "dbt_utils.accepted_range")
            .known(OtherTool.ODCS, "slaProperties.retention")
            .example("max_age: {table: orders, column: placed_at, age: 365d}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
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
