package dev.assay.database.snowflake;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.DriverLogs;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Snowflake's JDBC driver, loaded by name when the first connection needs it. It comes from the class path, or from the
 * folder in the system property {@value #FOLDER}. The {@code assay} command keeps it in that folder, because a 99 MB
 * jar on the class path slows down every start.
 */
final class SnowflakeDriver {

    private static final DriverLogs LOGS = new DriverLogs("net.snowflake");

    /** The system property that names the folder of drivers. */
    static final String FOLDER = "assay.drivers";

    private static final String DRIVER = "net.snowflake.client.api.driver.SnowflakeDriver";
    private static final String STATEMENT = "net.snowflake.client.api.statement.SnowflakeStatement";

    private static @Nullable SnowflakeDriver loaded;

    private final Driver driver;
    private final Class<?> statement;

    private SnowflakeDriver(ClassLoader loader) throws ReflectiveOperationException {
        this.driver = Class.forName(DRIVER, true, loader)
                .asSubclass(Driver.class)
                .getDeclaredConstructor()
                .newInstance();
        this.statement = Class.forName(STATEMENT, true, loader);
    }

    /**
     * Loads the driver.
     *
     * @param connection the connection's name
     * @throws DatabaseException with {@link FailureKind#DRIVER_MISSING} if it cannot be found
     */
    static synchronized SnowflakeDriver load(String connection) throws DatabaseException {
        SnowflakeDriver known = loaded;
        if (known != null) {
            return known;
        }
        LOGS.silence();
        try {
            known = new SnowflakeDriver(loader());
        } catch (ReflectiveOperationException | IOException | LinkageError e) {
            throw new DatabaseException(
                    FailureKind.DRIVER_MISSING,
                    "Connection '" + connection + "' needs Snowflake's JDBC driver, which is not there: add"
                            + " net.snowflake:snowflake-jdbc (4.4.1 or newer) to the class path.",
                    null);
        }
        loaded = known;
        return known;
    }

    private static ClassLoader loader() throws IOException {
        ClassLoader own = SnowflakeDriver.class.getClassLoader();
        String folder = System.getProperty(FOLDER);
        boolean there = own.getResource(DRIVER.replace('.', '/') + ".class") != null;
        if (there || folder == null || !Files.isDirectory(Path.of(folder))) {
            return own;
        }
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), "*.jar")) {
            for (Path jar : files) {
                jars.add(url(jar));
            }
        }
        return new URLClassLoader(jars.toArray(new URL[0]), own);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    Driver driver() {
        return driver;
    }

    /** Sets a session parameter for one statement, without sending a separate statement. */
    void setParameter(Statement target, String name, Object value) throws SQLException {
        try {
            statement
                    .getMethod("setParameter", String.class, Object.class)
                    .invoke(target.unwrap(statement), name, value);
        } catch (ReflectiveOperationException e) {
            throw new SQLException("this driver has no parameters of statements", e);
        }
    }
}
