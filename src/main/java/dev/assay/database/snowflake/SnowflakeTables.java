package dev.assay.database.snowflake;

import dev.assay.database.Classification;
import dev.assay.database.Constraints;
import dev.assay.database.DatabaseException;
import dev.assay.database.Declarations;
import dev.assay.database.Kind;
import dev.assay.database.TableInfo;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.database.jdbc.Catalogue;
import dev.assay.database.jdbc.Placeholders;
import dev.assay.database.jdbc.ResultColumns;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of tables from Snowflake's INFORMATION_SCHEMA with a fixed number of statements (its pages "TABLES
 * view" and "COLUMNS view").
 *
 * @param connection the connection's name
 * @param policies finds out what is hidden
 * @param role takes the session's role
 * @param cancellation cancels the reading
 */
record SnowflakeTables(
        String connection, SnowflakePolicies policies, Consumer<String> role, Cancellation cancellation) {

    private static final String SESSION = "SELECT CURRENT_SCHEMA(), CURRENT_ROLE()";

    /** Selects all columns, because Snowflake has added columns over the years; a missing column counts as unknown. */
    private static final String TABLES = "SELECT * FROM INFORMATION_SCHEMA.TABLES WHERE UPPER(TABLE_NAME) IN (%s)";

    private static final String NAMES = "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA' ORDER BY TABLE_SCHEMA, TABLE_NAME";

    /**
     * An existing table.
     *
     * @param enforcesNulls whether NOT NULL holds for every row, because Snowflake itself stores the rows
     * @param enforcesKeys whether keys hold for every row, because it is a hybrid table
     */
    private record Located(TableName name, String kind, long rows, boolean enforcesNulls, boolean enforcesKeys) {}

    /** Looks up the current state of each name in the catalogue. */
    Map<TableName, Catalogue.Answer> read(Set<TableName> names, Connection session)
            throws SQLException, DatabaseException {
        Map<TableName, Catalogue.Answer> answers = new HashMap<>();
        Map<TableName, Located> located = locate(names, session, answers);
        if (located.isEmpty()) {
            return answers;
        }
        Set<TableName> exact = located.values().stream().map(Located::name).collect(Collectors.toSet());
        Map<TableName, List<SnowflakeColumns.Described>> columns =
                new SnowflakeColumns(cancellation).of(exact, session);
        Map<TableName, Map<String, Classification>> tags =
                new SnowflakeTags(cancellation).of(List.copyOf(exact), session);
        Set<TableName> enforced = located.values().stream()
                .filter(Located::enforcesKeys)
                .map(Located::name)
                .collect(Collectors.toSet());
        Function<TableName, SnowflakeKeys.Keys> keys = new SnowflakeKeys(cancellation).of(exact, enforced, session);
        for (Map.Entry<TableName, Located> one : located.entrySet()) {
            Located table = one.getValue();
            try {
                Map<String, String> masked = policies.masked(table.name(), table.kind(), session);
                answers.put(
                        one.getKey(),
                        new Catalogue.Answer(
                                info(
                                        table,
                                        columns.getOrDefault(table.name(), List.of()),
                                        keys.apply(table.name()),
                                        masked,
                                        tags.getOrDefault(table.name(), Map.of())),
                                null));
            } catch (DatabaseException e) {
                answers.put(one.getKey(), Catalogue.Answer.refused(e));
            }
        }
        return answers;
    }

    private static TableInfo info(
            Located table,
            List<SnowflakeColumns.Described> columns,
            SnowflakeKeys.Keys keys,
            Map<String, String> masked,
            Map<String, Classification> tags) {
        List<Constraints.NotNull> notNulls = columns.stream()
                .filter(column -> table.enforcesNulls() && !column.nullable())
                .map(column -> new Constraints.NotNull(column.name(), column.name()))
                .toList();
        List<TableInfo.Column> known = columns.stream()
                .map(column -> new TableInfo.Column(
                        column.name(),
                        column.written(),
                        column.type(),
                        masked.get(column.name()),
                        Kind.of(column.written()),
                        null,
                        column.said().and(tags.getOrDefault(column.name(), Classification.NONE))))
                .toList();
        return new TableInfo(
                table.name(),
                known,
                keys.primary(),
                table.rows(),
                new Constraints(
                        notNulls,
                        table.enforcesKeys() ? Objects.requireNonNullElse(keys.all(), List.of()) : List.of(),
                        List.of(),
                        List.of()),
                new Declarations(keys.all(), List.of()));
    }

    private Map<TableName, Located> locate(
            Set<TableName> names, Connection session, Map<TableName, Catalogue.Answer> refused)
            throws SQLException, DatabaseException {
        SnowflakeNames said = new SnowflakeNames(connection);
        String schema = schema(session);
        List<Located> there = there(names, session);
        Map<TableName, Located> located = new LinkedHashMap<>();
        List<TableName> lacking = new ArrayList<>();
        for (TableName wanted : names) {
            List<Located> called = called(wanted, schema, there);
            if (called.size() == 1) {
                located.put(wanted, called.get(0));
            } else if (called.isEmpty()) {
                lacking.add(wanted);
            } else {
                refused.put(
                        wanted,
                        Catalogue.Answer.refused(said.ambiguous(
                                wanted, called.stream().map(Located::name).toList())));
            }
        }
        if (!lacking.isEmpty()) {
            // enough names to find a misspelt one, even in a huge catalogue
            List<TableName> all = names(NAMES + " LIMIT 10000", session, cancellation);
            lacking.forEach(wanted -> refused.put(wanted, Catalogue.Answer.refused(said.missing(wanted, schema, all))));
        }
        return located;
    }

    private static List<Located> called(TableName wanted, @Nullable String schema, List<Located> there) {
        List<Located> inSchema = wanted.schema() == null
                ? there.stream()
                        .filter(table -> Objects.equals(table.name().schema(), schema))
                        .toList()
                : SnowflakeDialect.INSTANCE.called(
                        wanted.writtenSchema(),
                        there,
                        table -> String.valueOf(table.name().schema()));
        return SnowflakeDialect.INSTANCE.called(
                wanted.writtenName(), inSchema, table -> table.name().name());
    }

    private @Nullable String schema(Connection session) throws SQLException, DatabaseException {
        try (PreparedStatement statement = session.prepareStatement(SESSION);
                ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
            if (!answer.next()) {
                return null;
            }
            role.accept(String.valueOf(answer.getString(2)));
            return answer.getString(1);
        }
    }

    /** All tables whose name matches one of the wanted names, ignoring case. */
    private List<Located> there(Set<TableName> names, Connection session) throws SQLException, DatabaseException {
        Set<String> wanted = new LinkedHashSet<>();
        names.forEach(name -> wanted.add(name.name().toUpperCase(Locale.ROOT)));
        List<Located> there = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(TABLES.formatted(Placeholders.of(wanted)))) {
            Placeholders.bind(statement, wanted, 1);
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                ResultColumns labels = ResultColumns.of(found);
                while (found.next()) {
                    there.add(located(found, labels));
                }
            }
        }
        return there;
    }

    private static Located located(ResultSet found, ResultColumns labels) throws SQLException {
        String kind = found.getString("TABLE_TYPE");
        String rows = labels.text(found, "ROW_COUNT");
        boolean own = kind.equals("BASE TABLE")
                && "NO".equals(labels.text(found, "IS_ICEBERG"))
                && "NO".equals(labels.text(found, "IS_DYNAMIC"));
        return new Located(
                new TableName(found.getString("TABLE_SCHEMA"), found.getString("TABLE_NAME")),
                kind,
                rows == null ? -1 : Long.parseLong(rows),
                own,
                own && "YES".equals(labels.text(found, "IS_HYBRID")));
    }

    /** The names of all tables except system tables. */
    static List<TableName> names(Connection session, Cancellation cancellation) throws SQLException, DatabaseException {
        return names(NAMES, session, cancellation);
    }

    private static List<TableName> names(String query, Connection session, Cancellation cancellation)
            throws SQLException, DatabaseException {
        List<TableName> all = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(query);
                ResultSet found = cancellation.run(statement, statement::executeQuery)) {
            while (found.next()) {
                all.add(new TableName(found.getString(1), found.getString(2)));
            }
        }
        return all;
    }
}
