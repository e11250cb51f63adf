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
 * Reads which keys tables declare (Snowflake's page "SHOW PRIMARY KEYS"). They are enforced for hybrid tables only; those of others say
 * by what their author tells rows apart.
 *
 * @param cancellation ends the reading
 */
record SnowflakeKeys(Cancellation cancellation) {

    private static final List<String> KINDS = List.of("PRIMARY", "UNIQUE");

    /** Where SHOW stops: of so many rows, the last ones may be missing. */
    private static final int MOST_ROWS = 10_000;

    /**
     * The keys of a table.
     *
     * @param primary the primary key's columns in order; empty where there is none
     * @param all the primary key and the unique ones; null where they could not be read, or not all of them
     */
    record Keys(List<String> primary, @Nullable List<Constraints.UniqueKey> all) {

        private static final Keys NONE = new Keys(List.of(), List.of());
    }

    private record Constraint(TableName table, String kind, String name) {}

    /**
     * The keys of each table.
     *
     * @param enforced those whose keys are to prove something: each is asked for by itself, since what a whole schema answers may be
     *     cut short (SHOW stops at 10,000 rows), and a key without its last columns would prove too much
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
                // rows are then shown without a key
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

    /** Reads keys, and returns of how many columns. */
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
