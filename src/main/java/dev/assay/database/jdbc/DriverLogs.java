package dev.assay.database.jdbc;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The drivers' own logs, which would go to standard error, and a part of a URL with them that may be a password. What a driver has to
 * say stands in its exceptions. The loggers are kept: one that nobody holds loses its level.
 */
public final class DriverLogs {

    /** Those that see a URL; they are silent whatever the log's configuration says. */
    private static final List<Logger> SEE_URLS = Stream.of(
                    "org.postgresql.Driver", "org.postgresql.util.URLCoder", "org.postgresql.ds.common.BaseDataSource")
            .map(Logger::getLogger)
            .toList();

    private static final List<Logger> DRIVERS =
            Stream.of("org.postgresql", "net.snowflake").map(Logger::getLogger).toList();

    private DriverLogs() {}

    /** To be called before a driver sees a URL; a log may have been configured anew since the last time. */
    public static void silence() {
        SEE_URLS.forEach(log -> log.setLevel(Level.OFF));
        DRIVERS.stream().filter(log -> log.getLevel() == null).forEach(log -> log.setLevel(Level.OFF));
    }
}
