package dev.assay.check.builtin.schema;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.Globs;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.TableMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code schema_match}: the table has the columns and types of another table. */
public final class SchemaMatch implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "schema_match", "The columns and their types are the same as in another table.")
            .nulls("Nulls do not matter: no row is read. Nullability is not compared.")
            .dimension(Dimension.CONSISTENCY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .main(Parameter.of("to", Kind.TABLE, "The other table, on the same connection.")
                    .suchAs("staging.orders")
                    .needed())
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
    public Evaluator ask(Arguments arguments, Ask ask) {
        Globs except = Globs.ofColumns(arguments.texts("except"));
        List<TableMetadata.Column> here = left(ask.catalogue(), except);
        TableMetadata other = ask.other(arguments.table("to")).catalogue();
        Map<String, String> there = new LinkedHashMap<>();
        left(other, except).forEach(column -> there.put(column.name(), column.databaseType()));
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
