package dev.assay.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first statement of every transaction. It takes the snapshot, so that nothing after it can make the transaction one
 * that writes (PostgreSQL refuses SET TRANSACTION READ WRITE then), and sets the limits until the transaction's end.
 */
final class ReadOnly {

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Map<String, String> settings = new LinkedHashMap<>();

    ReadOnly(Limits limits) {
        settings.put("statement_timeout", limits.statementTimeout().toMillis() + "ms");
        settings.put("lock_timeout", limits.lockTimeout().toMillis() + "ms");
        settings.put("idle_in_transaction_session_timeout", IDLE.toMillis() + "ms");
        settings.put("row_security", "off");
        // literals and the guard over authors' SQL rely on it, and a role or a database may have it off
        settings.put("standard_conforming_strings", "on");
        // else the driver's: the zone of whatever machine runs the checks
        settings.put("TimeZone", "UTC");
        if (limits.workMem() != null) {
            settings.put("work_mem", limits.workMem());
        }
        if (limits.jit() != null) {
            settings.put("jit", limits.jit() ? "on" : "off");
        }
        if (limits.parallelWorkers() != null) {
            settings.put(
                    "max_parallel_workers_per_gather", limits.parallelWorkers().toString());
        }
    }

    /** Opens the transaction. */
    void begin(Connection connection, Cancellation cancellation) throws SQLException, DatabaseException {
        String calls = String.join(", ", java.util.Collections.nCopies(settings.size(), "set_config(?, ?, true)"));
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + calls)) {
            int index = 1;
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                statement.setString(index++, setting.getKey());
                statement.setString(index++, setting.getValue());
            }
            boolean answered = cancellation.run(statement, statement::execute);
            if (!answered) {
                throw new SQLException("set_config gave no answer", "XX000");
            }
        }
    }
}
