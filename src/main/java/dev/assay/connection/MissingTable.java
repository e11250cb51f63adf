package dev.assay.connection;

import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says where a table was looked for, and which one may have been meant.
 *
 * @param connection the connection's name
 * @param cancellation ends the look-up
 */
record MissingTable(String connection, Cancellation cancellation) {

    /** Enough to find a misspelt name in, and a bound on what a huge catalogue sends. */
    private static final String TABLES = """
            SELECT n.nspname, c.relname, n.nspname = ANY (pg_catalog.current_schemas(false)) AS in_path
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            ORDER BY in_path DESC, c.relname
            LIMIT 10000
            """;

    private static final String PLACES = """
            SELECT array_to_string(pg_catalog.current_schemas(false), ', '),
                   ?::text IS NULL OR EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname IN (?, lower(?)))
            """;

    DatabaseException sentence(TableName wanted, Connection session) throws SQLException, DatabaseException {
        String schema = wanted.schema();
        String message = "Connection '" + connection + "' has no table " + wanted + place(schema, session) + ".";
        return new DatabaseException(Trouble.TABLE_MISSING, message + hint(wanted, session), null);
    }

    private String place(@Nullable String schema, Connection session) throws SQLException, DatabaseException {
        try (PreparedStatement statement = session.prepareStatement(PLACES)) {
            for (int i = 1; i <= 3; i++) {
                statement.setString(i, schema);
            }
            try (ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
                answer.next();
                if (schema == null) {
                    return " (looked in the search path: " + answer.getString(1) + ")";
                }
                return answer.getBoolean(2) ? "" : ": there is no schema " + schema;
            }
        }
    }

    private String hint(TableName wanted, Connection session) throws SQLException, DatabaseException {
        List<String> names = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(TABLES);
                ResultSet found = cancellation.run(statement, statement::executeQuery)) {
            while (found.next()) {
                TableName full = new TableName(found.getString(1), found.getString(2));
                boolean bare = wanted.schema() == null && found.getBoolean(3);
                names.add(bare ? new TableName(null, full.name()).toString() : full.toString());
                if (full.name().equalsIgnoreCase(wanted.name())) {
                    elsewhere.add(full.toString());
                }
            }
        }
        if (elsewhere.isEmpty()) {
            String near = NearMisses.hint(wanted.toString(), names);
            return near.isEmpty() ? " Correct the name in the suite, or ask who removed the table." : near;
        }
        return " Did you mean " + String.join(" or ", elsewhere.subList(0, Math.min(3, elsewhere.size()))) + "?";
    }
}
