package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Aggregate;
import dev.assay.plan.Ask;
import java.util.List;

/** {@code max}: the highest value of a column lies within bounds. */
public final class Max implements CheckType {

    private static final Spec SPEC = Spec.column("max", "The highest value lies within the bounds.")
            .nulls(
                    "Nulls are passed over. Where there are no rows, or none has a value, there is nothing to measure, and the check fails with a sentence of its own.")
            .dimension(Dimension.ACCURACY)
            .judged(Spec.Judged.VALUE)
            .groupable()
            .parameters(Bounds.parameters(Kind.SCALAR))
            .known(Peer.DBT, "dbt_expectations.expect_column_max_to_be_between")
            .known(Peer.SODA, "max")
            .known(Peer.GREAT_EXPECTATIONS, "expect_column_max_to_be_between")
            .known(Peer.DEEQU, "hasMax", "Maximum")
            .example("max: {table: orders, column: total, max: 1000}")
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
        return MeasuredValue.aggregate(arguments, ask, Aggregate.MAX, "The highest", "max");
    }
}
