package dev.assay.database.duckdb;

import dev.assay.database.Constraints;
import dev.assay.database.DatabaseException;
import dev.assay.database.Declarations;
import dev.assay.database.TableInfo;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.database.jdbc.Catalogue;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads tables from DuckDB's catalogue. Foreign keys are enforced, but only those of later rows: none is taken for a proof. */
record DuckDbTables(String connection, Cancellation cancellation) {

    private static final String HERE = " WHERE database_name = current_database() AND ";

    private static final String ALL =
            "(SELECT schema_name, table_name AS name, estimated_size AS size, table_oid AS oid"
                    + " FROM duckdb_tables()" + HERE + "NOT internal UNION ALL"
                    + " SELECT schema_name, view_name, -1, view_oid FROM duckdb_views()" + HERE + "NOT internal)";

    private static final Pattern SIGNS = Pattern.compile("[\\[\\]'\"]");

    /** Takes a row of an answer. */
    @FunctionalInterface
    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private void each(Connection session, String sql, List<? extends @Nullable Object> binds, Taker taker)
            throws SQLException, DatabaseException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            for (int i = 0; i < binds.size(); i++) {
                statement.setObject(i + 1, binds.get(i));
            }
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    taker.take(found);
                }
            }
        }
    }

    List<TableName> names(Connection session) throws SQLException, DatabaseException {
        List<TableName> names = new ArrayList<>();
        each(
                session,
                "SELECT schema_name, name FROM " + ALL + " ORDER BY ALL",
                List.of(),
                row -> names.add(new TableName(row.getString(1), row.getString(2))));
        return names;
    }

    Catalogue.Answer read(TableName wanted, Connection session) throws SQLException, DatabaseException {
        List<Found> found = new ArrayList<>();
        List<@Nullable Object> binds = new ArrayList<>();
        binds.add(wanted.name());
        binds.add(wanted.schema());
        each(
                session,
                "SELECT schema_name, name, size, oid FROM " + ALL
                        + " WHERE lower(name) = lower(?) AND lower(schema_name) = lower(coalesce(?, current_schema()))",
                binds,
                row -> found.add(
                        new Found(new TableName(row.getString(1), row.getString(2)), row.getLong(3), row.getLong(4))));
        return found.isEmpty()
                ? Catalogue.Answer.missing(connection, wanted, names(session))
                : new Catalogue.Answer(info(found.get(0), session), null);
    }

    /** A table or a view; the size of a view is -1. */
    private record Found(TableName name, long size, long oid) {}

    private TableInfo info(Found table, Connection session) throws SQLException, DatabaseException {
        List<TableInfo.Column> columns = new ArrayList<>();
        List<Constraints.NotNull> notNulls = new ArrayList<>();
        each(
                session,
                "SELECT column_name, data_type, is_nullable FROM duckdb_columns()" + HERE
                        + "table_oid = ? ORDER BY column_index",
                List.of(table.oid()),
                row -> {
                    columns.add(new TableInfo.Column(row.getString(1), row.getString(2), type(row.getString(2))));
                    if (table.size() >= 0 && !row.getBoolean(3)) {
                        notNulls.add(new Constraints.NotNull(row.getString(1), row.getString(1)));
                    }
                });
        List<String> primary = new ArrayList<>();
        List<Constraints.UniqueKey> keys = new ArrayList<>();
        List<Constraints.Check> checks = new ArrayList<>();
        each(
                session,
                "SELECT constraint_type, constraint_name, constraint_column_names, expression FROM duckdb_constraints()"
                        + HERE + "table_oid = ? ORDER BY constraint_index",
                List.of(table.oid()),
                row -> {
                    switch (row.getString(1)) {
                        case "PRIMARY KEY" -> {
                            primary.addAll(list(row.getArray(3)));
                            keys.add(new Constraints.UniqueKey(row.getString(2), list(row.getArray(3))));
                        }
                        case "UNIQUE" -> keys.add(new Constraints.UniqueKey(row.getString(2), list(row.getArray(3))));
                        case "CHECK" -> checks.add(new Constraints.Check(row.getString(2), row.getString(4)));
                        default -> {
                            // NOT NULL stands with the columns
                        }
                    }
                });
        List<Declarations.Index> indexes = new ArrayList<>();
        keys.forEach(key -> indexes.add(new Declarations.Index(key.name(), key.columns())));
        each(
                session,
                "SELECT index_name, expressions FROM duckdb_indexes()" + HERE + "table_oid = ? ORDER BY index_name",
                List.of(table.oid()),
                row -> indexes.add(new Declarations.Index(
                        row.getString(1),
                        List.of(SIGNS.matcher(row.getString(2)).replaceAll("").split(", ", -1)))));
        return new TableInfo(
                table.name(),
                columns,
                primary,
                table.size(),
                new Constraints(notNulls, keys, List.of(), checks),
                new Declarations(keys, indexes));
    }

    private static List<String> list(Array array) throws SQLException {
        List<String> list = new ArrayList<>();
        for (Object one : (Object[]) array.getArray()) {
            list.add(String.valueOf(one));
        }
        return list;
    }

    /** JSON is compared by its text, so it counts as a composed type, which does not compare. */
    private static ValueType type(String type) {
        if (type.endsWith("]")) {
            return ValueType.COMPLEX;
        }
        return switch (type.replaceFirst("\\(.*", "")) {
            case "BOOLEAN" -> ValueType.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UINTEGER", "UBIGINT" -> ValueType.INTEGER;
            case "DECIMAL" -> ValueType.DECIMAL;
            case "FLOAT", "DOUBLE" -> ValueType.FLOAT;
            case "VARCHAR" -> ValueType.TEXT;
            case "DATE" -> ValueType.DATE;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> ValueType.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> ValueType.TIMESTAMP_TZ;
            case "JSON", "STRUCT", "MAP", "UNION", "VARIANT" -> ValueType.COMPLEX;
            default -> ValueType.OTHER;
        };
    }
}
