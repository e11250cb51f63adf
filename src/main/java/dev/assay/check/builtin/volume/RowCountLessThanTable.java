package dev.assay.check.builtin.volume;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.OtherTable;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import java.util.List;
import java.util.Map;

/** {@code row_count_less_than_table}: the table has fewer rows than another one (dbt_utils: fewer_rows_than). */
public final class RowCountLessThanTable implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "row_count_less_than_table", "The table has fewer rows than another one.")
            .nulls(
                    "Nulls do not matter: rows are counted. If the table has none, nothing was compared, and the check fails"
                            + " unless on_empty says otherwise.")
            .dimension(Dimension.CONSISTENCY)
            .metric("rowCount")
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("row_count")
            .main(OtherTable.TABLE.suchAs("orders"))
            .parameter(OtherTable.FILTER)
            .parameter(Parameter.of("or_equal", Kind.FLAG, "Whether an equal number is accepted too.")
                    .otherwise("false"))
            .known(OtherTool.DBT, "dbt_utils.fewer_rows_than")
            .known(OtherTool.SODA, "row_count")
            .example("row_count_less_than_table: {table: customers, to: orders}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Ask other = OtherTable.of(arguments, ask);
        boolean orEqual = arguments.flag("or_equal");
        Measure<Long> here = ask.count();
        Measure<Long> there = other.count();
        return measures -> {
            long own = measures.get(here);
            long most = measures.get(there);
            boolean holds = own < most || (orEqual && own == most);
            boolean nothing = holds && own == 0;
            String message = "There " + Text.with(own, "is ", "are ") + Text.count(own, "row") + " here and "
                    + Text.count(most, "row") + " in " + arguments.table("to") + "; fewer"
                    + (orEqual ? " or as many" : "") + " expected"
                    + (nothing ? ", but without rows nothing was compared." : ".");
            return new CheckOutcome.Verdict(
                    holds && !nothing ? CheckOutcome.Level.PASSED : CheckOutcome.Level.FAILED,
                    nothing ? FailureCode.NO_ROWS : FailureCode.RULE_VIOLATED,
                    message,
                    List.of(),
                    Map.of("row_count", own, "other_row_count", most),
                    Map.of(),
                    nothing);
        };
    }
}
