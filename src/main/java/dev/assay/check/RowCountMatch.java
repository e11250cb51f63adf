package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Measure;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** {@code row_count_match}: the table has as many rows as another one (dbt_utils: equal_rowcount). */
public final class RowCountMatch implements CheckType {

    private static final Spec SPEC = Spec.table("row_count_match", "The table has as many rows as another one.")
            .nulls(
                    "Nulls do not matter: rows are counted. Where a side is empty and the numbers match, nothing was compared, and the check fails unless on_empty says otherwise.")
            .dimension(Dimension.CONSISTENCY)
            .metric("rowCount")
            .judged(Spec.Judged.VALUE)
            .main(OtherTable.TABLE.suchAs("staging_orders"))
            .parameter(OtherTable.FILTER)
            .parameter(Parameter.of(
                            "tolerance",
                            Kind.TOLERANCE,
                            "How far the two may differ; a percentage is of the other table's rows.")
                    .suchAs("1%"))
            .known(
                    Peer.DBT,
                    "dbt_utils.equal_rowcount",
                    "dbt_expectations.expect_table_row_count_to_equal_other_table",
                    "equal_rowcount_with_sources")
            .known(Peer.SODA, "row_count same as")
            .known(Peer.GREAT_EXPECTATIONS, "expect_table_row_count_to_equal_other_table")
            .known(Peer.DEEQU, "RowCountMatch")
            .example("row_count_match: {table: orders, to: staging_orders, tolerance: 1%}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Ask other = OtherTable.of(arguments, ask);
        Measure<Long> here = ask.count();
        Measure<Long> there = other.count();
        Tolerance tolerance = arguments.tolerance("tolerance");
        return measures -> {
            long own = measures.get(here);
            long expected = measures.get(there);
            boolean holds = tolerance.accepts(BigDecimal.valueOf(own), BigDecimal.valueOf(expected));
            boolean nothing = holds && (own == 0 || expected == 0);
            String message = "There " + Text.with(own, "is ", "are ") + Text.count(own, "row") + " here and "
                    + Text.count(expected, "row") + " in " + arguments.table("to") + "; "
                    + (arguments.has("tolerance") ? "a difference of at most " + tolerance : "the same number")
                    + " expected" + (nothing ? ", but where there are no rows nothing was compared." : ".");
            return new Finding.Verdict(
                    holds && !nothing ? Finding.Level.PASSED : Finding.Level.FAILED,
                    nothing ? "NO_ROWS" : "RULE_VIOLATED",
                    message,
                    List.of(),
                    Map.of("row_count", own, "other_row_count", expected),
                    arguments.has("tolerance") ? Map.of("tolerance", tolerance) : Map.of(),
                    nothing);
        };
    }
}
