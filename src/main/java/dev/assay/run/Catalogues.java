package dev.assay.run;

import dev.assay.check.Arguments;
import dev.assay.check.Reference;
import dev.assay.check.Spec;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Purpose;
import dev.assay.database.SavedCatalogue;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.reconcile.TwoSided;
import dev.assay.sql.Fragment;
import dev.assay.sql.Origin;
import dev.assay.sql.TableName;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.CheckDeclaration.OnEmpty;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Collects what checks need from catalogues. */
public final class Catalogues {

    private Catalogues() {}

    /**
     * Looks up the tables of checks on each connection, to save them.
     *
     * @param refused receives a sentence for each table and connection that is left out
     */
    public static SavedCatalogue save(List<Run.Selected> selected, Consumer<String> refused) {
        Map<String, Set<TableName>> tables = new LinkedHashMap<>();
        Map<String, Suite> suites = new LinkedHashMap<>();
        for (Run.Selected one : selected) {
            BiConsumer<String, Set<TableName>> named = (connection, some) -> {
                suites.putIfAbsent(connection, one.suite());
                tables.computeIfAbsent(connection, first -> new LinkedHashSet<>())
                        .addAll(some);
            };
            named.accept(one.suite().connection(), tables(List.of(one.check())));
            elsewhere(one.check().arguments(), named);
        }
        SavedCatalogue saved = SavedCatalogue.empty();
        for (Map.Entry<String, Suite> connection : suites.entrySet()) {
            Set<TableName> names = Objects.requireNonNull(tables.get(connection.getKey()));
            try (Database database = connection
                    .getValue()
                    .connections()
                    .settings(connection.getKey())
                    .open(Purpose.ofLookUps("catalogue").tag())) {
                saved = saved.with(connection.getKey(), database, names, why -> refused.accept(text(why)));
            } catch (InvalidYamlException e) {
                refused.accept(String.valueOf(e.getMessage()));
            }
        }
        return saved;
    }

    /**
     * Everything that a check reads by name: its tables, those of its SQL, and those of other connections.
     *
     * @param named takes the tables of each connection, by its name
     */
    static void read(Run.Selected one, BiConsumer<String, Set<TableName>> named) {
        CheckDeclaration check = one.check();
        Set<TableName> own = tables(List.of(check));
        check.filters().forEach(filter -> own.addAll(filter.tables()));
        own.addAll(inSql(check.arguments()));
        if (check.arguments().values().get("tables") instanceof Collection<?> texts) {
            texts.forEach(text -> own.add(TableName.parse(String.valueOf(text))));
        }
        named.accept(one.suite().connection(), own);
        elsewhere(check.arguments(), named);
        for (Object argument : check.arguments().values().values()) {
            if (argument instanceof Arguments parts && isElsewhere(parts)) {
                named.accept(parts.text("connection"), inSql(parts));
            }
        }
    }

    /** The tables that SQL of these arguments names. */
    private static Set<TableName> inSql(Arguments arguments) {
        Set<Fragment> fragments = new LinkedHashSet<>();
        arguments.values().values().forEach(part -> written(part, fragments));
        Set<TableName> tables = new LinkedHashSet<>();
        fragments.forEach(fragment -> tables.addAll(fragment.tables()));
        return tables;
    }

    private static String text(DatabaseException why) {
        return "[" + why.kind() + "] " + why.getMessage();
    }

    /** The tables that a suite's checks are about. */
    static TwoSided.Checked checked(Suite suite) {
        return new TwoSided.Checked(
                suite.allChecks().stream()
                        .map(CheckDeclaration::table)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                !suite.expansions().isEmpty());
    }

    /** The tables that checks are about or refer to. */
    static Set<TableName> tables(Collection<CheckDeclaration> checks) {
        Set<TableName> names = new LinkedHashSet<>();
        for (CheckDeclaration check : checks) {
            if (check.table() != null) {
                names.add(check.table());
            }
            named(check.arguments(), names);
            names.addAll(behind(check));
        }
        return names;
    }

    /** The questions that distinguish a table without rows from rows that were left out or not read. */
    static List<Measure<ExaminedCount>> allRows(CheckDeclaration check, CheckQuestions inquiry) {
        return switch (check.type().spec().judged()) {
            case ROWS ->
                check.table() != null && (check.window() != null || check.isNarrowed())
                        ? List.of(inquiry.allRows())
                        : List.of();
            case VALUE -> !check.groupBy().isEmpty() && check.isNarrowed() ? List.of(inquiry.allRows()) : List.of();
            case CATALOGUE -> check.table() != null && asksForRows(check) ? List.of(inquiry.allRows()) : List.of();
            case FOUND -> inquiry.rowsBehind(behind(check));
        };
    }

    /** Whether {@code on_empty} can change the verdict, so that a check which otherwise reads no rows must look for some. */
    static boolean asksForRows(CheckDeclaration check) {
        return check.onEmpty() != null && check.onEmpty() != OnEmpty.PASS;
    }

    /** The tables named in the author's queries, if {@code on_empty} asks whether they have rows. */
    static List<TableName> behind(CheckDeclaration check) {
        return check.type().spec().judged() != Spec.VerdictBasis.FOUND || !asksForRows(check)
                ? List.of()
                : check.arguments().values().values().stream()
                        .filter(Fragment.class::isInstance)
                        .flatMap(query -> ((Fragment) query).tables().stream())
                        .toList();
    }

    /** The authors' SQL in checks. */
    static Set<Fragment> fragments(Collection<CheckDeclaration> checks) {
        Set<Fragment> fragments = new LinkedHashSet<>();
        for (CheckDeclaration check : checks) {
            Set<Fragment> own = new LinkedHashSet<>(check.filters());
            written(check.arguments(), own);
            TableName table = check.table();
            own.forEach(fragment -> fragments.add(table == null ? fragment : fragment.on(table)));
        }
        return fragments;
    }

    private static void written(Object argument, Set<Fragment> fragments) {
        if (argument instanceof Fragment fragment) {
            fragments.add(fragment);
        } else if (argument instanceof Arguments parts && !isElsewhere(parts)) {
            parts.values().values().forEach(part -> written(part, fragments));
        } else if (argument instanceof Collection<?> list) {
            list.forEach(one -> written(one, fragments));
        }
    }

    private static void named(Arguments arguments, Set<TableName> names) {
        for (Object argument : arguments.values().values()) {
            if (argument instanceof Reference reference) {
                names.add(reference.table());
            } else if (argument instanceof TableName table) {
                names.add(table);
            } else if (argument instanceof Arguments parts && !isElsewhere(parts)) {
                named(parts, names);
                writtenTable(parts).ifPresent(names::add);
            }
        }
    }

    /** The tables of other connections. */
    private static void elsewhere(Arguments arguments, BiConsumer<String, Set<TableName>> named) {
        for (Object argument : arguments.values().values()) {
            if (argument instanceof Arguments parts && isElsewhere(parts)) {
                Set<TableName> tables = new LinkedHashSet<>();
                named(parts, tables);
                writtenTable(parts).ifPresent(tables::add);
                named.accept(parts.text("connection"), tables);
            }
        }
    }

    /**
     * The columns whose values a check of two sides may show of one of them: those of its table, or whatever its queries return.
     *
     * @param columns the names of the columns; empty if queries return them
     * @param elsewhere whether the side is that of the other connection
     */
    static Set<Origin> origins(CheckDeclaration check, List<String> columns, boolean elsewhere) {
        Set<TableName> tables = new LinkedHashSet<>();
        Set<Fragment> queries = new LinkedHashSet<>();
        if (elsewhere) {
            elsewhere(check.arguments(), (connection, named) -> tables.addAll(named));
            check.arguments().values().values().stream()
                    .filter(argument -> argument instanceof Arguments parts && isElsewhere(parts))
                    .forEach(parts -> ((Arguments) parts).values().values().forEach(part -> written(part, queries)));
        } else {
            written(check.arguments(), queries);
            if (check.table() != null) {
                tables.add(check.table());
            }
        }
        Set<Origin> origins = new LinkedHashSet<>();
        queries.stream()
                .filter(fragment -> fragment.kind() == Fragment.Kind.QUERY)
                .forEach(query -> origins.addAll(Origin.ofTables(query.tables())));
        tables.forEach(table -> (columns.isEmpty() ? List.of(Origin.ANY) : columns)
                .forEach(column -> origins.add(new Origin(table, column))));
        return origins.isEmpty() ? Set.of(Origin.UNKNOWN) : origins;
    }

    /** A table that stands among the parts as a text. */
    private static Optional<TableName> writtenTable(Arguments parts) {
        return parts.values().get("table") instanceof String table
                ? Optional.of(TableName.parse(table))
                : Optional.empty();
    }

    /** Whether the parts name a table of another connection. */
    private static boolean isElsewhere(Arguments parts) {
        return parts.has("connection");
    }
}
