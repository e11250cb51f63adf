package dev.assay.testing;

import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.postgresql.Limits;
import dev.assay.database.postgresql.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * A database on a {@link TestPostgres}.
 *
 * @param server where it is
 * @param name its name
 */
public record TestDatabase(TestPostgres server, String name) implements DatabaseUnderTest.Fresh {

    private static final String CONNECTION =
            "type: postgresql, plane: analytical, url: \"${DB_URL}\", user: \"${DB_USER}\", password: \"${DB_PASSWORD}\"";

    /** Its JDBC URL, without user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name;
    }

    /** The settings of a connection {@code name} to it as superuser, with the plane's default limits. */
    public PostgresSettings settings(String connection, Plane plane) {
        return settings(connection, plane, Limits.of(plane));
    }

    /** The settings of a connection {@code name} to it as superuser. */
    public PostgresSettings settings(String connection, Plane plane, Limits limits) {
        return settings(connection, plane, limits, TestPostgres.USER, TestPostgres.PASSWORD);
    }

    /** The settings of a connection {@code name} to it as the role {@code user}. */
    public PostgresSettings settings(String connection, Plane plane, Limits limits, String user, String password) {
        return new PostgresSettings(
                connection, plane, url(), user, new Password.Given(password), limits, false, false, false);
    }

    /** A connection to it as superuser. */
    @Override
    public String connection() {
        return CONNECTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("DB_URL", url(), "DB_USER", TestPostgres.USER, "DB_PASSWORD", TestPostgres.PASSWORD);
    }

    @Override
    public DatabaseUnderTest kind() {
        return DatabasesUnderTest.named("postgresql");
    }

    @Override
    public void execute(List<String> statements) {
        run(String.join(";\n", statements));
    }

    /** Gives it back to the server, where that lent it: {@link TestPostgres#emptyDatabase()}. */
    @Override
    public void close() {
        server.takeBack(this);
    }

    /** The name of a role that may read everything and write nothing; its password is the superuser's. */
    public String reader() {
        run("DO $$ BEGIN CREATE ROLE only_reads LOGIN PASSWORD '" + TestPostgres.PASSWORD
                + "'; GRANT pg_read_all_data TO only_reads; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        return "only_reads";
    }

    /** Opens a session as superuser; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), TestPostgres.USER, TestPostgres.PASSWORD);
    }

    /** Drops all that is in the schema public: a tenth of what another database costs. */
    public TestDatabase emptied() {
        return run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    /** Runs a script of statements as superuser. */
    public TestDatabase run(String script) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
            return this;
        } catch (SQLException e) {
            throw new TestPostgres.BadScriptException(e);
        }
    }
}
