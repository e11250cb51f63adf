package dev.assay.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One moment that all statements of a connection see (PostgreSQL's snapshot synchronization functions): a session of its own
 * exports its snapshot, and keeps its transaction open for as long as others may take it over. Safe for use by several threads.
 */
final class Snapshot {

    private static final Pattern ID = Pattern.compile("[0-9A-Fa-f]+(-[0-9A-Fa-f]+)+");

    private final String connection;
    private final Sessions sessions;
    private final ReadOnly mode;
    private final Cancellation cancellation;
    private @Nullable String id;
    private @Nullable Connection keeper;

    /** @param sessions where the one session that keeps the snapshot comes from */
    Snapshot(Settings.Postgresql settings, Sessions sessions, Cancellation cancellation) {
        this.connection = settings.name();
        this.sessions = sessions;
        this.mode = new ReadOnly(settings.limits(), Duration.ZERO);
        this.cancellation = cancellation;
    }

    /**
     * Makes the transaction of a session see the moment; it must be the first thing that the transaction does.
     *
     * @throws DatabaseException where the snapshot cannot be had, or is there no more: never is another moment taken
     */
    void join(Connection session) throws SQLException, DatabaseException {
        String shared = id();
        try (Statement statement = session.createStatement()) {
            repeatable(statement);
            // a literal, because the statement takes no binds; its form is known
            cancellation.run(statement, () -> statement.execute("SET TRANSACTION SNAPSHOT '" + shared + "'"));
        } catch (SQLException e) {
            throw new DatabaseException(
                    Trouble.DATABASE_UNREACHABLE,
                    "Connection '" + connection + "': the snapshot that all scans of the run share is lost ("
                            + e.getMessage() + "). Run again; nothing was read of another moment.",
                    e);
        }
    }

    private void repeatable(Statement statement) throws SQLException, DatabaseException {
        cancellation.run(statement, () -> statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"));
    }

    /** The exported snapshot's name; exported at the first use. */
    private synchronized String id() throws SQLException, DatabaseException {
        String known = id;
        if (known == null) {
            known = export();
            id = known;
        }
        return known;
    }

    private String export() throws SQLException, DatabaseException {
        Connection session = sessions.take();
        try (Statement statement = session.createStatement()) {
            repeatable(statement);
            mode.begin(session, cancellation);
            try (ResultSet answer =
                    cancellation.run(statement, () -> statement.executeQuery("SELECT pg_export_snapshot()"))) {
                answer.next();
                String exported = answer.getString(1);
                if (exported == null || !ID.matcher(exported).matches()) {
                    throw new SQLException("the server gave no snapshot", "XX000");
                }
                keeper = session;
                return exported;
            }
        } finally {
            if (keeper == null) {
                sessions.giveBack(session);
            }
        }
    }

    /** Lets the snapshot go. */
    synchronized void close() {
        if (keeper != null) {
            sessions.giveBack(keeper);
        }
        sessions.close();
    }
}
