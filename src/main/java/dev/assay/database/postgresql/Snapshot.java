package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.database.jdbc.Sessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot that all transactions of a database share. An additional session exports it before the first transaction
 * and keeps it until the database is closed. Thread-safe.
 */
final class Snapshot {

    /** Must be the first statement of a transaction. */
    static final String REPEATABLE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    /**
     * Exports the snapshot. The session stays idle in its transaction for the whole run; transaction_timeout exists
     * since version 17.
     */
    private static final String EXPORT = """
            SELECT pg_catalog.pg_export_snapshot(), pg_catalog.pg_current_snapshot(),
                   (SELECT pg_catalog.count(pg_catalog.set_config(name, '0', true)) FROM pg_catalog.pg_settings
                    WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout'))
            """;

    private static final String SEEN = "SELECT pg_catalog.pg_current_snapshot()";

    /** The syntax of a snapshot's identifier, which is written into a statement that takes no binds. */
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9A-F]+(-[0-9A-F]+)+");

    private final String connection;
    private final Sessions sessions;
    private final Cancellation cancellation;
    private @Nullable Moment moment;

    /**
     * Creates the snapshot.
     *
     * @param connection the connection's name
     */
    Snapshot(String connection, Sessions sessions, Cancellation cancellation) {
        this.connection = connection;
        this.sessions = sessions;
        this.cancellation = cancellation;
    }

    /**
     * An exported snapshot.
     *
     * @param identifier the server's identifier
     * @param transactions the transactions that it does not see, as pg_current_snapshot() writes them
     */
    private record Moment(String identifier, String transactions) {}

    /**
     * Makes a transaction that is about to begin use the snapshot.
     *
     * @throws DatabaseException if that fails, or if the exporting session is lost, since no other snapshot can replace
     *     this one
     */
    void join(Connection session) throws SQLException, DatabaseException {
        Moment joined = moment();
        String seen;
        try {
            execute(session, REPEATABLE + "; SET TRANSACTION SNAPSHOT '" + joined.identifier() + "'");
            seen = answer(session, SEEN).get(0);
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith("08") || state.startsWith("57")) {
                throw e;
            }
            throw lost();
        }
        // a restarted server, or another one at the same address, may have given the identifier to another snapshot
        if (!seen.equals(joined.transactions())) {
            throw lost();
        }
    }

    private synchronized Moment moment() throws SQLException, DatabaseException {
        Moment exported = moment;
        if (exported == null) {
            exported = exported();
            moment = exported;
        }
        return exported;
    }

    private Moment exported() throws SQLException, DatabaseException {
        Connection keeper = sessions.keep();
        boolean kept = false;
        try {
            execute(keeper, REPEATABLE + "; SET LOCAL search_path = pg_catalog, pg_temp");
            List<String> answer = answer(keeper, EXPORT);
            if (!IDENTIFIER.matcher(answer.get(0)).matches()) {
                throw new SQLException("no snapshot is called so", "XX000");
            }
            kept = true;
            return new Moment(answer.get(0), answer.get(1));
        } finally {
            if (!kept) {
                keeper.close();
            }
        }
    }

    private void execute(Connection session, String sql) throws SQLException, DatabaseException {
        try (Statement statement = session.createStatement()) {
            cancellation.run(statement, () -> statement.execute(sql));
        }
    }

    private List<String> answer(Connection session, String sql) throws SQLException, DatabaseException {
        try (PreparedStatement statement = session.prepareStatement(sql);
                ResultSet row = cancellation.run(statement, statement::executeQuery)) {
            row.next();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(row.getString(i)));
            }
            return values;
        }
    }

    private DatabaseException lost() {
        return new DatabaseException(
                FailureKind.DATABASE_UNREACHABLE,
                "Connection '" + connection
                        + "': the session that kept the moment of the run (snapshot: run) is lost, and what"
                        + " is left to read would be seen at another. Run again; on a replica, hot_standby_feedback keeps"
                        + " the changes that arrive from ending it.",
                null);
    }
}
