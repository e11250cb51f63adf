package dev.assay.check.builtin.references;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.AcrossConnections;
import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.builtin.Elsewhere;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.Measure;
import dev.assay.sql.Fragment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code query_match}: two queries of the author return the same rows (Great Expectations: query results to match comparison). */
public final class QueryMatch implements AcrossConnections {

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
                    .needed()
                    .orParts(
                            Elsewhere.connection().needed(),
                            Parameter.of(
                                            "query",
                                            Kind.QUERY,
                                            "The query that returns the expected rows there, in its SQL.")
                                    .suchAs("select id, total from app.orders")
                                    .needed()))
            .parameter(Elsewhere.AT)
            .parameter(Elsewhere.HEARTBEAT)
            .parameter(Elsewhere.WAIT)
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
    public List<String> faults(Arguments arguments) {
        return Elsewhere.faults(arguments, "expected");
    }

    @Override
    public Optional<String> elsewhere(Arguments arguments) {
        return Elsewhere.of(arguments, "expected");
    }

    @Override
    public Side here(Arguments arguments, Ask ask, boolean versioned) {
        return rows(ask, arguments.sql("query"));
    }

    @Override
    public Side there(Arguments arguments, Ask ask, boolean versioned, Side here) {
        return rows(ask, Objects.requireNonNull(arguments.parts("expected")).sql("query"));
    }

    private static Side rows(Ask ask, Fragment query) {
        Measure<Listed> rows = ask.list(query, MOST_ROWS);
        return new Side(List.of(), measures -> measures.get(rows));
    }

    @Override
    public Met meet(Arguments arguments, Answer here, Answer there) {
        Set<List<@Nullable Object>> own = new LinkedHashSet<>(here.rows());
        Set<List<@Nullable Object>> expected = new LinkedHashSet<>(there.rows());
        Differing differing = new Differing(List.of(), List.of(), List.of());
        own.stream().filter(row -> !expected.contains(row)).forEach(row -> differing.add(row, "unexpected"));
        long surplus = differing.count();
        expected.stream().filter(row -> !own.contains(row)).forEach(row -> differing.add(row, "missing"));
        return differing.met(new CheckOutcome.Found(
                differing.count(),
                List.of(),
                Map.of("unexpected_rows", surplus, "missing_rows", differing.count() - surplus)));
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
