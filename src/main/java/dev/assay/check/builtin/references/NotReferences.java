package dev.assay.check.builtin.references;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Reference;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.OtherTable;
import dev.assay.check.builtin.Referring;
import dev.assay.check.builtin.Spoken;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.OrphanCounts;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code not_references}: no value of a column, or combination of several columns, exists in another table. */
public final class NotReferences implements CheckType {

    private static final Spec SPEC = Spec.key("not_references", "No row has a value that exists in another table.")
            .nulls("A row with a null in the columns passes. If all rows have one, nothing is examined.")
            .dimension(Dimension.CONSISTENCY)
            .main(Parameter.of("to", Kind.REFERENCE, "The table and columns that must not have the value.")
                    .suchAs("blocked(email)")
                    .needed())
            .parameter(OtherTable.FILTER)
            .known(OtherTool.SODA, "values in (…) must not exist in")
            .example("not_references: {table: customers, columns: [email], to: blocked(email)}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return Referring.faults(arguments);
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> columns = ask.columns(arguments.texts("columns"));
        Reference to = Objects.requireNonNull(arguments.reference("to"));
        Measure<OrphanCounts> linked = ask.linked(Referring.link(columns, to, arguments, ask, null));
        Measure<ExaminedCount> all = ask.examined();
        Spoken spoken = Spoken.filled(ask, columns);
        String named = Referring.named(columns);
        return measures -> {
            OrphanCounts found = measures.get(linked);
            return new CheckOutcome.Rows(
                    found.rows(),
                    measures.get(all),
                    Text.with(found.rows(), "has ", "have ") + named + " that is in " + OtherTable.named(to, arguments),
                    List.of(linked),
                    Map.of("distinct_values", found.keys()),
                    spoken.of(measures));
        };
    }
}
