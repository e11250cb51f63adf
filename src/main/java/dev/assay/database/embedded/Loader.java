package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.sql.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Loads CSV files into tables of an embedded PostgreSQL server by COPY.
 *
 * @param session a session of the superuser
 */
record Loader(Connection session) {

    /** Creates the table and loads it, in one transaction. */
    void load(CsvTable table) throws DatabaseException, SQLException {
        EmbeddedSettings.Load load = table.load();
        session.setAutoCommit(false);
        try {
            for (Map.Entry<String, String> column : load.columns().entrySet()) {
                if (!exists(column.getValue().strip())) {
                    throw table.noType(column.getKey(), column.getValue());
                }
            }
            execute(create(load.table(), table.header(), load.columns()));
            try (InputStream file = CsvTable.open(load.from())) {
                session.unwrap(PGConnection.class).getCopyAPI().copyIn(copy(load), file);
            }
            execute("ANALYZE " + quoted(load.table()));
            session.commit();
        } catch (PSQLException e) {
            throw table.refused(said(e) + ". Correct the file, or declare another type or null_as");
        } catch (IOException e) {
            throw table.unreadable(e);
        } finally {
            // has no effect after a commit
            session.rollback();
        }
    }

    private boolean exists(String type) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement("SELECT to_regtype(?) IS NOT NULL")) {
            statement.setString(1, type);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            // older servers throw if the text is not a type
            session.rollback();
            return false;
        }
    }

    private static String create(TableName table, List<String> header, Map<String, String> types) {
        String columns = header.stream()
                .map(name ->
                        quoted(name) + " " + types.getOrDefault(name, "text").strip())
                .collect(Collectors.joining(", "));
        String schema = table.schema();
        return (schema == null ? "" : "CREATE SCHEMA IF NOT EXISTS " + quoted(schema) + "; ") + "CREATE TABLE "
                + quoted(table) + " (" + columns + ")";
    }

    private static String copy(EmbeddedSettings.Load load) {
        String nullAs = load.nullAs() == null ? "" : load.nullAs();
        return "COPY " + quoted(load.table()) + " FROM STDIN WITH (FORMAT csv, HEADER, FREEZE, ENCODING 'UTF8', NULL '"
                + nullAs.replace("'", "''") + "')";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The server's message and the position in the file. The author of the file reads it. */
    private static String said(PSQLException failure) {
        ServerErrorMessage server = failure.getServerErrorMessage();
        if (server == null) {
            return String.valueOf(failure.getMessage());
        }
        String where = server.getWhere();
        return server.getMessage()
                + (where == null ? "" : " (" + where.lines().findFirst().orElse("") + ")");
    }

    private static String quoted(TableName table) {
        String schema = table.schema();
        return (schema == null ? "" : quoted(schema) + ".") + quoted(table.name());
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
