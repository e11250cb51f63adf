package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.jdbc.Passwords;
import dev.assay.database.postgresql.login.ConnectErrorTranslator;
import dev.assay.database.postgresql.login.PassFile;
import dev.assay.database.postgresql.login.PostgresUrl;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the driver is told to open a session. Whether the session may write is the affair of whoever opens it.
 *
 * @param application the client name that the server's owner sees
 */
record PostgresSource(PostgresSettings settings, String application, PostgresUrl url) {

    static final int CONNECT_SECONDS = 10;

    /** The role that logs in; null if neither the settings nor the URL name one. */
    @Nullable
    String user() {
        return settings.user() == null ? url.user() : settings.user();
    }

    /**
     * The connection's password, else the URL's, else that of the {@link PassFile}. Empty if there is none, since the driver
     * would look for one itself.
     */
    private String password() throws DatabaseException {
        String password = Passwords.read(settings.password(), settings.name());
        if (password == null && !url.password().isEmpty()) {
            return url.password();
        }
        if (password == null) {
            String user = user() == null ? System.getProperty("user.name", "") : user();
            password = url.password(PassFile.ofUser(), user);
        }
        return password == null ? "" : password;
    }

    /** Explains why no session could be opened. */
    DatabaseException trouble(Throwable failure) {
        return new ConnectErrorTranslator(settings.name(), url, user()).of(failure);
    }

    /** @param limit how long a statement may run; zero: without end */
    PGSimpleDataSource of(Duration limit) throws DatabaseException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            for (String name : url.properties().stringPropertyNames()) {
                if (PGProperty.forName(name) != null) {
                    source.setProperty(name, url.properties().getProperty(name));
                }
            }
            if (user() != null) {
                source.setUser(user());
            }
            source.setPassword(password());
            source.setApplicationName(application);
            source.setConnectTimeout(CONNECT_SECONDS);
            // a server that takes the connection may still never say a word
            source.setLoginTimeout(CONNECT_SECONDS);
            source.setTcpKeepAlive(true);
            source.setProperty(PGProperty.READ_ONLY_MODE, "transaction");
            source.setProperty(PGProperty.PREFER_QUERY_MODE, "extended");
            source.setProperty(PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
            // a pooler may send the next statement to another server session, which does not know prepared statements
            source.setPrepareThreshold(0);
            // past the server's own timeout only a dead network takes that long
            source.setSocketTimeout(limit.isZero() ? 0 : (int) Math.min(86_400, limit.toSeconds() + 30));
            return source;
        } catch (SQLException e) {
            throw trouble(e);
        }
    }
}
