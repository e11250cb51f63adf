package dev.assay.database.snowflake;

import dev.assay.database.Constraints;
import dev.assay.database.DatabaseException;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys that tables declare (Snowflake's page "SHOW PRIMARY KEYS"). They are enforced for hybrid tables only;
 * for other tables they show what their author considers an identifier.
 *
 * @param cancellation cancels the reading
 */
record SnowflakeKeys(Cancellation cancellation) {

    private static final List<String> KINDS = List.of("PRIMARY", "UNIQUE");

    /** The row limit of SHOW. A result of this size may be truncated. */
    private static final int MOST_ROWS = 10_000;

    /**
     * The keys of a table.
     *
     * @param primary the columns of the primary key in order; empty if there is none
     * @param all the primary key and the unique keys; null if not all of them could be read
     */
    record Keys(List<String> primary, @Nullable List<Constraints.UniqueKey> all) {

        private static final Keys NONE = new Keys(List.of(), List.of());
    }

    private record Constraint(TableName table, String kind, String name) {}

    /**
     * The keys of each table.
     *
     * @param enforced the tables whose keys are enforced. Each is read separately, because the result for a whole
     *     schema may be truncated (SHOW stops at 10,000 rows), and a key without its last columns would prove too much
     */
    Function<TableName, Keys> of(Set<TableName> tables, Set<TableName> enforced, Connection session)
            throws SQLException, DatabaseException {
        Map<Constraint, TreeMap<Integer, String>> found = new LinkedHashMap<>();
        Set<String> unread = new HashSet<>();
        Set<String> schemas = tables.stream()
                .filter(table -> !enforced.contains(table))
                .map(table -> String.valueOf(table.schema()))
                .collect(Collectors.toSet());
        for (String schema : schemas) {
            try {
                for (String kind : KINDS) {
                    if (read(kind, "SCHEMA " + Dialect.quoted(schema), session, found) >= MOST_ROWS) {
                        unread.add(schema);
                    }
                }
            } catch (SQLException e) {
                if (cancellation.isCancelled()) {
                    throw e;
                }
                // samples then show rows without a key
                unread.add(schema);
            }
        }
        for (TableName table : enforced) {
            for (String kind : KINDS) {
                read(
                        kind,
                        "TABLE " + Dialect.quoted(String.valueOf(table.schema())) + "." + Dialect.quoted(table.name()),
                        session,
                        found);
            }
        }
        Map<TableName, Keys> keys = new HashMap<>();
        found.forEach((constraint, columns) -> {
            if (tables.contains(constraint.table())) {
                keys.merge(constraint.table(), keys(constraint, List.copyOf(columns.values())), SnowflakeKeys::both);
            }
        });
        return table -> {
            Keys known = keys.getOrDefault(table, Keys.NONE);
            boolean all = enforced.contains(table) || !unread.contains(String.valueOf(table.schema()));
            return all ? known : new Keys(known.primary(), null);
        };
    }

    private static Keys keys(Constraint constraint, List<String> columns) {
        return new Keys(
                constraint.kind().equals("PRIMARY") ? columns : List.of(),
                List.of(new Constraints.UniqueKey(constraint.name(), columns)));
    }

    private static Keys both(Keys one, Keys other) {
        List<Constraints.UniqueKey> all = new ArrayList<>(Objects.requireNonNull(one.all()));
        all.addAll(Objects.requireNonNull(other.all()));
        return new Keys(one.primary().isEmpty() ? other.primary() : one.primary(), all);
    }

    /** Reads keys, and returns the number of their columns, which is the number of rows in the result. */
    private int read(String kind, String where, Connection session, Map<Constraint, TreeMap<Integer, String>> found)
            throws SQLException, DatabaseException {
        int columns = 0;
        String sql = "SHOW " + kind + " KEYS IN " + where;
        try (Statement statement = session.createStatement();
                ResultSet rows = cancellation.run(statement, () -> statement.executeQuery(sql))) {
            while (rows.next()) {
                TableName table = new TableName(rows.getString("schema_name"), rows.getString("table_name"));
                found.computeIfAbsent(
                                new Constraint(table, kind, rows.getString("constraint_name")),
                                constraint -> new TreeMap<>())
                        .put(rows.getInt("key_sequence"), rows.getString("column_name"));
                columns++;
            }
        }
        return columns;
    }
}
