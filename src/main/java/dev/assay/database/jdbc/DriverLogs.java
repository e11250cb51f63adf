package dev.assay.database.jdbc;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Silences a JDBC driver's loggers. They would write to standard error, and some log parts of URLs that may contain a
 * password, or values of rows; the exceptions of the driver carry all that matters. The loggers are referenced here, because a logger that
 * is garbage-collected loses its level.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DriverLogs {

    private final Logger driver;
    private final List<Logger> seeSecrets;

    /**
     * Creates a silencer.
     *
     * @param driver the name of the driver's root logger
     * @param seeSecrets the loggers that log URLs or values; they are silenced whatever the logging configuration says
     */
    public DriverLogs(String driver, String... seeSecrets) {
        this.driver = Logger.getLogger(driver);
        this.seeSecrets = Stream.of(seeSecrets).map(Logger::getLogger).toList();
    }

    /**
     * Silences the loggers. Call it before the driver sees a URL, since the logging may have been reconfigured since
     * the last call.
     */
    public void silence() {
        seeSecrets.forEach(log -> log.setLevel(Level.OFF));
        if (driver.getLevel() == null) {
            driver.setLevel(Level.OFF);
        }
    }
}
