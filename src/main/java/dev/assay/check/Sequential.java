package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Comparison;
import dev.assay.plan.Examined;
import dev.assay.plan.Measure;
import dev.assay.plan.Value;
import java.util.List;
import java.util.Map;

/** {@code sequential}: ordered by themselves, values follow each other by one step, none twice and none left out (dbt_utils: sequential_values). */
public final class Sequential implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "sequential", "Ordered by themselves, every value is one step above the one before.")
            .nulls("Rows with a null are left out.")
            .dimension(Dimension.CONSISTENCY)
            .parameter(Parameter.of("step", Kind.NUMBER, "How much a number is above the one before.")
                    .suchAs("1"))
            .parameter(Parameter.of("every", Kind.DURATION, "How much a date or time is after the one before.")
                    .suchAs("1d"))
            .parameter(Parameter.of(
                            "partition_by",
                            Kind.COLUMNS,
                            "Columns whose equal values put rows into one order of their own.")
                    .suchAs("[customer_id]"))
            .known(Peer.DBT, "dbt_utils.sequential_values")
            .example("sequential: {table: invoices, column: no, partition_by: [year]}")
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
        Column column = ask.column(arguments.text("column"));
        Ask filled = ask.where(ask.not(ask.isNull(column)));
        Value before = filled.ordered(ask.columns(arguments.texts("partition_by")), List.of(column))
                .previous(column);
        Measure<Long> bad = filled.countWhere(
                ask.compare(column, Comparison.NOT_EQUAL, Steps.next(arguments, ask, before)), List.of(column));
        Measure<Examined> all = ask.examined();
        return measures -> {
            long found = measures.get(bad);
            return new Finding.Rows(
                    found,
                    measures.get(all),
                    Text.with(found, "has ", "have ") + Text.a(column.name())
                            + " that does not follow the one before by " + Steps.words(arguments),
                    List.of(bad),
                    Map.of());
        };
    }
}
