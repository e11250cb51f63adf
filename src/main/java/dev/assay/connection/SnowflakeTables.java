package dev.assay.connection;

import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables from Snowflake's INFORMATION_SCHEMA (its pages "TABLES view" and "COLUMNS view"), any number of them by the same few
 * statements.
 *
 * @param connection the connection's name
 * @param policies says what is hidden
 * @param cancellation ends the reading
 */
record SnowflakeTables(String connection, SnowflakePolicies policies, Cancellation cancellation) {

    private static final String SCHEMA = "SELECT CURRENT_SCHEMA()";

    /** All columns, since accounts have got more of them over the years; those that are missing say nothing. */
    private static final String TABLES = "SELECT * FROM INFORMATION_SCHEMA.TABLES WHERE UPPER(TABLE_NAME) IN (%s)";

    private static final String COLUMNS =
            "SELECT * FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA IN (%s) AND TABLE_NAME IN (%s)"
                    + " ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION";

    /** Enough to find a misspelt name in, and a bound on what a huge catalogue sends. */
    private static final String NAMES = "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA' ORDER BY TABLE_SCHEMA, TABLE_NAME LIMIT 10000";

    /** Values that hold others, and those that no single value compares with. */
    private static final Set<String> COMPLEX =
            Set.of("VARIANT", "OBJECT", "ARRAY", "MAP", "GEOGRAPHY", "GEOMETRY", "VECTOR", "FILE");

    /**
     * A table that is there.
     *
     * @param enforcesNulls whether NOT NULL holds for every row: its rows are Snowflake's own
     * @param enforcesKeys whether its keys hold for every row: it is a hybrid table
     */
    private record Located(TableName name, String kind, long rows, boolean enforcesNulls, boolean enforcesKeys) {}

    /** What the catalogue says now of each name. */
    Map<TableName, Catalogue.Answer> read(Set<TableName> names, Connection session)
            throws SQLException, DatabaseException {
        Map<TableName, Catalogue.Answer> answers = new HashMap<>();
        Map<TableName, Located> located = locate(names, session, answers);
        if (located.isEmpty()) {
            return answers;
        }
        Set<TableName> exact = located.values().stream().map(Located::name).collect(Collectors.toSet());
        Map<TableName, List<Described>> columns = columns(exact, session);
        Map<TableName, SnowflakeKeys.Keys> keys = new SnowflakeKeys(cancellation).of(exact, session);
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
                                        keys.getOrDefault(table.name(), SnowflakeKeys.Keys.NONE),
                                        masked),
                                null));
            } catch (DatabaseException e) {
                answers.put(one.getKey(), Catalogue.Answer.refused(e));
            }
        }
        return answers;
    }

    private static TableInfo info(
            Located table, List<Described> columns, SnowflakeKeys.Keys keys, Map<String, String> masked) {
        List<Constraints.NotNull> notNulls = columns.stream()
                .filter(column -> table.enforcesNulls() && !column.nullable())
                .map(column -> new Constraints.NotNull(column.name(), column.name()))
                .toList();
        List<TableInfo.Column> known = columns.stream()
                .map(column ->
                        new TableInfo.Column(column.name(), column.written(), column.type(), masked.get(column.name())))
                .toList();
        return new TableInfo(
                table.name(),
                known,
                keys.primary(),
                table.rows(),
                new Constraints(notNulls, table.enforcesKeys() ? keys.all() : List.of(), List.of(), List.of()));
    }

    private Map<TableName, Located> locate(
            Set<TableName> names, Connection session, Map<TableName, Catalogue.Answer> refused)
            throws SQLException, DatabaseException {
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
                refused.put(wanted, Catalogue.Answer.refused(ambiguous(wanted, called)));
            }
        }
        if (!lacking.isEmpty()) {
            List<TableName> all = all(session);
            lacking.forEach(wanted -> refused.put(wanted, Catalogue.Answer.refused(missing(wanted, schema, all))));
        }
        return located;
    }

    private static List<Located> called(TableName wanted, @Nullable String schema, List<Located> there) {
        String quote = wanted.exact() ? "\"" : "";
        List<Located> inSchema = wanted.schema() == null
                ? there.stream()
                        .filter(table -> Objects.equals(table.name().schema(), schema))
                        .toList()
                : Dialect.SNOWFLAKE.called(
                        quote + wanted.schema() + quote,
                        there,
                        table -> String.valueOf(table.name().schema()));
        return Dialect.SNOWFLAKE.called(
                quote + wanted.name() + quote, inSchema, table -> table.name().name());
    }

    private DatabaseException ambiguous(TableName wanted, List<Located> called) {
        String names = called.stream()
                .map(table ->
                        "\"" + table.name().schema() + "\".\"" + table.name().name() + "\"")
                .collect(Collectors.joining(" and "));
        return new DatabaseException(
                Trouble.TABLE_MISSING,
                "Connection '" + connection + "' has several tables that " + wanted + " may mean: " + names
                        + ". Write the one that is meant in its own letters, in double quotes inside the YAML's own.",
                null);
    }

    private DatabaseException missing(TableName wanted, @Nullable String schema, List<TableName> all) {
        String where = wanted.schema() != null
                ? ""
                : schema == null
                        ? " (the session has no schema: write schema: on the connection, or schema.table)"
                        : " (looked in the schema " + schema + ")";
        List<String> names = all.stream()
                .map(table -> wanted.schema() == null && Objects.equals(table.schema(), schema)
                        ? table.name()
                        : table.toString())
                .toList();
        List<String> elsewhere = all.stream()
                .filter(table -> table.name().equalsIgnoreCase(wanted.name()))
                .map(TableName::toString)
                .limit(3)
                .toList();
        String hint = elsewhere.isEmpty()
                ? NearMisses.hint(wanted.toString(), names)
                : " Did you mean " + String.join(" or ", elsewhere) + "?";
        return new DatabaseException(
                Trouble.TABLE_MISSING,
                "Connection '" + connection + "' has no table " + wanted + where + ", or the role may not see it."
                        + (hint.isEmpty()
                                ? " Correct the name in the suite, or GRANT SELECT on it to the role."
                                : hint),
                null);
    }

    private @Nullable String schema(Connection session) throws SQLException, DatabaseException {
        try (PreparedStatement statement = session.prepareStatement(SCHEMA);
                ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
            return answer.next() ? answer.getString(1) : null;
        }
    }

    /** Every table whose name is, in whatever letters, one of the wanted. */
    private List<Located> there(Set<TableName> names, Connection session) throws SQLException, DatabaseException {
        Set<String> wanted = new LinkedHashSet<>();
        names.forEach(name -> wanted.add(name.name().toUpperCase(Locale.ROOT)));
        List<Located> there = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(TABLES.formatted(marks(wanted)))) {
            bind(statement, wanted, 1);
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                Labels labels = Labels.of(found);
                while (found.next()) {
                    there.add(located(found, labels));
                }
            }
        }
        return there;
    }

    private static Located located(ResultSet found, Labels labels) throws SQLException {
        String kind = found.getString("TABLE_TYPE");
        String rows = labels.text(found, "ROW_COUNT");
        boolean own = kind.equals("BASE TABLE") && !"YES".equals(labels.text(found, "IS_ICEBERG"));
        return new Located(
                new TableName(found.getString("TABLE_SCHEMA"), found.getString("TABLE_NAME")),
                kind,
                rows == null ? -1 : Long.parseLong(rows),
                own,
                own && "YES".equals(labels.text(found, "IS_HYBRID")));
    }

    private record Described(String name, String written, ValueType type, boolean nullable) {}

    private Map<TableName, List<Described>> columns(Set<TableName> tables, Connection session)
            throws SQLException, DatabaseException {
        Set<String> schemas =
                tables.stream().map(table -> String.valueOf(table.schema())).collect(Collectors.toSet());
        Set<String> names = tables.stream().map(TableName::name).collect(Collectors.toSet());
        Map<TableName, List<Described>> columns = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement(COLUMNS.formatted(marks(schemas), marks(names)))) {
            bind(statement, names, bind(statement, schemas, 1));
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    columns.computeIfAbsent(
                                    new TableName(found.getString("TABLE_SCHEMA"), found.getString("TABLE_NAME")),
                                    table -> new ArrayList<>())
                            .add(described(found));
                }
            }
        }
        return columns;
    }

    private static Described described(ResultSet found) throws SQLException {
        String base = found.getString("DATA_TYPE").toUpperCase(Locale.ROOT);
        String scale = found.getString("NUMERIC_SCALE");
        String precision = found.getString("NUMERIC_PRECISION");
        String length = found.getString("CHARACTER_MAXIMUM_LENGTH");
        String written = switch (base) {
            case "NUMBER" -> precision == null ? base : "NUMBER(" + precision + "," + scale + ")";
            case "TEXT" -> length == null ? "VARCHAR" : "VARCHAR(" + length + ")";
            default -> base;
        };
        return new Described(
                found.getString("COLUMN_NAME"),
                written,
                type(base, scale),
                !"NO".equals(found.getString("IS_NULLABLE")));
    }

    private static ValueType type(String base, @Nullable String scale) {
        return switch (base) {
            case "NUMBER" -> "0".equals(scale) ? ValueType.INTEGER : ValueType.DECIMAL;
            case "DECFLOAT" -> ValueType.DECIMAL;
            case "FLOAT", "DOUBLE", "REAL" -> ValueType.FLOAT;
            case "TEXT", "VARCHAR", "CHAR", "STRING" -> ValueType.TEXT;
            case "BOOLEAN" -> ValueType.BOOLEAN;
            case "DATE" -> ValueType.DATE;
            case "TIMESTAMP_NTZ" -> ValueType.TIMESTAMP;
            case "TIMESTAMP_LTZ", "TIMESTAMP_TZ" -> ValueType.TIMESTAMP_TZ;
            default -> COMPLEX.contains(base) ? ValueType.COMPLEX : ValueType.OTHER;
        };
    }

    private List<TableName> all(Connection session) throws SQLException, DatabaseException {
        List<TableName> all = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(NAMES);
                ResultSet found = cancellation.run(statement, statement::executeQuery)) {
            while (found.next()) {
                all.add(new TableName(found.getString(1), found.getString(2)));
            }
        }
        return all;
    }

    private static String marks(Collection<String> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    private static int bind(PreparedStatement statement, Collection<String> values, int from) throws SQLException {
        int index = from;
        for (String value : values) {
            statement.setString(index++, value);
        }
        return index;
    }
}
