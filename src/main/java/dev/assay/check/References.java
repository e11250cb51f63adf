package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Examined;
import dev.assay.plan.Measure;
import dev.assay.plan.OrphanCounts;
import java.util.List;
import java.util.Map;

/**
 * {@code references}: every value of a column, or of several together, is there in another table (dbt: relationships; SQL:
 * a foreign key with MATCH SIMPLE).
 */
public final class References implements CheckType {

    private static final Spec SPEC = Spec.key("references", "Every row refers to a row that is there.")
            .nulls("A row with a null in the reference refers to nothing and passes.")
            .dimension(Dimension.CONSISTENCY)
            .main(Parameter.of(
                            "to",
                            Kind.REFERENCE,
                            "The table and columns referred to, as table(column) or schema.table(a, b).")
                    .needed())
            .known(Peer.DBT, "relationships", "dbt_utils.relationships_where")
            .known(Peer.SODA, "reference check", "values in (…) must exist in")
            .known(Peer.GREAT_EXPECTATIONS, "expect_column_values_to_be_in_set")
            .known(Peer.DEEQU, "ReferentialIntegrity")
            .known(Peer.ODCS, "relationships")
            .example("references: {table: orders, columns: [customer_id], to: customers(id)}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        int own = arguments.texts("columns").size();
        Reference to = arguments.reference("to");
        int other = to == null ? own : to.columns().size();
        return own == other
                ? List.of()
                : List.of("it refers from " + Text.count(own, "column") + " to " + Text.count(other, "column")
                        + ": write as many on both sides, in the same order");
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        List<Column> columns = ask.columns(arguments.texts("columns"));
        Reference to = java.util.Objects.requireNonNull(arguments.reference("to"));
        Measure<OrphanCounts> orphans = ask.orphans(new Ask.Link(columns, to.table(), to.columns()));
        Measure<Examined> all = ask.examined();
        String named = columns.size() == 1
                ? Text.a(columns.get(0).name())
                : "a combination of "
                        + Text.list(columns.stream().map(Column::name).toList(), "and");
        return measures -> {
            OrphanCounts counts = measures.get(orphans);
            String rule = Text.with(counts.rows(), "has ", "have ") + named + " that is not in " + to + " ("
                    + Text.count(counts.keys(), "different value") + ")";
            return new Finding.Rows(
                    counts.rows(),
                    measures.get(all),
                    rule,
                    List.of(orphans),
                    Map.of("distinct_orphans", counts.keys()));
        };
    }
}
