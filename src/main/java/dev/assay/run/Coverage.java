package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.result.CoverageGap;
import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import dev.assay.suite.CheckDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the tables and columns of a connection that no check is about. */
final class Coverage {

    private final Database database;
    private final String place;

    /** The checked tables by their exact names, each with the checks that name it. */
    private final Map<TableName, List<CheckDeclaration>> checked = new LinkedHashMap<>();

    /** The names under which the suites know the checked tables. */
    private final Map<TableName, String> written = new LinkedHashMap<>();

    private Coverage(Database database, String place) {
        this.database = database;
        this.place = place;
    }

    /**
     * The gaps: first the tables without any check in the schemas of the checked ones, then the checked tables with columns that no
     * check names. A query of an author covers the tables that it names, and says nothing of their columns.
     *
     * @param place the connection, with the environment if there is one
     * @param checks the checks of all suites on the connection
     * @param others further tables that have checks, as their suites write them
     * @throws DatabaseException if the tables cannot be listed
     */
    static List<CoverageGap> of(
            Database database, String place, Collection<CheckDeclaration> checks, Collection<TableName> others)
            throws DatabaseException {
        Coverage coverage = new Coverage(database, place);
        Map<TableName, List<CheckDeclaration>> named = new LinkedHashMap<>();
        others.forEach(table -> named.put(table, new ArrayList<>()));
        for (CheckDeclaration check : checks) {
            tables(check)
                    .forEach(table -> named.computeIfAbsent(table, any -> new ArrayList<>())
                            .add(check));
        }
        database.lookUp(named.keySet());
        named.forEach(coverage::found);
        return coverage.gaps();
    }

    private static Set<TableName> tables(CheckDeclaration check) {
        Set<TableName> tables = new LinkedHashSet<>();
        if (check.table() != null) {
            tables.add(check.table());
        }
        fragments(check).forEach(sql -> tables.addAll(sql.tables()));
        return tables;
    }

    private static List<Fragment> fragments(CheckDeclaration check) {
        List<Fragment> fragments = new ArrayList<>(check.filters());
        check.arguments().values().values().stream()
                .filter(Fragment.class::isInstance)
                .forEach(sql -> fragments.add((Fragment) sql));
        return fragments;
    }

    private void found(TableName name, List<CheckDeclaration> checks) {
        try {
            TableName exact = database.table(name).name();
            checked.computeIfAbsent(exact, any -> new ArrayList<>()).addAll(checks);
            written.putIfAbsent(exact, name.toString());
        } catch (DatabaseException e) {
            return; // its checks say so
        }
    }

    private List<CoverageGap> gaps() throws DatabaseException {
        List<CoverageGap> gaps = new ArrayList<>();
        Dialect dialect = database.dialect();
        Set<String> schemas = new HashSet<>();
        checked.keySet().forEach(table -> schemas.add(String.valueOf(table.schema())));
        if (schemas.isEmpty()) {
            return gaps;
        }
        for (TableName table : database.tables()) {
            if (schemas.contains(String.valueOf(table.schema())) && !checked.containsKey(table)) {
                String schema = dialect.shown(Objects.requireNonNull(table.schema()));
                String name = new TableName(schema, dialect.shown(table.name())).toString();
                gaps.add(new CoverageGap(name, place, List.of()));
            }
        }
        for (Map.Entry<TableName, List<CheckDeclaration>> one : checked.entrySet()) {
            List<String> columns = one.getValue().stream().anyMatch(check -> check.table() != null)
                    ? columns(database.table(one.getKey()), one.getValue())
                    : List.of();
            if (!columns.isEmpty()) {
                gaps.add(new CoverageGap(Objects.requireNonNull(written.get(one.getKey())), place, columns));
            }
        }
        return gaps;
    }

    private List<String> columns(TableInfo table, List<CheckDeclaration> checks) {
        Dialect dialect = database.dialect();
        Set<String> covered = new HashSet<>();
        for (String name : names(checks)) {
            dialect.called(name, table.columns(), TableInfo.Column::name).forEach(column -> covered.add(column.name()));
        }
        return names(checks).contains(Fragment.EVERY_COLUMN)
                ? List.of()
                : table.columns().stream()
                        .map(TableInfo.Column::name)
                        .filter(column -> !covered.contains(column))
                        .map(dialect::shown)
                        .toList();
    }

    /** The columns that the checks name, as their authors write them. */
    private static Set<String> names(List<CheckDeclaration> checks) {
        Set<String> names = new HashSet<>();
        for (CheckDeclaration check : checks) {
            names.addAll(check.columns());
            names.addAll(check.groupBy());
            fragments(check).forEach(sql -> names.addAll(sql.names()));
            check.arguments().values().values().stream()
                    .filter(String.class::isInstance)
                    .forEach(argument -> names.add((String) argument));
        }
        return names;
    }
}
