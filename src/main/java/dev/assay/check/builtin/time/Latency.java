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
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** {@code latency}: every row was loaded within a given time after its event (ODCS: slaProperties.latency). */
public final class Latency implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "latency", "No row took longer than allowed from its event to its loading.")
            .nulls("A row with a null in one of the two passes. If all rows have one, nothing is examined.")
            .dimension(Dimension.TIMELINESS)
            .metric("latency")
            .groupable()
            .parameter(Parameter.of("event", Kind.COLUMN, "When the event happened.")
                    .suchAs("placed_at")
                    .needed())
            .parameter(
                    Parameter.of("loaded", Kind.COLUMN, "When the row was loaded; the same kind of time as the event.")
                            .suchAs("loaded_at")
                            .needed())
            .parameter(Parameter.of("max", Kind.DURATION, "The longest accepted time between the two.")
                    .varies(Parameter.Variance.UPPER_BOUND)
                    .suchAs("48h")
                    .needed())
            .known(OtherTool.SODA, "freshness")
            .known(OtherTool.DEEQU, "satisfies")
            .known(OtherTool.ODCS, "slaProperties.latency")
            .example("latency: {table: orders, event: placed_at, loaded: loaded_at, max: 48h}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column event = ask.column(arguments.text("event"));
        Column loaded = ask.column(arguments.text("loaded"));
        Duration max = Objects.requireNonNull(arguments.duration("max"));
        return RowRule.ofFilled(
                ask,
                ask.compare(loaded, Comparison.ABOVE, ask.later(event, max)),
                List.of(event, loaded),
                List.of(event, loaded),
                found -> "took longer than " + Text.age(max) + " from " + event.name() + " to " + loaded.name());
    }
}
