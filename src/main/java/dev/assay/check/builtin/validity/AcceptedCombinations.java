package dev.assay.check.builtin.validity;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.RowRule;
import dev.assay.check.builtin.Spoken;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code accepted_combinations}: the values of several columns together are one of a list of rows (Great Expectations: pairs to be in a
 * set).
 */
public final class AcceptedCombinations implements CheckType {

    /** A longer list is data and belongs in a table. */
    private static final int MOST = 1_000;

    private static final Spec SPEC = Spec.table(
                    "accepted_combinations",
                    "The combination of values in several columns is one of the accepted rows.")
            .nulls(
                    "A null is accepted if one of the accepted rows has it. A row with nulls in all of the columns is left out; if"
                            + " every row is, nothing is examined.")
            .dimension(Dimension.CONFORMITY)
            .groupable()
            .main(Parameter.of(
                            "rows",
                            Kind.ROWS,
                            "The accepted rows: a list of mappings from columns to values, or a CSV file next to the suite whose first"
                                    + " line names the columns. At most "
                                    + Text.number(MOST) + ".")
                    .suchAs("[{region: EU, currency: EUR}, {region: US, currency: USD}]")
                    .needed())
            .known(OtherTool.DBT, "dbt_expectations.expect_column_pair_values_to_be_in_set")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_pair_values_to_be_in_set")
            .example(
                    "accepted_combinations: {table: orders, rows: [{region: EU, currency: EUR}, {region: US, currency: USD}]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        int rows = arguments.rows("rows").size();
        return rows <= MOST
                ? List.of()
                : List.of("there are " + Text.number(rows) + " accepted rows, and " + Text.number(MOST)
                        + " is the limit: load them into a table, and write references with several columns");
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Map<String, Object>> rows = arguments.rows("rows");
        List<String> names = List.copyOf(rows.get(0).keySet());
        List<Column> columns = ask.columns(names);
        List<Condition> accepted = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            List<Condition> values = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                Object value = row.get(names.get(i));
                values.add(
                        value == null || "".equals(value)
                                ? ask.isNull(columns.get(i))
                                : ask.allOf(List.of(
                                        ask.isFilled(columns.get(i)),
                                        ask.compare(columns.get(i), Comparison.EQUAL, value))));
            }
            accepted.add(ask.allOf(values));
        }
        Condition some = ask.anyOf(columns.stream().map(ask::isFilled).toList());
        Condition failing = ask.allOf(List.of(some, ask.not(ask.anyOf(accepted))));
        List<String> called = columns.stream().map(Column::name).toList();
        return RowRule.of(
                ask,
                failing,
                new Spoken(ask.examined(some), ask.examined(), "a value in " + Text.list(called, "or"), false),
                columns,
                found -> Text.with(found, "has ", "have ") + "a combination of " + Text.list(called, "and")
                        + " that is not accepted");
    }
}
