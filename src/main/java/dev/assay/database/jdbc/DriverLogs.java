package dev.assay.database.jdbc;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A driver's own logs, which would go to standard error, and a part of a URL with them that may be a password. What a driver has to
 * say stands in its exceptions. The loggers are kept: one that nobody holds loses its level.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DriverLogs {

    private final Logger driver;
    private final List<Logger> seeUrls;

    /**
     * @param driver the name of the logger above all of the driver's
     * @param seeUrls those that see a URL; they are silent whatever the log's configuration says
     */
    public DriverLogs(String driver, String... seeUrls) {
        this.driver = Logger.getLogger(driver);
        this.seeUrls = Stream.of(seeUrls).map(Logger::getLogger).toList();
    }

    /** To be called before the driver sees a URL; a log may have been configured anew since the last time. */
    public void silence() {
        seeUrls.forEach(log -> log.setLevel(Level.OFF));
        if (driver.getLevel() == null) {
            driver.setLevel(Level.OFF);
        }
    }
}
