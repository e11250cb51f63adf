package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Aggregate;
import dev.assay.plan.Ask;
import java.util.List;

/** {@code variance}: the variance of a column lies within bounds (SQL: VAR_SAMP). */
public final class Variance implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "variance", "The variance lies within the bounds; it is that of a sample (SQL: VAR_SAMP).")
            .nulls(
                    "Nulls are passed over. Where there are no rows, or none has a value, there is nothing to measure, and the check fails with a sentence of its own.")
            .dimension(Dimension.ACCURACY)
            .judged(Spec.Judged.VALUE)
            .groupable()
            .parameters(Bounds.parameters(Kind.NUMBER))
            .known(Peer.SODA, "variance", "var_samp")
            .example("variance: {table: orders, column: total, max: 2500}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return Bounds.of(arguments).faults();
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        return MeasuredValue.aggregate(arguments, ask, Aggregate.VARIANCE, "The variance of", "variance");
    }
}
