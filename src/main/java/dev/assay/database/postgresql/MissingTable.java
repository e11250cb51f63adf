package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.NearMisses;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains where a missing table was looked for, and suggests similar names.
 *
 * @param connection the connection's name
 * @param cancellation cancels the look-up
 */
record MissingTable(String connection, Cancellation cancellation) {

    /** Reads up to a maximum number of names, which suffices to find a misspelt one in a large catalogue. */
    private static final String TABLES = """
            SELECT n.nspname, c.relname, n.nspname = ANY (?::name[]) AS in_path
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            ORDER BY in_path DESC, c.relname
            LIMIT 10000
            """;

    private static final String PLACES = """
            SELECT ARRAY(SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname = ANY (?::text[]))
            """;

    /** A table of the catalogue, and whether the search path finds it. */
    private record There(TableName name, boolean inPath) {}

    /**
     * The failures for the tables that were not found.
     *
     * @param schemas the schemas in which an unqualified name was looked for
     */
    Map<TableName, DatabaseException> sentences(List<TableName> wanted, List<String> schemas, Connection session)
            throws SQLException, DatabaseException {
        List<String> path =
                schemas.stream().filter(schema -> !schema.startsWith("pg_")).toList();
        Map<TableName, DatabaseException> sentences = new HashMap<>();
        Map<TableName, String> places = places(wanted, path, session);
        List<There> tables = tables(path, session);
        for (TableName name : wanted) {
            String message = "Connection '" + connection + "' has no table " + name + places.get(name) + ".";
            sentences.put(name, new DatabaseException(FailureKind.TABLE_MISSING, message + hint(name, tables), null));
        }
        return sentences;
    }

    private Map<TableName, String> places(List<TableName> wanted, List<String> path, Connection session)
            throws SQLException, DatabaseException {
        Object[] schemas = wanted.stream()
                .map(TableName::schema)
                .filter(Objects::nonNull)
                .flatMap(schema -> Stream.of(schema, schema.toLowerCase(Locale.ROOT)))
                .toArray();
        Map<TableName, String> places = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement(PLACES)) {
            statement.setArray(1, session.createArrayOf("text", schemas));
            try (ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
                answer.next();
                Set<String> there = Set.of((String[]) answer.getArray(1).getArray());
                for (TableName name : wanted) {
                    places.put(name, place(name.schema(), String.join(", ", path), there));
                }
            }
        }
        return places;
    }

    private static String place(@Nullable String schema, String path, Set<String> there) {
        if (schema == null) {
            return " (looked in the search path: " + path + ")";
        }
        boolean known = there.contains(schema) || there.contains(schema.toLowerCase(Locale.ROOT));
        return known ? "" : ": there is no schema " + schema;
    }

    private List<There> tables(List<String> path, Connection session) throws SQLException, DatabaseException {
        List<There> tables = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(TABLES)) {
            statement.setArray(1, session.createArrayOf("text", path.toArray()));
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    tables.add(new There(new TableName(found.getString(1), found.getString(2)), found.getBoolean(3)));
                }
            }
        }
        return tables;
    }

    private static String hint(TableName wanted, List<There> tables) {
        List<String> elsewhere = tables.stream()
                .filter(table -> table.name().name().equalsIgnoreCase(wanted.name()))
                .map(table -> table.name().toString())
                .toList();
        if (!elsewhere.isEmpty()) {
            return " Did you mean " + String.join(" or ", elsewhere.subList(0, Math.min(3, elsewhere.size()))) + "?";
        }
        List<String> names = tables.stream()
                .map(table -> wanted.schema() == null && table.inPath()
                        ? new TableName(null, table.name().name()).toString()
                        : table.name().toString())
                .toList();
        String near = NearMisses.hint(wanted.toString(), names);
        return near.isEmpty() ? " Correct the name in the suite, or ask who removed the table." : near;
    }
}
