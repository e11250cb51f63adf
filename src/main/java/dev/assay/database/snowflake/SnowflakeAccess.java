package dev.assay.database.snowflake;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.DriverSource;
import dev.assay.database.jdbc.Passwords;
import dev.assay.database.jdbc.Sessions;
import dev.assay.database.snowflake.SnowflakeSettings.Login;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions of a Snowflake account.
 *
 * @param application the label of look-ups in the account's query history
 */
record SnowflakeAccess(SnowflakeSettings settings, String application) implements Sessions.Access {

    /** Restricts the session to the privileges of its role, without the user's secondary roles. */
    static final String ONE_ROLE = "USE SECONDARY ROLES NONE";

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** How much longer the pool waits than the driver. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Override
    public DatabaseException trouble(Throwable failure) {
        return new SnowflakeErrorTranslator(settings).connecting(failure);
    }

    @Override
    public HikariDataSource open() throws DatabaseException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("assay-" + settings.name().replaceAll("[^A-Za-z0-9_.-]", "_"));
        config.setDataSource(source());
        config.setMaximumPoolSize(settings.sessions());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(settings.limits().loginTimeout().plus(GRACE).toMillis());
        config.setInitializationFailTimeout(1);
        config.setAutoCommit(true);
        config.setConnectionInitSql(ONE_ROLE);
        config.setExceptionOverride(new EvictionPolicy());
        return new HikariDataSource(config);
    }

    /** What the driver is told to open a session. */
    DriverSource source() throws DatabaseException {
        SnowflakeDriver driver = SnowflakeDriver.load(settings.name());
        if (!settings.platformDetection()) {
            System.setProperty("net.snowflake.jdbc.disablePlatformDetection", "true");
        }
        return new DriverSource(driver.driver(), address(), properties(), SnowflakeErrorTranslator::isRefusal);
    }

    /** The URL for the driver. {@code http} is only for a server on this machine. */
    private String address() {
        return "jdbc:snowflake://" + settings.url().replaceFirst("^https://", "") + "/";
    }

    /** The properties for the driver. It sends unknown ones as session parameters with the login. */
    private Properties properties() throws DatabaseException {
        Properties properties = new Properties();
        SnowflakeSettings.Context context = settings.context();
        SnowflakeLimits limits = settings.limits();
        set(properties, "user", settings.user());
        set(properties, "role", context.role());
        set(properties, "warehouse", context.warehouse());
        set(properties, "db", context.database());
        set(properties, "schema", context.schema());
        logIn(properties, settings.login());
        properties.put("application", "Assay");
        if (settings.url().startsWith("http:")) {
            properties.put("ssl", "off");
            properties.put("account", "local");
        }
        // a missing database or warehouse is an error, instead of a session without it
        properties.put("validateDefaultParameters", "true");
        properties.put("disablePlatformDetection", String.valueOf(!settings.platformDetection()));
        properties.put("CLIENT_TELEMETRY_ENABLED", String.valueOf(settings.telemetry()));
        // the driver stores no token on disk, and transfers no files
        properties.put("clientStoreTemporaryCredential", "false");
        properties.put("clientRequestMfaToken", "false");
        properties.put("enablePutGet", "false");
        properties.put("loginTimeout", String.valueOf(limits.loginTimeout().toSeconds()));
        properties.put("networkTimeout", String.valueOf(limits.networkTimeout().toMillis()));
        properties.put(
                "HTTP_CLIENT_CONNECTION_TIMEOUT",
                String.valueOf(
                        Math.min(CONNECT.toMillis(), limits.networkTimeout().toMillis())));
        properties.put(
                "HTTP_CLIENT_SOCKET_TIMEOUT",
                String.valueOf(limits.networkTimeout().toMillis()));
        properties.put("CLIENT_SESSION_KEEP_ALIVE", "true");
        properties.put("QUERY_TAG", settings.queryTag() == null ? application : settings.queryTag());
        properties.put(
                "STATEMENT_TIMEOUT_IN_SECONDS",
                String.valueOf(limits.statementTimeout().toSeconds()));
        properties.put(
                "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS",
                String.valueOf(limits.queueTimeout().toSeconds()));
        SnowflakeParameters.put(properties);
        return properties;
    }

    private static void set(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private void logIn(Properties properties, Login login) throws DatabaseException {
        if (login instanceof Login.ByPassword by) {
            set(properties, "password", Passwords.read(by.password(), settings.name()));
        } else if (login instanceof Login.ByKey by) {
            if (!Files.isReadable(by.file())) {
                throw new DatabaseException(
                        FailureKind.LOGIN_REFUSED,
                        "Connection '" + settings.name() + "' has no private key: " + by.file()
                                + " cannot be read; see that private_key_file exists and is readable for the user that runs"
                                + " the checks.",
                        null);
            }
            properties.put("private_key_file", by.file().toString());
            set(properties, "private_key_pwd", Passwords.read(by.passphrase(), settings.name()));
        } else if (login instanceof Login.ByOauth by) {
            properties.put("authenticator", "oauth");
            set(properties, "token", Passwords.read(by.token(), settings.name()));
        } else if (login instanceof Login.ByAccessToken by) {
            properties.put("authenticator", "programmatic_access_token");
            set(properties, "token", Passwords.read(by.token(), settings.name()));
        } else {
            properties.put("authenticator", "externalbrowser");
        }
    }
}
