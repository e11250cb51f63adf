package dev.assay.check.builtin.sql;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.builtin.Bounded;
import dev.assay.check.builtin.Bounds;
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code metric_sql}: the author's query returns one value within bounds (Soda: a metric query). */
public final class MetricSql implements Bounded {

    private static final Spec SPEC = Spec.query(
                    "metric_sql", "The query returns one value, which is within the bounds.")
            .nulls(
                    "If the query returns null or no row, there is no value, and the check fails. If it returns more than one row,"
                            + " the check is BROKEN. Numbers are compared with numbers, dates and times with dates and times; NaN is never"
                            + " within bounds. Text, and every type that arrives as text, takes only equals, which compares character by"
                            + " character: let the query itself compare by a collation or an order.")
            .dimension(Dimension.ACCURACY)
            .judged(Spec.VerdictBasis.VALUE)
            .measures("value")
            .main(Parameter.of("query", Kind.QUERY, "An SQL query that returns one row; its first column is judged.")
                    .suchAs("select max(total) from orders")
                    .needed())
            .parameters(Bounds.parameters(Kind.SCALAR))
            .known(OtherTool.DBT, "singular test")
            .known(OtherTool.SODA, "metric query", "user-defined metric")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_query_results_to_match_comparison")
            .known(OtherTool.DEEQU, "customSql", "CustomSql")
            .known(OtherTool.ODCS, "type: sql")
            .example("metric_sql: {query: select max(total) from orders, max: 1000}\nid: largest-order")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Bounds bounds = Bounds.of(arguments);
        Measure<Optional<Object>> value = ask.valueOf(arguments.sql("query"));
        return measures -> measures.get(value)
                .map(there -> MeasuredValue.ofRow("The query's value", "value", there, 1, bounds))
                .orElseGet(() -> new CheckOutcome.Verdict(
                        CheckOutcome.Level.FAILED,
                        FailureCode.RULE_VIOLATED,
                        "The query returned no value.",
                        List.of(),
                        Map.of(),
                        bounds.limits(),
                        true));
    }
}
