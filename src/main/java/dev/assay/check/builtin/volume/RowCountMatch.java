package dev.assay.check.builtin.volume;

import dev.assay.check.AcrossConnections;
import dev.assay.check.Arguments;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.Elsewhere;
import dev.assay.check.builtin.OtherTable;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code row_count_match}: the table has as many rows as another one (dbt_utils: equal_rowcount). */
public final class RowCountMatch implements AcrossConnections {

    private static final Spec SPEC = Spec.table("row_count_match", "The table has as many rows as another one.")
            .nulls(
                    "Nulls do not matter: rows are counted. If a side is empty and the numbers match, nothing was compared, and"
                            + " the check fails unless on_empty says otherwise.")
            .dimension(Dimension.CONSISTENCY)
            .metric("rowCount")
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("row_count")
            .main(Elsewhere.table(OtherTable.TABLE.suchAs("staging_orders")))
            .parameter(OtherTable.FILTER)
            .parameter(CountMatch.FACTOR)
            .parameter(CountMatch.TOLERANCE)
            .parameter(Elsewhere.AT)
            .parameter(Elsewhere.HEARTBEAT)
            .parameter(Elsewhere.WAIT)
            .known(
                    OtherTool.DBT,
                    "dbt_utils.equal_rowcount",
                    "dbt_expectations.expect_table_row_count_to_equal_other_table",
                    "dbt_expectations.expect_table_row_count_to_equal_other_table_times_factor",
                    "equal_rowcount_with_sources")
            .known(OtherTool.SODA, "row_count same as")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_table_row_count_to_equal_other_table")
            .known(OtherTool.DEEQU, "RowCountMatch")
            .example("row_count_match: {table: orders, to: staging_orders, tolerance: 1%}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>(CountMatch.faults(arguments));
        faults.addAll(Elsewhere.faults(arguments, "to"));
        return faults;
    }

    @Override
    public Optional<String> elsewhere(Arguments arguments) {
        return Elsewhere.of(arguments, "to");
    }

    @Override
    public Side here(Arguments arguments, Ask ask, boolean versioned) {
        return counted(ask, versioned);
    }

    @Override
    public Side there(Arguments arguments, Ask ask, boolean versioned, Side here) {
        return counted(Elsewhere.rows(Objects.requireNonNull(arguments.parts("to")), ask), versioned);
    }

    private static Side counted(Ask rows, boolean versioned) {
        Ask.Groups all = rows.groups(List.of());
        Measure<Listed> count = all.list(List.of(all.rows()), 1, versioned);
        return new Side(List.of(), measures -> measures.get(count));
    }

    @Override
    public Met meet(Arguments arguments, Answer here, Answer there) {
        CountMatch match = new CountMatch("row", Elsewhere.named(arguments, "to"), "row_count");
        long own = count(here);
        long other = count(there);
        return new Met(match.judge(own, other, arguments), match.holds(own, other, arguments));
    }

    private static long count(Answer answer) {
        return ((BigDecimal) Objects.requireNonNull(answer.rows().get(0).get(0))).longValueExact();
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Measure<Long> here = ask.count();
        Measure<Long> there = OtherTable.of(arguments, ask).count();
        CountMatch match = new CountMatch("row", arguments.table("to").toString(), "row_count");
        return measures -> match.judge(measures.get(here), measures.get(there), arguments);
    }
}
