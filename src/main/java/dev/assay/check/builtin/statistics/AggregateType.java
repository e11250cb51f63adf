package dev.assay.check.builtin.statistics;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.Spec;
import dev.assay.check.builtin.Bounded;
import dev.assay.check.builtin.Bounds;
import dev.assay.check.builtin.Computed;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import java.util.Locale;

/** A check type that keeps an aggregate of a column within bounds. */
abstract class AggregateType implements Bounded {

    /** The note on bounds of types whose aggregate is one of the values. */
    static final String ANY_TYPE =
            " The database itself compares texts, times and other types with a bound, which is written as text.";

    private final Aggregate aggregate;
    private final Spec spec;

    /** @param spec says what only this aggregate has */
    AggregateType(Aggregate aggregate, Spec.Builder spec) {
        this.aggregate = aggregate;
        String measured = aggregate.name().toLowerCase(Locale.ROOT);
        this.spec = (aggregate.isExtreme() ? spec.measures(measured) : spec.statistic(measured))
                .dimension(Dimension.ACCURACY)
                .judged(Spec.VerdictBasis.VALUE)
                .groupable()
                .parameter(Computed.EXPRESSION)
                .parameters(Bounds.parameters(aggregate.isExtreme() ? Kind.SCALAR : Kind.NUMBER))
                .build();
    }

    @Override
    public final Spec spec() {
        return spec;
    }

    @Override
    public final Evaluator ask(Arguments arguments, Ask ask) {
        return MeasuredValue.aggregate(arguments, ask, aggregate);
    }
}
