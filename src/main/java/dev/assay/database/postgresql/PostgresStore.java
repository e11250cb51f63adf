package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.ResultsStore;
import dev.assay.database.Settings;
import dev.assay.database.jdbc.StoreSession;
import dev.assay.database.postgresql.login.PostgresUrl;
import dev.assay.sql.Dialect;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stores results in a schema of a PostgreSQL database. It opens its own sessions, apart from those of the checks.
 *
 * @param schema the schema's name as the catalogue has it
 */
record PostgresStore(PostgresSettings settings, String schema) implements ResultsStore {

    private static final String APPLICATION = "assay results store";

    /** How long a statement of the store may run: a thousand results take a twentieth of a second. */
    static final Duration STATEMENT = Duration.ofSeconds(10);

    @Override
    public Plane plane() {
        return settings.plane();
    }

    @Override
    public boolean sharesRole(Settings checks, @Nullable String role) {
        if (!(checks instanceof PostgresSettings others)) {
            return false;
        }
        try {
            PostgresUrl mine = PostgresUrl.parse(settings.url());
            PostgresUrl theirs = PostgresUrl.parse(others.url());
            String writes = role == null ? user(settings, mine) : role;
            return writes.equals(user(others, theirs))
                    && mine.database().equals(theirs.database())
                    && isSamePlace(mine.address(), theirs.address());
        } catch (IllegalArgumentException e) {
            return false; // no session can be opened by such a URL
        }
    }

    private static String user(PostgresSettings settings, PostgresUrl url) {
        String said = settings.user() == null ? url.user() : settings.user();
        return said == null ? System.getProperty("user.name", "") : said;
    }

    /** Whether two addresses have a server in common, whatever names its host has. */
    private static boolean isSamePlace(String mine, String theirs) {
        List<String> others = Arrays.asList(theirs.split(",", -1));
        return Arrays.stream(mine.split(",", -1))
                .anyMatch(one -> others.contains(one) || others.stream().anyMatch(other -> isSameHost(one, other)));
    }

    private static boolean isSameHost(String one, String other) {
        int port = one.lastIndexOf(':');
        int otherPort = other.lastIndexOf(':');
        return one.substring(port).equals(other.substring(otherPort))
                && Objects.equals(host(one.substring(0, port)), host(other.substring(0, otherPort)));
    }

    private static Object host(String name) {
        try {
            InetAddress address = InetAddress.getByName(name);
            return address.isLoopbackAddress() ? InetAddress.getLoopbackAddress() : address;
        } catch (UnknownHostException e) {
            return name;
        }
    }

    @Override
    public Session open() throws DatabaseException {
        PostgresSource source;
        try {
            source = new PostgresSource(settings, APPLICATION, PostgresUrl.parse(settings.url()));
        } catch (IllegalArgumentException e) {
            throw new DatabaseException(
                    FailureKind.DATABASE_UNREACHABLE,
                    "Connection '" + settings.name() + "': " + e.getMessage() + ".",
                    null);
        }
        PostgresStoreManner manner = new PostgresStoreManner(settings.name(), schema);
        Connection session = connect(source);
        boolean ready = false;
        try {
            session.setAutoCommit(false);
            new PostgresStoreSchema(schema, manner).prepare(session, source);
            StoreSession opened = new StoreSession(session, role(session, manner), Dialect.quoted(schema), manner);
            ready = true;
            return opened;
        } catch (SQLException e) {
            throw manner.trouble(e);
        } finally {
            if (!ready) {
                close(session);
            }
        }
    }

    private static Connection connect(PostgresSource source) throws DatabaseException {
        try {
            return source.of(STATEMENT).getConnection();
        } catch (SQLException e) {
            throw source.trouble(e);
        }
    }

    private static String role(Connection session, PostgresStoreManner manner) throws SQLException {
        manner.begin(session);
        try (PreparedStatement statement = session.prepareStatement("SELECT current_user");
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            return answer.getString(1);
        } finally {
            session.rollback();
        }
    }

    private static void close(Connection session) {
        try {
            session.close();
        } catch (SQLException e) {
            // a lost session is closed
        }
    }
}
