package dev.assay.check.builtin.rows;

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
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.ExpectedCounts;
import dev.assay.plan.ask.Measure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code contains_rows}: the expected rows exist (dbt: a seed as the expectation). */
public final class ContainsRows implements CheckType {

    private static final int SHOWN = 5;

    private static final Spec SPEC = Spec.table(
                    "contains_rows", "The table has the expected rows, possibly among others.")
            .nulls("An empty value in the file, or null in the list, means null and matches a null.")
            .dimension(Dimension.ACCURACY)
            .counts("expected row")
            .main(Parameter.of(
                            "rows",
                            Kind.ROWS,
                            "The expected rows: a list of mappings from columns to values, or a CSV file next to the suite whose first"
                                    + " line names the columns.")
                    .suchAs("[{code: FR, name: France}]")
                    .needed())
            .parameter(Parameter.of(
                            "key",
                            Kind.COLUMNS,
                            "The columns that identify a row; all expected columns by default. A row with the key but other values is"
                                    + " reported as different, not as missing.")
                    .suchAs("[code]"))
            .parameter(Parameter.of(
                            "columns", Kind.COLUMNS, "The other columns to compare; all expected columns by default.")
                    .suchAs("[name]"))
            .parameter(Parameter.of(
                            "only",
                            Kind.ROWS,
                            "Selects the expected rows of a file that has more: those with the values of one of these mappings. The"
                                    + " check's own filter does not apply to them.")
                    .suchAs("[{continent: Europe}]"))
            .parameter(Parameter.choice(
                            "duplicates",
                            "Whether more than one row of the table may have the key of an expected row.",
                            "allowed",
                            "forbidden")
                    .otherwise("allowed"))
            .parameter(Parameter.of("tolerance", Kind.TOLERANCE, "The accepted difference of numbers outside the key.")
                    .suchAs("0.01"))
            .known(OtherTool.DBT, "check_seed", "dbt_utils.equality")
            .known(OtherTool.SODA, "failed_rows")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_query_results_to_match_comparison")
            .example(
                    "contains_rows: {table: countries, rows: [{code: FR, name: France}, {code: DE, name: Germany}], key: [code]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<Map<String, Object>> rows = arguments.rows("rows");
        List<String> faults = new ArrayList<>();
        for (String parameter : List.of("key", "columns", "only")) {
            List<String> unknown = new ArrayList<>(
                    parameter.equals("only") ? columns(arguments.rows(parameter)) : arguments.texts(parameter));
            unknown.removeAll(columns(rows));
            if (!rows.isEmpty() && !unknown.isEmpty()) {
                faults.add("the expected rows have no " + Text.list(unknown, "or") + ", which '" + parameter
                        + "' names: add it to them");
            }
        }
        if (faults.isEmpty() && !rows.isEmpty() && expected(arguments).isEmpty()) {
            faults.add("none of the expected rows has the values that 'only' names: change one of the two");
        }
        return faults;
    }

    private static List<String> columns(List<Map<String, Object>> rows) {
        return rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).keySet());
    }

    /** The expected rows that {@code only} selects, with the columns to compare. */
    private static List<Map<String, Object>> expected(Arguments arguments) {
        List<Map<String, Object>> only = arguments.rows("only");
        Set<String> compared = new HashSet<>(arguments.texts("key"));
        compared.addAll(arguments.texts("columns"));
        List<Map<String, Object>> expected = new ArrayList<>();
        for (Map<String, Object> row : arguments.rows("rows")) {
            if (only.isEmpty() || only.stream().anyMatch(values -> has(row, values))) {
                Map<String, Object> looked = new LinkedHashMap<>(row);
                looked.keySet().removeIf(name -> arguments.has("columns") && !compared.contains(name));
                expected.add(looked);
            }
        }
        return expected;
    }

    /** Compares as text: values from a file are text, those from a suite may be numbers. */
    private static boolean has(Map<String, Object> row, Map<String, Object> values) {
        return values.entrySet().stream()
                .allMatch(entry -> String.valueOf(row.get(entry.getKey())).equals(String.valueOf(entry.getValue())));
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Map<String, Object>> expected = expected(arguments);
        List<String> key = arguments.has("key") ? arguments.texts("key") : columns(expected);
        List<String> others = new ArrayList<>(columns(expected));
        others.removeAll(key);
        Measure<List<ExpectedCounts>> found = ask.expected(
                ask.columns(key),
                ask.columns(others),
                expected.stream().map(row -> values(row, key, others)).toList(),
                arguments.tolerance("tolerance"));
        boolean once = arguments.text("duplicates").equals("forbidden");
        return measures -> {
            List<ExpectedCounts> counts = measures.get(found);
            List<String> shown = expected.stream().map(row -> shown(row, key)).toList();
            List<String> missing = of(shown, counts, row -> row.found() == 0);
            List<String> different = of(shown, counts, row -> row.found() > 0 && row.same() == 0);
            List<String> repeated = of(shown, counts, row -> once && row.found() > 1 && row.same() > 0);
            long failing = (long) missing.size() + different.size() + repeated.size();
            String rule = Text.with(failing, "is", "are") + " not there " + (once ? "once (" : "(")
                    + Text.number(missing.size()) + " missing" + few(missing)
                    + (different.isEmpty() ? "" : "; " + Text.number(different.size()) + " different" + few(different))
                    + (repeated.isEmpty()
                            ? ""
                            : "; " + Text.number(repeated.size()) + " more than once" + few(repeated))
                    + ")";
            Map<String, Object> measured = new LinkedHashMap<>();
            measured.put("missing_rows", (long) missing.size());
            measured.put("different_rows", (long) different.size());
            if (once) {
                measured.put("repeated_rows", (long) repeated.size());
            }
            return new CheckOutcome.Rows(failing, ExaminedCount.of(expected.size()), rule, List.of(), measured);
        };
    }

    /** The row's values in the order of the columns; an empty text becomes null. */
    private static List<@Nullable Object> values(Map<String, Object> row, List<String> key, List<String> others) {
        return Stream.concat(key.stream(), others.stream())
                .<@Nullable Object>map(name -> "".equals(row.get(name)) ? null : row.get(name))
                .toList();
    }

    private static List<String> of(List<String> shown, List<ExpectedCounts> counts, Predicate<ExpectedCounts> which) {
        return IntStream.range(0, shown.size())
                .filter(i -> which.test(counts.get(i)))
                .mapToObj(shown::get)
                .toList();
    }

    private static String shown(Map<String, Object> row, List<String> key) {
        return String.join(
                "/", key.stream().map(name -> String.valueOf(row.get(name))).toList());
    }

    private static String few(List<String> keys) {
        List<String> some = new ArrayList<>(keys.stream().limit(SHOWN).toList());
        if (keys.size() > SHOWN) {
            some.add(Text.number(keys.size() - SHOWN) + " more");
        }
        return some.isEmpty() ? "" : ": " + Text.list(some, "and");
    }
}
