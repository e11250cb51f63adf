package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Comparison;
import java.util.List;

/** {@code no_gaps}: ordered by themselves, no value is left out between the lowest and the highest; values may repeat. */
public final class NoGaps implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "no_gaps", "Ordered by themselves, no value is more than a step above the one before.")
            .nulls("Rows with a null are left out.")
            .dimension(Dimension.COVERAGE)
            .parameter(Parameter.of("step", Kind.NUMBER, "How much a number is above the one before.")
                    .suchAs("1"))
            .parameter(Parameter.of("every", Kind.DURATION, "How much a date or time is after the one before.")
                    .suchAs("1d"))
            .parameter(Parameter.of(
                            "partition_by",
                            Kind.COLUMNS,
                            "Columns whose equal values put rows into one order of their own.")
                    .suchAs("[customer_id]"))
            .known(
                    Peer.DBT,
                    "dbt_utils.sequential_values",
                    "dbt_expectations.expect_row_values_to_have_data_for_every_n_datepart")
            .example("no_gaps: {table: invoices, column: no, partition_by: [year]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return Steps.faults(arguments);
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        return Steps.rule(
                arguments,
                ask,
                Comparison.ABOVE,
                (found, column) -> Text.with(found, "comes", "come") + " after a gap in " + column + " of more than");
    }
}
