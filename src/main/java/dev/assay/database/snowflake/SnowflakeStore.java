package dev.assay.database.snowflake;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.ResultsStore;
import dev.assay.database.Settings;
import dev.assay.database.StoreTable;
import dev.assay.database.jdbc.StoreSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stores results in a schema of a Snowflake database, whose tables somebody has made by {@link SnowflakeStoreDdl}.
 *
 * @param schema the schema's name as authors write it
 */
record SnowflakeStore(SnowflakeSettings settings, String schema) implements ResultsStore {

    private static final String APPLICATION = "assay results store";

    @Override
    public Plane plane() {
        return Plane.ANALYTICAL;
    }

    /** Rights belong to roles here, so whoever logs in by the same role has the same. */
    @Override
    public boolean sharesRole(Settings checks, @Nullable String role) {
        if (!(checks instanceof SnowflakeSettings others) || !settings.url().equalsIgnoreCase(others.url())) {
            return false;
        }
        String theirs = others.context().role();
        String mine = role == null ? settings.context().role() : role;
        boolean sameUser = settings.user() != null && settings.user().equalsIgnoreCase(others.user());
        return theirs == null ? settings.context().role() == null && sameUser : theirs.equalsIgnoreCase(mine);
    }

    @Override
    public Session open() throws DatabaseException {
        SnowflakeAccess access = new SnowflakeAccess(settings, APPLICATION);
        Connection session;
        try {
            session = access.source().getConnection();
        } catch (SQLException e) {
            throw access.trouble(e);
        }
        boolean ready = false;
        try {
            Manner manner = new Manner(settings);
            String role = begun(session);
            demandVersion(session);
            StoreSession opened = new StoreSession(session, role, SnowflakeStoreDdl.quoted(schema), manner);
            ready = true;
            return opened;
        } catch (SQLException e) {
            throw new SnowflakeErrorTranslator(settings).of(e, Duration.ZERO, false);
        } finally {
            if (!ready) {
                close(session);
            }
        }
    }

    private static String begun(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(SnowflakeAccess.ONE_ROLE);
            try (ResultSet answer = statement.executeQuery("SELECT CURRENT_ROLE()")) {
                answer.next();
                return String.valueOf(answer.getString(1));
            }
        }
    }

    private void demandVersion(Connection session) throws SQLException, DatabaseException {
        int version = 0;
        try (PreparedStatement statement = session.prepareStatement(
                        "SELECT version FROM " + SnowflakeStoreDdl.quoted(schema) + ".store_version");
                ResultSet answer = statement.executeQuery()) {
            version = answer.next() ? answer.getInt(1) : 0;
        } catch (SQLException e) {
            if (e.getErrorCode() != 2003 && e.getErrorCode() != 2043) {
                throw e;
            }
        }
        if (version != StoreTable.VERSION) {
            String shown = "Connection '" + settings.name() + "': the results store in the schema '" + schema + "' ";
            throw new DatabaseException(
                    FailureKind.QUERY_REFUSED,
                    version > StoreTable.VERSION
                            ? shown + "has version " + version + ", of a newer Assay; this one writes version "
                                    + StoreTable.VERSION + ": update it."
                            : shown + "is not there, is older, or may not be seen by the role: run what"
                                    + " 'assay results-store ddl --database snowflake' prints.",
                    null);
        }
    }

    private static void close(Connection session) {
        try {
            session.close();
        } catch (SQLException e) {
            // a lost session is closed
        }
    }

    /** The limits of statements are those of the session. */
    private record Manner(SnowflakeSettings settings) implements StoreSession.Manner {

        @Override
        public void begin(Connection session) {
            // the driver begins a transaction with the first statement
        }

        @Override
        public void limit(PreparedStatement statement) {
            // a batch is one statement here, which the session limits
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, Instant moment) throws SQLException {
            statement.setString(
                    parameter, moment.toString().replaceFirst("Z$", "").replace('T', ' '));
        }

        @Override
        public DatabaseException trouble(SQLException failure) {
            return new SnowflakeErrorTranslator(settings).of(failure, Duration.ZERO, false);
        }
    }
}
