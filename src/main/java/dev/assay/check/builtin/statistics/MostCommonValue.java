package dev.assay.check.builtin.statistics;

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
import dev.assay.check.builtin.MeasuredValue;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Measure;
import dev.assay.result.FailureCode;
import java.util.List;
import java.util.Map;

/** {@code most_common_value}: the most frequent value is one of the expected values (Great Expectations). */
public final class MostCommonValue implements CheckType {

    private static final int NAMED = 10;

    private static final Spec SPEC = Spec.column(
                    "most_common_value", "The most frequent value is one of the expected ones.")
            .nulls(
                    "Nulls are ignored. If several values are equally frequent, it is enough that one of them is expected, unless"
                            + " ties says otherwise; the message names them. The database decides which values are equal.")
            .dimension(Dimension.ACCURACY)
            .judged(Spec.VerdictBasis.VALUE)
            .main(Parameter.of("values", Kind.SCALARS, "The values that may be the most frequent.")
                    .suchAs("[paid]")
                    .needed())
            .parameter(Parameter.choice(
                            "ties",
                            "What is required if several values are equally frequent. allowed: one of them is expected. expected: all of"
                                    + " them are; at most 10 values can be listed. forbidden: there is only one.",
                            "allowed",
                            "expected",
                            "forbidden")
                    .otherwise("allowed"))
            .known(OtherTool.DBT, "dbt_expectations.expect_column_most_common_value_to_be_in_set")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_most_common_value_to_be_in_set")
            .known(OtherTool.DEEQU, "hasHistogramValues", "Histogram")
            .example("most_common_value: {table: orders, column: status, values: [paid]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return arguments.text("ties").equals("expected")
                        && arguments.scalars("values").size() > NAMED
                ? List.of("ties: expected takes at most " + NAMED + " values: list fewer")
                : List.of();
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column column = ask.column(arguments.text("column"));
        List<Object> expected = arguments.scalars("values");
        Measure<List<Ask.Frequency>> common = ask.mostCommon(column, ask.isIn(column, expected));
        Measure<Long> rows = ask.count();
        String ties = arguments.text("ties");
        return measures -> {
            List<Ask.Frequency> found = measures.get(common);
            long all = measures.get(rows);
            if (found.isEmpty()) {
                return MeasuredValue.noneIn(column, all, Map.of());
            }
            Ask.Frequency first = found.get(0);
            List<Ask.Frequency> tied =
                    found.stream().filter(one -> one.rows() == first.rows()).toList();
            List<String> as = tied.stream().map(one -> Text.amount(one.value())).toList();
            String rest = ", in " + Text.number(first.rows()) + " of " + Text.count(all, "row")
                    + Text.with(as.size(), "", " each") + "; " + Text.values(expected, "or") + " expected"
                    + switch (ties) {
                        case "expected" -> " for each.";
                        case "forbidden" -> ", and no other value as frequent.";
                        default -> ".";
                    };
            String what = "The most common " + column.name();
            return new CheckOutcome.Verdict(
                            holds(tied, ties) ? CheckOutcome.Level.PASSED : CheckOutcome.Level.FAILED,
                            FailureCode.RULE_VIOLATED,
                            what + Text.with(as.size(), " is ", " are ") + few(as) + rest,
                            List.of(),
                            Map.of("most_common", first.value().toString(), "rows_with_it", first.rows(), "rows", all),
                            Map.of("values", Text.values(expected, "or")))
                    .unquoted(
                            what + " is " + CheckOutcome.Verdict.Unquoted.VALUE + rest,
                            Map.of("rows_with_it", first.rows(), "rows", all));
        };
    }

    /** Whether the most frequent values are as expected. In {@code tied}, expected values come first. */
    private static boolean holds(List<Ask.Frequency> tied, String ties) {
        return switch (ties) {
            case "expected" -> tied.stream().allMatch(Ask.Frequency::expected);
            case "forbidden" -> tied.size() == 1 && tied.get(0).expected();
            default -> tied.get(0).expected();
        };
    }

    /** Lists the first ten of the most frequent values, and says if there are more. */
    private static String few(List<String> values) {
        return values.size() <= NAMED
                ? Text.list(values, "and")
                : String.join(", ", values.subList(0, NAMED)) + " and others";
    }
}
