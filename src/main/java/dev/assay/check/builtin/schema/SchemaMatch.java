package dev.assay.check.builtin.schema;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.AcrossConnections;
import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.Globs;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Elsewhere;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.TableMetadata;
import dev.assay.sql.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code schema_match}: the table has the columns and types of another table. */
public final class SchemaMatch implements AcrossConnections {

    private static final Spec SPEC = Spec.table(
                    "schema_match", "The columns and their types are the same as in another table.")
            .nulls("Nulls do not matter: no row is read. Nullability is not compared.")
            .dimension(Dimension.CONSISTENCY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .main(Elsewhere.whole(Parameter.of("to", Kind.TABLE, "The other table, on the same connection.")
                    .suchAs("staging.orders")
                    .needed()))
            .parameter(Parameter.of(
                            "except",
                            Kind.TEXTS,
                            "Columns of either table to leave out, in upper or lower case; * stands for any text.")
                    .varies(Parameter.Variance.ACCEPTED)
                    .suchAs("[loaded_at, \"dbt_*\"]"))
            .known(
                    OtherTool.DBT,
                    "dbt_expectations.expect_table_columns_to_match_other_table",
                    "audit_helper.compare_relation_columns")
            .known(OtherTool.SODA, "reconciliation: schema")
            .example("schema_match: {table: orders, to: orders_archive, except: [archived_at]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Optional<String> elsewhere(Arguments arguments) {
        return Elsewhere.of(arguments, "to");
    }

    @Override
    public Side here(Arguments arguments, Ask ask, boolean versioned) {
        return columns(ask, arguments);
    }

    @Override
    public Side there(Arguments arguments, Ask ask, boolean versioned, Side here) {
        return columns(ask.other(arguments.table("to")), arguments);
    }

    private static Side columns(Ask ask, Arguments arguments) {
        List<TableMetadata.Column> columns = left(ask.catalogue(), Globs.ofColumns(arguments.texts("except")));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        columns.forEach(column -> rows.add(
                List.of(column.name(), column.databaseType(), column.type().name())));
        return new Side(List.of(), measures -> new Listed(rows, null));
    }

    @Override
    public Met meet(Arguments arguments, Answer here, Answer there) {
        Differences differences = here.database().equals(there.database())
                ? Differences.of(columns(here), types(columns(there)))
                : KindsOfTypes.differences(columns(here), columns(there));
        String other = Elsewhere.named(arguments, "to");
        String message = differences.count() == 0
                ? "The " + Text.count(here.rows().size(), "column")
                        + (here.database().equals(there.database())
                                ? " and their types"
                                : " and the kinds of their types")
                        + " are the same as in " + other + "."
                : "The columns are not the same as in " + other + ". " + differences.text("Only there", "Only here");
        return new Met(new CheckOutcome.Deviations(differences.count(), message), differences.count() == 0);
    }

    private static List<TableMetadata.Column> columns(Answer answer) {
        return answer.rows().stream()
                .map(row -> new TableMetadata.Column(
                        String.valueOf(row.get(0)),
                        String.valueOf(row.get(1)),
                        ValueType.valueOf(String.valueOf(row.get(2))),
                        true))
                .toList();
    }

    private static Map<String, String> types(List<TableMetadata.Column> columns) {
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.databaseType()));
        return types;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Globs except = Globs.ofColumns(arguments.texts("except"));
        List<TableMetadata.Column> here = left(ask.catalogue(), except);
        TableMetadata other = ask.other(arguments.table("to")).catalogue();
        Map<String, String> there = types(left(other, except));
        Differences differences = Differences.of(here, there);
        String message = differences.count() == 0
                ? "The " + Text.count(here.size(), "column") + " and their types are the same as in " + other.table()
                        + "."
                : "The columns are not the same as in " + other.table() + ". "
                        + differences.text("Only there", "Only here");
        return measures -> new CheckOutcome.Deviations(differences.count(), message);
    }

    private static List<TableMetadata.Column> left(TableMetadata shape, Globs except) {
        return shape.columns().stream()
                .filter(column -> !except.match(column.name()))
                .toList();
    }
}
