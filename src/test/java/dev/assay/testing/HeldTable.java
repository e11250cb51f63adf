package dev.assay.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table that nobody else can read until it is released: what a test puts between two statements of a run. */
public final class HeldTable implements AutoCloseable {

    private static final int MOST_MILLIS = 30_000;
    private static final int STEP_MILLIS = 20;
    private static final String WAITING = "SELECT query FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock' AND backend_type = 'client backend'";

    private final TestDatabase database;
    private final Connection holder;

    private HeldTable(TestDatabase database, Connection holder) {
        this.database = database;
        this.holder = holder;
    }

    /** Holds a table. */
    public static HeldTable of(TestDatabase database, String table) throws SQLException {
        Connection holder = database.connect();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return new HeldTable(database, holder);
    }

    /**
     * Waits until statements wait, and a while more for others to come.
     *
     * @param whileMillis how long no other has come
     * @return the statements
     */
    public List<String> awaitWaiting(int whileMillis) throws SQLException, InterruptedException {
        List<String> waiting = List.of();
        int still = 0;
        try (Connection observer = database.connect()) {
            for (int waited = 0; waited < MOST_MILLIS; waited += STEP_MILLIS) {
                List<String> now = waiting(observer);
                still = now.equals(waiting) ? still + STEP_MILLIS : 0;
                waiting = now;
                if (!waiting.isEmpty() && still >= whileMillis) {
                    return waiting;
                }
                Thread.sleep(STEP_MILLIS);
            }
        }
        throw new AssertionError("no statement waits for the table");
    }

    private static List<String> waiting(Connection observer) throws SQLException {
        List<String> waiting = new ArrayList<>();
        try (Statement statement = observer.createStatement();
                ResultSet rows = statement.executeQuery(WAITING)) {
            while (rows.next()) {
                waiting.add(rows.getString(1));
            }
        }
        return waiting;
    }

    /** Lets the others read it. */
    public void release() throws SQLException {
        holder.rollback();
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
