package dev.assay.check.builtin.volume;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Spec;
import dev.assay.check.builtin.OtherTable;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Measure;
import java.util.List;

/** {@code row_count_match}: the table has as many rows as another one (dbt_utils: equal_rowcount). */
public final class RowCountMatch implements CheckType {

    private static final Spec SPEC = Spec.table("row_count_match", "The table has as many rows as another one.")
            .nulls(
                    "Nulls do not matter: rows are counted. If a side is empty and the numbers match, nothing was compared, and"
                            + " the check fails unless on_empty says otherwise.")
            .dimension(Dimension.CONSISTENCY)
            .metric("rowCount")
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("row_count")
            .main(OtherTable.TABLE.suchAs("staging_orders"))
            .parameter(OtherTable.FILTER)
            .parameter(CountMatch.FACTOR)
            .parameter(CountMatch.TOLERANCE)
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
        return CountMatch.faults(arguments);
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Measure<Long> here = ask.count();
        Measure<Long> there = OtherTable.of(arguments, ask).count();
        CountMatch match = new CountMatch("row", arguments.table("to").toString(), "row_count");
        return measures -> match.judge(measures.get(here), measures.get(there), arguments);
    }
}
