package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Measure;
import java.util.List;
import java.util.Map;

/** {@code failed_rows_sql}: a query of the author's own returns no rows (dbt: a singular test). */
public final class FailedRowsSql implements CheckType {

    private static final Spec SPEC = new Spec(
            "failed_rows_sql",
            "The query returns no rows.",
            "Nulls mean what they mean in the query.",
            "conformity",
            Spec.Grain.QUERY,
            "query",
            false,
            false,
            List.of(Parameter.required("query", Kind.QUERY, "One SELECT that returns the rows that break the rule.")));

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Measure<Long> rows = ask.countOf(arguments.sql("query"));
        return measures -> new Finding.Found(measures.get(rows), List.of(rows), Map.of());
    }
}
