package dev.assay.database.jdbc;

import dev.assay.database.DatabaseException;
import dev.assay.database.ResultsStore;
import dev.assay.database.StoreTable;
import dev.assay.database.StoredRun;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The session of a results store behind a driver. It inserts rows into the tables of {@link StoreTable} and reads ids of
 * runs; it changes and deletes nothing.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class StoreSession implements ResultsStore.Session {

    private static final int MOST_IDS = 500;

    /** A driver may send a larger batch by way of a file. */
    private static final int MOST_ROWS = 1_000;

    private static final String UNIQUE_VIOLATION = "23505";

    private final Connection session;
    private final String role;
    private final String schema;
    private final Manner manner;

    /** What is each database's own. */
    public interface Manner {

        /**
         * Sends what every transaction begins with, such as its limits.
         *
         * @param session the session, between two transactions
         * @throws SQLException if it is refused
         */
        void begin(Connection session) throws SQLException;

        /**
         * Limits a statement that inserts many rows, where the database's own limit counts for each row alone.
         *
         * @param statement the statement
         * @throws SQLException if the driver refuses it
         */
        void limit(PreparedStatement statement) throws SQLException;

        /**
         * Binds a moment.
         *
         * @param statement the statement
         * @param parameter its position, from 1
         * @param moment the moment
         * @throws SQLException if the driver refuses it
         */
        void bind(PreparedStatement statement, int parameter, Instant moment) throws SQLException;

        /**
         * Translates a failure.
         *
         * @param failure what the driver threw
         * @return what it means to the store's user, without a value of a row
         */
        DatabaseException trouble(SQLException failure);
    }

    /**
     * Takes a session over.
     *
     * @param session an open session whose role may write; closed with this one
     * @param role the role, as the server names it
     * @param schema the schema, quoted
     * @param manner what is the database's own
     * @throws SQLException if the driver cannot begin transactions
     */
    public StoreSession(Connection session, String role, String schema, Manner manner) throws SQLException {
        this.session = session;
        this.role = role;
        this.schema = schema;
        this.manner = manner;
        session.setAutoCommit(false);
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public Set<String> known(Collection<String> runs) throws DatabaseException {
        List<String> all = List.copyOf(runs);
        return inTransaction(() -> {
            Set<String> known = new HashSet<>();
            for (int from = 0; from < all.size(); from += MOST_IDS) {
                known.addAll(stored(all.subList(from, Math.min(all.size(), from + MOST_IDS))));
            }
            return known;
        });
    }

    private Set<String> stored(List<String> runs) throws SQLException {
        String sql = "SELECT run_id FROM " + name(StoreTable.RUN) + " WHERE run_id IN (" + Placeholders.of(runs) + ")";
        Set<String> found = new HashSet<>();
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            Placeholders.bind(statement, runs, 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    @Override
    public boolean write(StoredRun run) throws DatabaseException {
        return inTransaction(() -> {
            if (!stored(List.of(run.id())).isEmpty()) {
                return false;
            }
            try {
                insert(StoreTable.RUN, run);
            } catch (SQLException e) {
                if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    return false; // somebody else has stored it meanwhile
                }
                throw e;
            }
            insert(StoreTable.CHECK_RESULT, run);
            insert(StoreTable.FORMER_ID, run);
            session.commit();
            return true;
        });
    }

    private void insert(StoreTable table, StoredRun run) throws SQLException {
        List<List<@Nullable Object>> rows =
                Objects.requireNonNullElse(run.rows().get(table), List.of());
        String sql = "INSERT INTO " + name(table) + " (" + String.join(", ", table.columns()) + ") VALUES ("
                + Placeholders.of(table.columns()) + ")";
        for (int from = 0; from < rows.size(); from += MOST_ROWS) {
            try (PreparedStatement statement = session.prepareStatement(sql)) {
                manner.limit(statement);
                for (List<@Nullable Object> row : rows.subList(from, Math.min(rows.size(), from + MOST_ROWS))) {
                    for (int i = 0; i < row.size(); i++) {
                        bind(statement, i + 1, row.get(i));
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private void bind(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, Types.NULL);
        } else if (value instanceof Instant moment) {
            manner.bind(statement, parameter, moment);
        } else if (value instanceof BigDecimal number) {
            statement.setBigDecimal(parameter, number);
        } else if (value instanceof Long number) {
            statement.setLong(parameter, number);
        } else if (value instanceof Boolean truth) {
            statement.setBoolean(parameter, truth);
        } else {
            statement.setString(parameter, storable(value.toString()));
        }
    }

    /** The text without what some database refuses: the character 0, and halves of characters. */
    private static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private String name(StoreTable table) {
        return schema + "." + table.table();
    }

    private interface Work<T> {
        T done() throws SQLException;
    }

    /** Does the work in a transaction, which ends in a rollback unless the work has committed it. */
    private <T> T inTransaction(Work<T> work) throws DatabaseException {
        try {
            manner.begin(session);
            return work.done();
        } catch (SQLException e) {
            throw manner.trouble(e);
        } finally {
            rollBack();
        }
    }

    private void rollBack() {
        try {
            session.rollback();
        } catch (SQLException e) {
            // a lost session has nothing to roll back
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            // a lost session is closed
        }
    }
}
