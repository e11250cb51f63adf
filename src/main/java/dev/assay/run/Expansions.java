package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.SavedCatalogue;
import dev.assay.database.TableInfo;
import dev.assay.extension.Fault;
import dev.assay.result.FailureCode;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import dev.assay.suite.Expansion;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up which tables and columns patterns match, before a run is planned. */
public final class Expansions {

    private Expansions() {}

    /** A selected pattern with its suite. */
    public record Wanted(Suite suite, Expansion expansion) {}

    /**
     * The result of expanding a pattern.
     *
     * @param tables the matching tables with their checks; empty if the lookup failed
     * @param refusal why checks are missing, starting with the place of the pattern; null if none are
     */
    public record Found(
            Wanted wanted,
            List<Suite.Table> tables,
            @Nullable String refusal) {

        public Found {
            tables = List.copyOf(tables);
        }

        /** The checks of all tables, in order. */
        public List<Run.Selected> checks() {
            return tables.stream()
                    .flatMap(table -> table.checks().stream())
                    .map(check -> new Run.Selected(wanted.suite(), check))
                    .toList();
        }
    }

    /**
     * Expands patterns; asks each connection's catalogue once.
     *
     * @param saved the saved catalogue to use instead of databases; null to use databases
     * @return the results in the order of {@code wanted}
     */
    public static List<Found> find(List<Wanted> wanted, @Nullable SavedCatalogue saved) {
        return find(wanted, suite -> Databases.of(suite, saved, "patterns"));
    }

    /** Opens the database of a suite. */
    @FunctionalInterface
    interface Opening {
        Database of(Suite suite) throws InvalidYamlException;
    }

    static List<Found> find(List<Wanted> wanted, Opening opening) {
        Map<List<Object>, List<Wanted>> byConnection = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            Path file = one.suite().connections().file();
            byConnection
                    .computeIfAbsent(List.of(file, one.suite().connection()), first -> new ArrayList<>())
                    .add(one);
        }
        List<Found> found = new ArrayList<>();
        byConnection.values().forEach(some -> found.addAll(ofConnection(some, opening)));
        found.sort(java.util.Comparator.comparingInt(one -> wanted.indexOf(one.wanted())));
        return found;
    }

    private static List<Found> ofConnection(List<Wanted> wanted, Opening opening) {
        Suite suite = wanted.get(0).suite();
        List<Found> found = new ArrayList<>();
        try (Database database = opening.of(suite)) {
            wanted.forEach(one -> found.add(one(one, database)));
        } catch (InvalidYamlException e) {
            wanted.forEach(one -> found.add(refused(one, FailureCode.CONNECTION_INVALID, e.getMessage())));
        } catch (Throwable e) {
            wanted.stream()
                    .skip(found.size())
                    .forEach(one -> found.add(
                            refused(one, FailureCode.INTERNAL_ERROR, Fault.of(e).shown())));
        }
        return found;
    }

    private static Found one(Wanted wanted, Database database) {
        try {
            TableName table = wanted.expansion().table();
            List<TableName> names = table != null
                    ? List.of(table)
                    : database.tables().stream()
                            .filter(wanted.expansion()::means)
                            .toList();
            database.lookUp(names);
            List<String> lost = new ArrayList<>();
            Map<TableName, List<String>> columns = new LinkedHashMap<>();
            for (TableName name : names) {
                try {
                    columns.put(
                            table != null ? table : written(name, database.dialect()),
                            database.table(name).columns().stream()
                                    .map(TableInfo.Column::name)
                                    .map(database.dialect()::shown)
                                    .toList());
                } catch (DatabaseException e) {
                    lost.add(lost(
                            wanted,
                            name + " of " + wanted.expansion().name(),
                            e.kind().code(),
                            e.getMessage()));
                }
            }
            if (columns.isEmpty() && !lost.isEmpty()) {
                return new Found(wanted, List.of(), String.join("\n", lost));
            }
            Expansion.Expanded expanded = wanted.expansion().expand(columns);
            expanded.problems().forEach(problem -> lost.add(problem.shown()));
            return new Found(wanted, expanded.tables(), lost.isEmpty() ? null : String.join("\n", lost));
        } catch (DatabaseException e) {
            return refused(wanted, e.kind().code(), e.getMessage());
        } catch (Throwable e) {
            return refused(wanted, FailureCode.INTERNAL_ERROR, Fault.of(e).shown());
        }
    }

    private static Found refused(Wanted wanted, FailureCode code, @Nullable String message) {
        return new Found(
                wanted, List.of(), lost(wanted, "what " + wanted.expansion().name() + " means", code, message));
    }

    private static String lost(Wanted wanted, String what, FailureCode code, @Nullable String message) {
        return wanted.expansion().location() + ": " + what + " could not be looked up: [" + code + "] " + message;
    }

    private static TableName written(TableName name, Dialect dialect) {
        return new TableName(dialect.shown(String.valueOf(name.schema())), dialect.shown(name.name()));
    }
}
