package dev.assay.cdc;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Globs;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Kind;
import dev.assay.check.Parameter.Variance;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Rows;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.reconcile.Reader;
import dev.assay.reconcile.TwoSided;
import dev.assay.result.FailureCode;
import dev.assay.result.Severity;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code cdc_coverage}: a publication of the suite's database sends all changes of the tables (PostgreSQL: CREATE PUBLICATION). */
public final class CdcCoverage implements TwoSided {

    /** The operations, in the order of {@link dev.assay.sql.Replication#publication}. */
    private static final List<String> OPERATIONS = List.of("insert", "update", "delete", "truncate");

    private static final int SHOWN = 20;

    private static final Spec SPEC = Spec.query(
                    "cdc_coverage", "The publication of a connector sends all changes of the tables, with all columns.")
            .nulls(
                    "Nulls do not matter: no row is read. Generated columns do not count, since most versions and connectors do not send"
                            + " them.")
            .dimension(Dimension.COVERAGE)
            .severity(Severity.CRITICAL)
            .judged(Spec.VerdictBasis.CATALOGUE)
            .main(Parameter.of("publication", Kind.TEXT, "The publication that the connector reads.")
                    .suchAs("dbz")
                    .needed())
            .parameter(Parameter.of(
                            "tables",
                            Kind.TEXTS,
                            "The tables that must be published. Without tables and schemas, all that the suite's checks are about.")
                    .suchAs("[app.orders, app.items]")
                    .varies(Variance.REFUSED))
            .parameter(Parameter.of(
                            "schemas",
                            Kind.TEXTS,
                            "Schemas all of whose tables must be published, also those that are made later.")
                    .suchAs("[app]")
                    .varies(Variance.REFUSED))
            .parameter(Parameter.of(
                            "except",
                            Kind.TEXTS,
                            "Tables and columns that are left out on purpose, as schema.table or schema.table.column; * stands for any"
                                    + " text without a dot.")
                    .suchAs("[app.scratch, app.customers.card]")
                    .varies(Variance.ACCEPTED))
            .parameter(Parameter.choices(
                            "operations",
                            "What must be published. Without it, inserts, updates and deletes.",
                            OPERATIONS.toArray(String[]::new))
                    .suchAs("[insert, update, delete, truncate]"))
            .parameter(Parameter.choice(
                            "identity",
                            "What tells the old row of an update or a delete: usable, any that lets them run at all; full_if_toast, all"
                                    + " columns where a table keeps long values apart, which otherwise arrive as a placeholder if an update"
                                    + " leaves them alone; full, all columns.",
                            "usable",
                            "full_if_toast",
                            "full")
                    .otherwise("usable"))
            .parameter(Parameter.of("row_filters", Kind.FLAG, "Whether row filters of the publication are meant.")
                    .otherwise("false"))
            .example("cdc_coverage: {publication: dbz, schemas: [app], except: [app.scratch]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        for (String written : arguments.texts("tables")) {
            try {
                TableName.parse(written);
            } catch (IllegalArgumentException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        for (String given : List.of("tables", "schemas", "operations")) {
            if (arguments.has(given) && arguments.texts(given).isEmpty()) {
                faults.add("'" + given + "' names nothing: name some, or leave it out");
            }
        }
        return faults;
    }

    @Override
    public @Nullable String elsewhere(Arguments arguments) {
        return null;
    }

    @Override
    public Compared compare(Arguments arguments, Sides sides) throws DatabaseException {
        Reader reader = new Reader(sides.here(), sides.purpose());
        Sources source = new Sources(sides.here(), reader, "publications");
        String publication = arguments.text("publication");
        List<String> faults = new ArrayList<>();
        List<@Nullable Object> sent = publication(source, publication);
        List<String> operations =
                arguments.has("operations") ? arguments.texts("operations") : List.of("insert", "update", "delete");
        for (String operation : operations) {
            if (!sends(sent, operation)) {
                faults.add(operation + "s are not published");
            }
        }
        List<TableName> missing = new ArrayList<>();
        List<TableName> tables = tables(arguments, sides, missing);
        missing.forEach(name -> faults.add("there is no table " + name));
        CoverageRule rule = new CoverageRule(
                arguments.text("identity"),
                arguments.flag("row_filters"),
                sends(sent, "update") || sends(sent, "delete"),
                Globs.ofParts(arguments.texts("except")));
        Set<String> examined = new TreeSet<>();
        List<String> empty = new ArrayList<>();
        List<String> schemas = arguments.texts("schemas");
        for (Covered one : covered(source, publication, tables, schemas)) {
            if (one.table() == null) {
                if (one.wanted() >= tables.size()) {
                    throw new UnanswerableException(
                            FailureCode.TABLE_MISSING,
                            source.in() + " has no table in schema " + schemas.get(one.wanted() - tables.size())
                                    + ": correct its name in schemas.");
                }
                faults.add("there is no table " + tables.get(one.wanted()));
            } else if (one.isWithoutPartitions() && !rule.leavesOut(one)) {
                empty.add(one.table().toString());
            } else if (!rule.leavesOut(one)) {
                examined.add(one.table().toString());
                faults.addAll(rule.faults(one));
            }
        }
        List<String> told = faults.stream().distinct().toList();
        if (examined.isEmpty() && told.isEmpty()) {
            throw Sources.refused("No table is left to be examined: "
                    + (empty.isEmpty()
                            ? "except leaves out all of them."
                            : Text.names(empty) + Text.with(empty.size(), " has", " have") + " no partition yet."));
        }
        return new Compared(
                new CheckOutcome.Deviations(
                        told.size(),
                        message(publication, told, examined.size(), operations)
                                + (empty.isEmpty() ? "" : " Without a partition yet: " + Text.names(empty) + ".")),
                new Rows(List.of(), List.of()),
                List.of(),
                List.copyOf(reader.sent()));
    }

    private static String message(String publication, List<String> faults, int tables, List<String> operations) {
        return "Publication " + publication
                + (faults.isEmpty()
                        ? " sends " + Text.list(operations, "and") + " of "
                                + (tables == 1 ? "the table" : "all " + Text.number(tables) + " tables")
                        : " does not send all changes: "
                                + String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size())))
                                + (faults.size() > SHOWN ? "; " + Text.number(faults.size() - SHOWN) + " more" : ""))
                + ".";
    }

    private static boolean sends(List<@Nullable Object> sent, String operation) {
        return Boolean.TRUE.equals(sent.get(1 + OPERATIONS.indexOf(operation)));
    }

    private static List<@Nullable Object> publication(Sources source, String name) throws DatabaseException {
        List<@Nullable Object> row =
                source.rows(replication -> replication.publication(name)).get(0);
        if (row.get(1) == null) {
            throw Sources.refused(source.in() + " has no publication " + name + " ("
                    + (row.get(0) == null ? "its database has none" : "its database has " + row.get(0))
                    + "): name that of the connector, or start it, which may make one.");
        }
        return row;
    }

    private static List<Covered> covered(
            Sources source, String publication, List<TableName> tables, List<String> schemas) throws DatabaseException {
        return tables.isEmpty() && schemas.isEmpty()
                ? List.of()
                : source.rows(replication -> replication.coverage(publication, tables, schemas)).stream()
                        .map(Covered::read)
                        .toList();
    }

    /** The tables that are named, or those of the suite's checks, each with its schema. */
    private static List<TableName> tables(Arguments arguments, Sides sides, List<TableName> missing)
            throws DatabaseException {
        List<TableName> wanted = new ArrayList<>();
        if (arguments.has("tables") || arguments.has("schemas")) {
            arguments.texts("tables").forEach(written -> wanted.add(TableName.parse(written)));
        } else if (sides.checked().tables().isEmpty() || sides.checked().patterns()) {
            throw Sources.refused((sides.checked().patterns()
                            ? "The suite has checks of tables that only the catalogue tells (for), so which are meant is not clear"
                            : "No check of the suite is about a table")
                    + ": name them in tables, or say schemas: [app].");
        } else {
            wanted.addAll(sides.checked().tables());
        }
        List<TableName> tables = new ArrayList<>();
        for (TableName name : wanted) {
            if (name.schema() != null) {
                tables.add(name);
            } else {
                located(sides.here(), name, tables, missing);
            }
        }
        return tables;
    }

    private static void located(Database database, TableName name, List<TableName> tables, List<TableName> missing)
            throws DatabaseException {
        try {
            TableName found = database.table(name).name();
            tables.add(new TableName(found.schema(), found.name(), true, true));
        } catch (DatabaseException e) {
            if (e.kind() != FailureKind.TABLE_MISSING) {
                throw e;
            }
            missing.add(name);
        }
    }
}
