package dev.assay.database.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Passwords;
import dev.assay.database.jdbc.Sessions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens sessions of a PostgreSQL server.
 *
 * @param application the client name that the server's owner sees
 */
record PostgresAccess(PostgresSettings settings, String application, PostgresUrl url) implements Sessions.Access {

    private static final int CONNECT_SECONDS = 10;

    /** The role that logs in; null if neither the settings nor the URL name one. */
    @Nullable
    String user() {
        return settings.user() == null ? url.user() : settings.user();
    }

    @Override
    public DatabaseException trouble(Throwable failure) {
        return new ConnectErrorTranslator(settings.name(), url, user()).of(failure);
    }

    @Override
    public HikariDataSource open() throws DatabaseException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("assay-" + settings.name().replaceAll("[^A-Za-z0-9_.-]", "_"));
        config.setDataSource(source());
        config.setMaximumPoolSize(settings.limits().sessions() + (settings.oneSnapshot() ? 1 : 0));
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(CONNECT_SECONDS).toMillis());
        config.setInitializationFailTimeout(1);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        HikariDataSource opened = new HikariDataSource(config);
        if (settings.replicaRequired()) {
            demandReplica(opened);
        }
        return opened;
    }

    private PGSimpleDataSource source() throws DatabaseException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            for (String name : url.properties().stringPropertyNames()) {
                if (PGProperty.forName(name) != null) {
                    source.setProperty(name, url.properties().getProperty(name));
                }
            }
            String password = Passwords.read(settings.password(), settings.name());
            if (user() != null) {
                source.setUser(user());
            }
            if (password != null) {
                source.setPassword(password);
            }
            source.setApplicationName(application);
            source.setConnectTimeout(CONNECT_SECONDS);
            source.setTcpKeepAlive(true);
            source.setProperty(PGProperty.READ_ONLY_MODE, "transaction");
            source.setProperty(PGProperty.PREFER_QUERY_MODE, "extended");
            source.setProperty(PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
            // a pooler may send the next statement to another server session, which does not know prepared statements
            source.setPrepareThreshold(0);
            Duration limit = settings.limits().statementTimeout();
            // past the server's own timeout only a dead network takes that long
            source.setSocketTimeout(limit.isZero() ? 0 : (int) Math.min(86_400, limit.toSeconds() + 30));
            return source;
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    private void demandReplica(HikariDataSource opened) throws DatabaseException {
        try (Connection connection = opened.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_catalog.pg_is_in_recovery()")) {
            answer.next();
            boolean replica = answer.getBoolean(1);
            connection.rollback();
            if (replica) {
                return;
            }
        } catch (SQLException e) {
            opened.close();
            throw trouble(e);
        }
        opened.close();
        throw new DatabaseException(
                FailureKind.NOT_A_REPLICA,
                "Connection '" + settings.name() + "' demands a replica (replica: required), and " + url.address()
                        + " is a primary. Point the URL at a replica, or take the demand away.",
                null);
    }
}
