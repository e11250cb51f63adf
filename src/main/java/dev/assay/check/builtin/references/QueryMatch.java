package dev.assay.check.builtin.references;

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

/** {@code query_match}: two queries of the author return the same rows (Great Expectations: query results to match comparison). */
public final class QueryMatch implements CheckType {

    private static final Spec SPEC = Spec.query("query_match", "Two queries return the same rows.")
            .nulls("Nulls are equal, as in EXCEPT. Duplicates of a row do not matter. Two queries without rows match.")
            .dimension(Dimension.CONSISTENCY)
            .judged(Spec.VerdictBasis.FOUND)
            .main(Parameter.of("query", Kind.QUERY, "A query.")
                    .suchAs("select id, total from orders")
                    .needed())
            .parameter(Parameter.of(
                            "expected",
                            Kind.QUERY,
                            "The query that returns the expected rows, with the same number and types of columns.")
                    .suchAs("select id, total from staging_orders")
                    .needed())
            .known(OtherTool.DBT, "dbt_utils.equality", "singular test")
            .known(OtherTool.SODA, "reconciliation checks")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_query_results_to_match_comparison")
            .example(
                    "query_match: {query: select id from orders, expected: select id from staging_orders}\nid: same-orders")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Measure<Long> surplus = ask.countOf(arguments.sql("query"), arguments.sql("expected"));
        Measure<Long> missing = ask.countOf(arguments.sql("expected"), arguments.sql("query"));
        return measures -> new CheckOutcome.Found(
                measures.get(surplus) + measures.get(missing),
                List.of(surplus, missing),
                Map.of("unexpected_rows", measures.get(surplus), "missing_rows", measures.get(missing)));
    }
}
