package dev.assay.database.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.database.DatabaseException;
import dev.assay.database.jdbc.Sessions;
import dev.assay.database.postgresql.login.PostgresUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens sessions of a PostgreSQL server.
 *
 * @param application the client name that the server's owner sees
 */
record PostgresAccess(PostgresSettings settings, String application, PostgresUrl url) implements Sessions.Access {

    /** The role that logs in; null if neither the settings nor the URL name one. */
    @Nullable
    String user() {
        return source().user();
    }

    private PostgresSource source() {
        return new PostgresSource(settings, application, url);
    }

    @Override
    public DatabaseException trouble(Throwable failure) {
        return source().trouble(failure);
    }

    @Override
    public HikariDataSource open() throws DatabaseException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("assay-" + settings.name().replaceAll("[^A-Za-z0-9_.-]", "_"));
        config.setDataSource(source().of(settings.limits().statementTimeout()));
        config.setMaximumPoolSize(settings.limits().sessions() + (settings.oneSnapshot() ? 1 : 0));
        config.setMinimumIdle(1);
        config.setConnectionTimeout(
                Duration.ofSeconds(PostgresSource.CONNECT_SECONDS).toMillis());
        config.setInitializationFailTimeout(1);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        HikariDataSource opened = new HikariDataSource(config);
        if (settings.replicaRequired()) {
            demandReplica(opened);
        }
        return opened;
    }

    private void demandReplica(HikariDataSource opened) throws DatabaseException {
        boolean fine = false;
        try (Connection session = opened.getConnection()) {
            Replica.demand(session, this);
            fine = true;
        } catch (SQLException e) {
            throw trouble(e);
        } finally {
            if (!fine) {
                opened.close();
            }
        }
    }

    /**
     * Opens a session beside the pool's.
     *
     * @param task what it does, as the server's owner sees it
     * @param limit how long a statement may run
     */
    Connection beside(String task, Duration limit) throws SQLException, DatabaseException {
        PGSimpleDataSource source = source().of(limit);
        source.setApplicationName(application + " " + task);
        return source.getConnection();
    }

    /**
     * Also releases what a rollback does not: advisory locks that a function took for the session. Both travel together.
     */
    @Override
    public void end(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("ROLLBACK; SELECT pg_catalog.pg_advisory_unlock_all()");
        }
    }
}
