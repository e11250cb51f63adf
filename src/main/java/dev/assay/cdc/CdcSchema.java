package dev.assay.cdc;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Kind;
import dev.assay.check.Parameter.Variance;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.reconcile.Reader;
import dev.assay.reconcile.TwoSided;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code cdc_schema}: the copy has the columns of the table that it is a copy of, in types that hold their values. */
public final class CdcSchema implements TwoSided {

    private static final Spec SPEC = Spec.table(
                    "cdc_schema",
                    "The table has the columns of the one that it is a copy of, in types that hold their values.")
            .nulls(
                    "Nulls matter only in columns that were added with a default: rows that are older never sent it, so a null in the copy"
                            + " of a column that allows none is a deviation.")
            .dimension(Dimension.CONSISTENCY)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .main(Parameter.parts(
                            "source",
                            "The table that is copied. Each database tells its own columns.",
                            "{connection: shop, table: app.orders}",
                            Parameter.of("connection", Kind.CONNECTION, "Its connection.")
                                    .needed(),
                            Parameter.of("table", Kind.TEXT, "Its name.")
                                    .needed()
                                    .suchAs("app.orders"))
                    .needed())
            .parameter(Parameter.choice(
                    "pipeline", "The pipeline, whose own columns of the copy are left out.", Metadata.pipelines()))
            .parameter(Parameter.of(
                            "ignore",
                            Kind.TEXTS,
                            "Further columns of the copy that the source has not, in upper or lower case; * stands for any text.")
                    .suchAs("[_lsn, \"_applied_*\"]")
                    .varies(Variance.ACCEPTED))
            .parameter(Parameter.of("except", Kind.TEXTS, "Columns of the source that are left out on purpose.")
                    .suchAs("[search_vector]")
                    .varies(Variance.ACCEPTED))
            .parameter(Parameter.of(
                            "columns", Kind.TYPES, "What the copy calls columns of the source, where that differs.")
                    .suchAs("{id: ID, note: NOTE_TEXT}"))
            .parameter(Parameter.of(
                            "types",
                            Kind.TYPES,
                            "The type that the copy of a column of the source has, where it is none that pipelines usually give.")
                    .suchAs("{total: FLOAT}"))
            .parameter(Parameter.choice(
                            "generated",
                            "Whether generated columns of the source may be missing in the copy, since most versions and connectors do not"
                                    + " send them.",
                            "ignore",
                            "required")
                    .otherwise("ignore"))
            .example(
                    "cdc_schema: {table: orders, source: {connection: shop, table: orders}, pipeline: debezium, ignore: [loaded_at]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        try {
            TableName.parse(source(arguments).text("table"));
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        for (String named : List.of("columns", "types")) {
            arguments.types(named).forEach((column, value) -> {
                if (value.isEmpty()) {
                    faults.add("'" + named + "' says nothing of " + column + ": write {" + column + ": "
                            + (named.equals("types") ? "TYPE" : "NAME") + "}");
                }
            });
        }
        return faults;
    }

    @Override
    public String elsewhere(Arguments arguments) {
        return source(arguments).text("connection");
    }

    @Override
    public Compared compare(Arguments arguments, Sides sides) throws DatabaseException {
        Reader fromSource = new Reader(sides.elsewhere(), sides.purpose());
        Reader fromCopy = new Reader(sides.here(), sides.purpose());
        TableInfo source =
                sides.elsewhere().table(TableName.parse(source(arguments).text("table")));
        TableInfo copy = sides.here().table(Objects.requireNonNull(sides.table()));
        List<OldRows.Own> own = new Sources(
                        sides.elsewhere(), fromSource, "catalogue of generated columns and defaults")
                .rows(replication -> replication.columns(source.name())).stream()
                        .map(OldRows.Own::read)
                        .toList();
        Set<String> generated = own.stream()
                .filter(OldRows.Own::generated)
                .map(OldRows.Own::name)
                .collect(Collectors.toSet());
        SchemaColumns.Compared compared =
                new SchemaColumns(arguments, sides.elsewhere(), source, sides.here(), copy, generated).compare();
        List<String> faults = new ArrayList<>(compared.faults());
        List<String> told = new ArrayList<>();
        new OldRows(faults, told).find(own, source.primaryKey(), compared.pairs(), copy.name(), fromCopy);
        List<String> sql = new ArrayList<>(fromSource.sent());
        sql.addAll(fromCopy.sent());
        String name = source.name() + " on " + elsewhere(arguments);
        String message = faults.isEmpty()
                ? "The copy has " + Text.count(compared.pairs().size(), "column") + " of " + name
                        + " in types that hold their values."
                : "The copy differs from " + name + ": " + String.join("; ", faults) + ".";
        told.add(0, message);
        return new Compared(
                new CheckOutcome.Deviations(faults.size(), String.join(" ", told)),
                new Rows(List.of(), List.of()),
                List.of(),
                sql);
    }

    private static Arguments source(Arguments arguments) {
        return Objects.requireNonNull(arguments.parts("source"));
    }
}
