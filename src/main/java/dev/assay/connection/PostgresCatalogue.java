package dev.assay.connection;

import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Looks tables up in PostgreSQL's catalogue and keeps what it found. Safe for use by several threads. */
final class PostgresCatalogue {

    private static final String TABLE = """
            SELECT c.oid, n.nspname, c.relname, current_user,
                   pg_catalog.has_schema_privilege(n.oid, 'USAGE') AS may_enter,
                   pg_catalog.has_any_column_privilege(c.oid, 'SELECT') AS may_read,
                   CASE c.relkind
                     WHEN 'v' THEN -1
                     WHEN 'p' THEN (SELECT coalesce(sum(nullif(l.reltuples, -1)), -1)
                                    FROM pg_catalog.pg_partition_tree(c.oid) t
                                    JOIN pg_catalog.pg_class l ON l.oid = t.relid
                                    WHERE t.isleaf)
                     ELSE c.reltuples
                   END::float8::bigint AS estimated_rows
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND c.relname IN (?, ?)
              AND CASE WHEN ?::text IS NULL THEN n.nspname = ANY (pg_catalog.current_schemas(true))
                       ELSE n.nspname IN (?, ?) END
            ORDER BY n.nspname = ? DESC, c.relname = ? DESC,
                     array_position(pg_catalog.current_schemas(true), n.nspname)
            LIMIT 1
            """;

    private static final String COLUMNS = """
            WITH RECURSIVE base (attnum, type) AS (
              SELECT attnum, atttypid FROM pg_catalog.pg_attribute
              WHERE attrelid = ?::bigint::oid AND attnum > 0 AND NOT attisdropped
              UNION ALL
              SELECT b.attnum, t.typbasetype FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.type
              WHERE t.typtype = 'd')
            SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), t.typname,
                   array_position(i.indkey::int2[], a.attnum)
            FROM pg_catalog.pg_attribute a
            JOIN base b ON b.attnum = a.attnum
            JOIN pg_catalog.pg_type t ON t.oid = b.type AND t.typtype <> 'd'
            LEFT JOIN pg_catalog.pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
            WHERE a.attrelid = ?::bigint::oid
            ORDER BY a.attnum
            """;

    private final MissingTable missing;
    private final String connection;
    private final Cancellation cancellation;
    private final Map<TableName, Entry> entries = new ConcurrentHashMap<>();

    PostgresCatalogue(String connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.missing = new MissingTable(connection, cancellation);
    }

    /** How a table is looked up where it is not known yet. */
    @FunctionalInterface
    interface LookUp {
        TableInfo table(TableName name) throws DatabaseException;
    }

    /** The table, looked up once however many ask. */
    TableInfo table(TableName name, LookUp lookUp) throws DatabaseException {
        return entries.computeIfAbsent(name, wanted -> new Entry()).get(name, lookUp);
    }

    /** What the catalogue says now. */
    TableInfo lookUp(TableName wanted, Connection session) throws SQLException, DatabaseException {
        String schema = wanted.schema();
        String lowName = wanted.name().toLowerCase(Locale.ROOT);
        String lowSchema = schema == null ? null : schema.toLowerCase(Locale.ROOT);
        try (PreparedStatement statement = session.prepareStatement(TABLE)) {
            String[] binds = {wanted.name(), lowName, schema, schema, lowSchema, schema, wanted.name()};
            for (int i = 0; i < binds.length; i++) {
                statement.setString(i + 1, binds[i]);
            }
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                if (!found.next()) {
                    throw missing.sentence(wanted, session);
                }
                TableName name = new TableName(found.getString("nspname"), found.getString("relname"));
                demandRights(name, found);
                return columns(name, found.getLong("oid"), found.getLong("estimated_rows"), session);
            }
        }
    }

    private void demandRights(TableName name, ResultSet found) throws SQLException, DatabaseException {
        String role = found.getString("current_user");
        if (!found.getBoolean("may_enter")) {
            throw denied(name, role, "USAGE ON SCHEMA " + quoted(String.valueOf(name.schema())));
        }
        if (!found.getBoolean("may_read")) {
            throw denied(name, role, "SELECT ON " + quoted(String.valueOf(name.schema())) + "." + quoted(name.name()));
        }
    }

    private DatabaseException denied(TableName name, String role, String right) {
        return new DatabaseException(
                Trouble.PERMISSION_DENIED,
                "Connection '" + connection + "': role '" + role + "' may not read table " + name + ". Run GRANT "
                        + right + " TO " + quoted(role) + ".",
                null);
    }

    private static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private TableInfo columns(TableName name, long oid, long rows, Connection session)
            throws SQLException, DatabaseException {
        List<TableInfo.Column> columns = new ArrayList<>();
        Map<Integer, String> key = new TreeMap<>();
        try (PreparedStatement statement = session.prepareStatement(COLUMNS)) {
            statement.setLong(1, oid);
            statement.setLong(2, oid);
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    String column = found.getString(1);
                    columns.add(new TableInfo.Column(column, found.getString(2), type(found.getString(3))));
                    int position = found.getInt(4);
                    if (!found.wasNull()) {
                        key.put(position, column);
                    }
                }
            }
        }
        return new TableInfo(name, columns, List.copyOf(key.values()), rows, Constraints.NONE);
    }

    private static ValueType type(String base) {
        return switch (base) {
            case "int2", "int4", "int8" -> ValueType.INTEGER;
            case "numeric" -> ValueType.DECIMAL;
            case "float4", "float8" -> ValueType.FLOAT;
            case "text", "varchar", "bpchar", "citext", "name" -> ValueType.TEXT;
            case "bool" -> ValueType.BOOLEAN;
            case "date" -> ValueType.DATE;
            case "timestamp" -> ValueType.TIMESTAMP;
            case "timestamptz" -> ValueType.TIMESTAMP_TZ;
            default -> ValueType.OTHER;
        };
    }

    /** One table; who comes while another looks it up waits for that. */
    private static final class Entry {

        private @Nullable TableInfo table;
        private @Nullable DatabaseException refusal;

        synchronized TableInfo get(TableName name, LookUp lookUp) throws DatabaseException {
            if (refusal != null) {
                throw new DatabaseException(refusal.trouble(), String.valueOf(refusal.getMessage()), null);
            }
            TableInfo known = table;
            if (known == null) {
                try {
                    known = lookUp.table(name);
                    table = known;
                } catch (DatabaseException e) {
                    // the others may pass: a lost connection, a lock, …
                    if (e.trouble() == Trouble.TABLE_MISSING || e.trouble() == Trouble.PERMISSION_DENIED) {
                        refusal = e;
                    }
                    throw e;
                }
            }
            return known;
        }
    }
}
