package dev.assay.check.builtin.schema;

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
import dev.assay.plan.ask.TableMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code columns_exact}: the table has these columns and no others. */
public final class ColumnsExact implements CheckType {

    private static final Spec SPEC = Spec.table("columns_exact", "The table has these columns and no others.")
            .nulls("Nulls do not matter: no row is read.")
            .dimension(Dimension.CONFORMITY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .main(Parameter.of("columns", Kind.TYPES, "The columns, each with its type, or a list of their names.")
                    .varies(Parameter.Variance.ALL_COLUMNS)
                    .needed())
            .parameter(Parameter.of("ordered", Kind.FLAG, "Whether the order must match.")
                    .otherwise("false"))
            .parameter(
                    Parameter.choice("others", "Whether the table may have other columns too.", "forbidden", "allowed")
                            .otherwise("forbidden"))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_table_columns_to_match_ordered_list",
                    "dbt_expectations.expect_table_columns_to_match_set",
                    "check_column_types",
                    "elementary.schema_changes_from_baseline")
            .known(OtherTool.SODA, "schema")
            .known(
                    OtherTool.GREAT_EXPECTATIONS,
                    "expect_table_columns_to_match_ordered_list",
                    "expect_table_columns_to_match_set")
            .example("columns_exact: {table: orders, columns: [id, status, note], ordered: true}")
            .example(
                    "columns_exact: {table: lines, columns: {order_id: bigint, line: bigint, price: \"numeric(12,2)\"}}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        TableMetadata shape = ask.catalogue();
        Map<String, String> declared = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> retyped = new ArrayList<>();
        arguments.types("columns").forEach((written, type) -> {
            Optional<TableMetadata.Column> found = shape.find(written);
            found.ifPresentOrElse(column -> declared.put(column.name(), type), () -> missing.add(written));
            found.filter(column -> !type.isEmpty() && !shape.isOfType(column, type))
                    .ifPresent(column -> retyped.add(Differences.retyped(column, type)));
        });
        List<String> names =
                shape.columns().stream().map(TableMetadata.Column::name).toList();
        boolean alone = arguments.text("others").equals("forbidden");
        List<String> additional = names.stream()
                .filter(name -> alone && !declared.containsKey(name))
                .toList();
        List<String> common = names.stream().filter(declared::containsKey).toList();
        List<String> wanted = List.copyOf(declared.keySet());
        boolean moved = arguments.flag("ordered") && !common.equals(wanted);
        Differences differences = new Differences(missing, additional, retyped);
        String message = differences.text("Missing", "Not declared")
                + (moved ? " In another order: " + String.join(", ", common) + "." : "");
        int deviations = differences.count() + (moved ? 1 : 0);
        return measures -> new CheckOutcome.Deviations(
                deviations,
                deviations == 0
                        ? "The table has the declared columns" + (alone ? " and no others: " : ": ")
                                + Text.names(common) + "."
                        : "The columns are not those declared. " + message.strip());
    }
}
