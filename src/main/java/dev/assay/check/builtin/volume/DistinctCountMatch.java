package dev.assay.check.builtin.volume;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Reference;
import dev.assay.check.Spec;
import dev.assay.check.builtin.OtherTable;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code distinct_count_match}: a column has as many different values as one of another table (dbt_expectations). */
public final class DistinctCountMatch implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "distinct_count_match", "The column has as many distinct values as a column of another table.")
            .nulls(
                    "Nulls are not counted. If a side has no values and the numbers match, nothing was compared, and the check"
                            + " fails unless on_empty says otherwise.")
            .dimension(Dimension.CONSISTENCY)
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("distinct_count")
            .parameter(Parameter.of("to", Kind.REFERENCE, "The other table and its column, on the same connection.")
                    .suchAs("staging_orders(state)")
                    .needed())
            .parameter(OtherTable.FILTER)
            .parameter(CountMatch.FACTOR)
            .parameter(CountMatch.TOLERANCE)
            .known(OtherTool.DBT, "dbt_expectations.expect_column_distinct_count_to_equal_other_table")
            .example("distinct_count_match: {table: orders, column: status, to: staging_orders(state)}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>(CountMatch.faults(arguments));
        Reference to = arguments.reference("to");
        if (to != null && to.columns().size() != 1) {
            faults.add("'to' is one column of the other table: write staging_orders(state)");
        }
        return faults;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        Reference to = Objects.requireNonNull(arguments.reference("to"));
        Ask other = OtherTable.of(to.table(), arguments, ask);
        Measure<Long> here = ask.distinct(column);
        Measure<Long> there = other.distinct(other.column(to.columns().get(0)));
        CountMatch match = new CountMatch("distinct value", OtherTable.named(to, arguments), "distinct_count");
        return measures -> match.judge(measures.get(here), measures.get(there), arguments);
    }
}
