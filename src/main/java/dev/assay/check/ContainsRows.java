package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Comparison;
import dev.assay.plan.Condition;
import dev.assay.plan.Examined;
import dev.assay.plan.Measure;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code contains_rows}: rows that are expected are there (dbt: a seed as the expectation). */
public final class ContainsRows implements CheckType {

    private static final int SHOWN = 5;

    private static final Spec SPEC = Spec.table(
                    "contains_rows", "The rows that are expected are there, perhaps among others.")
            .nulls("A value that is empty in the file, or null in the list, is a null, and stands for one.")
            .dimension(Dimension.ACCURACY)
            .counts("expected row")
            .main(Parameter.of(
                            "rows",
                            Kind.ROWS,
                            "The rows that are expected: a list of mappings from columns to values, or a CSV file beside the suite, whose first line names the columns.")
                    .suchAs("[{code: FR, name: France}]")
                    .needed())
            .parameter(Parameter.of(
                            "key",
                            Kind.COLUMNS,
                            "The columns by which a row is found; all that are expected where it is left out. A row that is found by its key but differs is told apart from one that is missing.")
                    .suchAs("[code]"))
            .parameter(Parameter.of("tolerance", Kind.TOLERANCE, "How far numbers that are not of the key may differ.")
                    .suchAs("0.01"))
            .known(Peer.DBT, "check_seed", "dbt_utils.equality")
            .known(Peer.SODA, "failed_rows")
            .known(Peer.GREAT_EXPECTATIONS, "expect_query_results_to_match_comparison")
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
        List<String> unknown = new ArrayList<>(arguments.texts("key"));
        if (!rows.isEmpty()) {
            unknown.removeAll(rows.get(0).keySet());
        }
        return unknown.isEmpty()
                ? List.of()
                : List.of("the expected rows have no " + Text.list(unknown, "or")
                        + ", which 'key' names: add it to them");
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        List<Map<String, Object>> expected = arguments.rows("rows");
        List<String> key = arguments.has("key")
                ? arguments.texts("key")
                : List.copyOf(expected.get(0).keySet());
        Tolerance tolerance = arguments.tolerance("tolerance");
        List<Measure<Long>> whole = new ArrayList<>();
        List<Measure<Long>> byKey = new ArrayList<>();
        for (Map<String, Object> row : expected) {
            List<Condition> all = new ArrayList<>();
            List<Condition> ofKey = new ArrayList<>();
            row.forEach((name, value) -> {
                boolean isKey = key.contains(name);
                Condition same = same(ask, ask.column(name), value, isKey ? Tolerance.NONE : tolerance);
                all.add(same);
                if (isKey) {
                    ofKey.add(same);
                }
            });
            whole.add(ask.countWhere(ask.allOf(all)));
            byKey.add(ask.countWhere(ask.allOf(ofKey)));
        }
        return measures -> {
            List<String> missing = new ArrayList<>();
            List<String> different = new ArrayList<>();
            for (int i = 0; i < expected.size(); i++) {
                if (measures.get(whole.get(i)) == 0) {
                    (measures.get(byKey.get(i)) == 0 ? missing : different).add(shown(expected.get(i), key));
                }
            }
            long failing = (long) missing.size() + different.size();
            String rule = Text.with(failing, "is", "are") + " not there ("
                    + Text.number(missing.size()) + " missing"
                    + (missing.isEmpty() ? "" : ": " + few(missing))
                    + (different.isEmpty()
                            ? ""
                            : "; " + Text.number(different.size()) + " different: " + few(different))
                    + ")";
            return new Finding.Rows(
                    failing,
                    Examined.of(expected.size()),
                    rule,
                    List.of(),
                    Map.of("missing_rows", (long) missing.size(), "different_rows", (long) different.size()));
        };
    }

    private static Condition same(Ask ask, Column column, Object value, Tolerance tolerance) {
        if (value.equals("")) {
            return ask.isNull(column);
        }
        Condition equal = tolerance.amount().signum() > 0 && column.type().isNumber()
                ? ask.near(column, ask.number(new BigDecimal(value.toString())), tolerance)
                : ask.compare(column, Comparison.EQUAL, value);
        return ask.allOf(List.of(ask.not(ask.isNull(column)), equal));
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
        return Text.list(some, "and");
    }
}
