package dev.assay.database.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A data source for a driver that was loaded by name, which the pool cannot find through the DriverManager. A refused
 * login is not retried, as the pool would do by default, because a few failed logins may lock a user.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DriverSource implements DataSource {

    private final Driver driver;
    private final String url;
    private final Properties properties;
    private final Predicate<SQLException> refusal;
    private volatile @Nullable SQLException refused;

    /**
     * Creates a data source.
     *
     * @param driver the driver
     * @param url the URL, which contains no secret
     * @param properties what the driver gets beside the URL, such as user and password
     * @param refusal whether a failure means that the server refused the login
     */
    public DriverSource(Driver driver, String url, Properties properties, Predicate<SQLException> refusal) {
        this.driver = driver;
        this.url = url;
        this.properties = properties;
        this.refusal = refusal;
    }

    @Override
    public Connection getConnection() throws SQLException {
        SQLException before = refused;
        if (before != null) {
            throw new SQLException(before.getMessage(), before.getSQLState(), before.getErrorCode());
        }
        Connection connection;
        try {
            connection = driver.connect(url, properties);
        } catch (SQLException e) {
            if (refusal.test(e)) {
                refused = e;
            }
            throw e;
        }
        if (connection == null) {
            throw new SQLException("the driver does not take the URL", "08001");
        }
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // the driver has its own log
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the properties hold it
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    /** Shows the URL only, because the properties contain secrets. */
    @Override
    public String toString() {
        return "DriverSource[" + url + "]";
    }
}
