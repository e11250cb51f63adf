package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Comparison;
import dev.assay.plan.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** {@code most_common_value}: the value that occurs most often is one of those expected (Great Expectations). */
public final class MostCommonValue implements CheckType {

    private static final Spec SPEC = Spec.column(
                    "most_common_value", "The value that occurs most often is one of those expected.")
            .nulls("Nulls are no value. Where several occur equally often, one of them being expected is enough.")
            .dimension(Dimension.ACCURACY)
            .judged(Spec.Judged.VALUE)
            .main(Parameter.of("values", Kind.SCALARS, "The values that may be the most frequent.")
                    .suchAs("[paid]")
                    .needed())
            .known(Peer.DBT, "dbt_expectations.expect_column_most_common_value_to_be_in_set")
            .known(Peer.GREAT_EXPECTATIONS, "expect_column_most_common_value_to_be_in_set")
            .known(Peer.DEEQU, "hasHistogramValues", "Histogram")
            .example("most_common_value: {table: orders, column: status, values: [paid]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Object> expected = arguments.scalars("values");
        ask.isIn(column, expected);
        Measure<List<Ask.Frequency>> common = ask.mostCommon(column);
        Measure<Long> rows = ask.count();
        return measures -> {
            List<Ask.Frequency> found = measures.get(common);
            long all = measures.get(rows);
            if (found.isEmpty()) {
                return MeasuredValue.noneIn(column, all, Map.of());
            }
            Ask.Frequency first = found.get(0);
            boolean holds = found.stream()
                    .filter(one -> one.rows() == first.rows())
                    .anyMatch(one -> expected.stream().anyMatch(value -> isEqual(one.value(), value)));
            String message = "The most common " + column.name() + " is " + Text.amount(first.value()) + ", in "
                    + Text.number(first.rows()) + " of " + Text.count(all, "row") + "; " + Text.values(expected, "or")
                    + " expected.";
            return new Finding.Verdict(
                    holds ? Finding.Level.PASSED : Finding.Level.FAILED,
                    "RULE_VIOLATED",
                    message,
                    List.of(),
                    Map.of("most_common", first.value().toString(), "rows_with_it", first.rows(), "rows", all),
                    Map.of("values", Text.values(expected, "or")));
        };
    }

    /** What comes as text compares with the text that was written for it. */
    private static boolean isEqual(Object found, Object expected) {
        boolean number = found instanceof String && expected instanceof BigDecimal;
        return Order.holds(found, Comparison.EQUAL, number ? ((BigDecimal) expected).toPlainString() : expected);
    }
}
