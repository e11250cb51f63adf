package dev.assay.testing;

import dev.assay.database.Password;
import dev.assay.database.snowflake.SnowflakeLimits;
import dev.assay.database.snowflake.SnowflakeSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A database on a {@link SnowflakeServer}, which sees nothing of others. Sessions that log in with its name share its data.
 *
 * @param server where it is
 * @param name its name, in capitals
 */
public record SnowflakeTestDatabase(SnowflakeServer server, String name) implements DatabaseUnderTest.Fresh {

    /** A connection to it as {@link #user()}, where nobody says that policies hide nothing. */
    static final String CONNECTION = "type: snowflake, url: \"${DB_URL}\", user: \"${DB_USER}\","
            + " password: \"${DB_PASSWORD}\", role: TEST_ROLE, warehouse: TEST_WH, database: \"${DB_NAME}\", schema: PUBLIC";

    /** The warehouse of {@link #connect()}. */
    public static final String WAREHOUSE = "TEST_WH";

    /** The role of {@link #connect()}. */
    public static final String ROLE = "TEST_ROLE";

    /** Its JDBC URL, without user and password. The driver must also be told {@link #properties()}, or their like. */
    public String url() {
        return "jdbc:snowflake://http://127.0.0.1:" + server.port() + "/?db=" + name;
    }

    /** The account to name to the driver. */
    public String account() {
        return "TEST";
    }

    /** The user of {@link #connect()}. */
    public String user() {
        return SnowflakeServer.USER;
    }

    /** The password of {@link #user()}. */
    public String password() {
        return server.password();
    }

    /**
     * What the driver needs to reach the emulator and nothing else: no TLS, no telemetry, no questions to cloud metadata
     * services, JSON results, bounded waits. Without user and password; the session's time zone is UTC.
     */
    public Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("account", account()),
                Map.entry("db", name),
                Map.entry("schema", "PUBLIC"),
                Map.entry("warehouse", WAREHOUSE),
                Map.entry("role", ROLE),
                Map.entry("ssl", "off"),
                Map.entry("disablePlatformDetection", "true"),
                Map.entry("CLIENT_TELEMETRY_ENABLED", "false"),
                Map.entry("JDBC_QUERY_RESULT_FORMAT", "JSON"),
                Map.entry("loginTimeout", "20"),
                Map.entry("networkTimeout", "60000"),
                Map.entry("maxHttpRetries", "1"),
                Map.entry("TIMEZONE", "UTC")));
        return properties;
    }

    /** The settings of a connection to it as {@link #user()}, where policies hide nothing. */
    public SnowflakeSettings settings(String connection) {
        return settings(connection, SnowflakeLimits.DEFAULT, true);
    }

    /** The settings of a connection to it as {@link #user()}. */
    public SnowflakeSettings settings(String connection, SnowflakeLimits limits, boolean allRowsSeen) {
        return new SnowflakeSettings(
                connection,
                "http://127.0.0.1:" + server.port(),
                user(),
                new SnowflakeSettings.Login.ByPassword(new Password.Given(password())),
                new SnowflakeSettings.Context(ROLE, WAREHOUSE, name, "PUBLIC"),
                null,
                limits,
                allRowsSeen,
                false,
                false,
                false);
    }

    /** A connection to it as {@link #user()}, where policies hide nothing. */
    @Override
    public String connection() {
        return CONNECTION + ", sees: all_rows";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "DB_URL",
                "http://127.0.0.1:" + server.port(),
                "DB_NAME",
                name,
                "DB_USER",
                user(),
                "DB_PASSWORD",
                password());
    }

    @Override
    public DatabaseUnderTest kind() {
        return DatabasesUnderTest.named("snowflake");
    }

    @Override
    public void execute(List<String> statements) {
        execute(statements.toArray(String[]::new));
    }

    /** The statements since this was last called. */
    @Override
    public List<JsonNode> takeLog() {
        List<JsonNode> taken = log().stream().map(SnowflakeRecord::fields).toList();
        clearLog();
        return taken;
    }

    /** Opens a session as {@link #user()}; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect(Map.of());
    }

    /** The same with further properties of the driver or parameters of the session, or with other values of them. */
    public Connection connect(Map<String, ?> more) throws SQLException {
        Properties properties = properties();
        properties.put("user", user());
        properties.put("password", password());
        properties.putAll(more);
        return DriverManager.getDriver(url()).connect(url(), properties);
    }

    /** Runs statements, each one by itself. A failure names the statement. */
    public SnowflakeTestDatabase execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                run(statement, sql);
            }
            return this;
        } catch (SQLException e) {
            throw new TestPostgres.BadScriptException(e);
        }
    }

    private static void run(Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\nin: " + sql, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    /** The rows of a query, each value as the driver's text, or null. */
    public List<List<@Nullable String>> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(Collections.unmodifiableList(row));
            }
            return rows;
        }
    }

    /** All statements so far, in the order in which they came. */
    public List<SnowflakeRecord> log() {
        return records("log");
    }

    /** All log-ins so far, also those that were refused. */
    public List<SnowflakeRecord> logins() {
        return records("logins");
    }

    private List<SnowflakeRecord> records(String what) {
        List<SnowflakeRecord> all = new ArrayList<>();
        for (JsonNode one : server.get(what, name)) {
            all.add(new SnowflakeRecord(one));
        }
        return all;
    }

    /** Forgets statements and log-ins so far. */
    public void clearLog() {
        server.post("log/clear", name, Map.of());
    }

    /** Answers statements in another way from now on; of several scripts that fit, the last holds. */
    public void script(SnowflakeScript script) {
        server.post("script", name, script.asMap());
    }

    /**
     * Sets how the database behaves: {@code exists}, {@code roles}, {@code warehouses}, {@code inProgressAfterMillis},
     * {@code queueMillis}, {@code account}, {@code region}, {@code version}; {@code snowflake/README.md} says what they mean.
     */
    public void setting(String setting, Object value) {
        server.post("settings", name, Map.of(setting, value));
    }

    /** Ends its sessions and forgets it. */
    @Override
    public void close() {
        server.post("drop", name, Map.of());
    }
}
