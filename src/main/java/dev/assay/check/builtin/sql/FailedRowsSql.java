package dev.assay.check.builtin.sql;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Measure;
import java.util.List;
import java.util.Map;

/** {@code failed_rows_sql}: the author's query returns no rows (dbt: a singular test). */
public final class FailedRowsSql implements CheckType {

    private static final Spec SPEC = Spec.query("failed_rows_sql", "The query returns no rows.")
            .nulls("Nulls mean what they mean in the query.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.FOUND)
            .main(Parameter.of("query", Kind.QUERY, "One SELECT that returns the rows that break the rule.")
                    .needed())
            .known(OtherTool.DBT, "singular test")
            .known(OtherTool.SODA, "failed_rows", "fail query", "failed_rows_query")
            .known(OtherTool.GREAT_EXPECTATIONS, "UnexpectedRowsExpectation")
            .known(OtherTool.DEEQU, "customSql", "CustomSql")
            .known(OtherTool.ODCS, "type: sql")
            .example(
                    "failed_rows_sql: select id from orders where shipped_at < placed_at\nid: nothing-shipped-before-it-was-placed")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Measure<Long> rows = ask.countOf(arguments.sql("query"));
        return measures -> new CheckOutcome.Found(measures.get(rows), List.of(rows), Map.of());
    }
}
