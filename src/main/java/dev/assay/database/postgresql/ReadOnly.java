package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.sql.Dialect;
import dev.assay.sql.SearchPath;
import dev.assay.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Opens the transaction.
     *
     * @param path where what its statement names without a schema is looked for
     */
    void begin(Connection connection, Cancellation cancellation, SearchPath path)
            throws SQLException, DatabaseException {
        begin(connection, cancellation, path, "", List.of());
    }

    /**
     * Opens a transaction that looks something up in the catalogue.
     *
     * @return the schemas of the role's own path, in their order
     */
    List<String> beginLookUp(Connection connection, Cancellation cancellation) throws SQLException, DatabaseException {
        return begin(
                connection, cancellation, SearchPath.SYSTEM, "SELECT pg_catalog.current_schemas(true); ", List.of());
    }

    /**
     * Opens a transaction for a statement that needs other schemas beside the system's.
     *
     * @return what stands there under names that the statement uses, and is no part of an extension
     */
    List<String> beginBeside(Connection connection, Cancellation cancellation, Sql sql)
            throws SQLException, DatabaseException {
        String before = "SET LOCAL search_path = pg_catalog, pg_temp; " + Namesakes.SQL + "; ";
        return begin(connection, cancellation, sql.path(), before, Namesakes.arrays(sql));
    }

    /**
     * All goes to the server in one journey.
     *
     * @param before what is sent before, one row of an array of texts
     * @param arrays its binds
     * @return the array
     */
    private List<String> begin(
            Connection connection,
            Cancellation cancellation,
            SearchPath path,
            String before,
            List<Collection<String>> arrays)
            throws SQLException, DatabaseException {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (!path.ofRole()) {
            all.put("search_path", written(path));
        }
        // until it has run, the role's own path decides what is called
        String calls = String.join(", ", Collections.nCopies(all.size(), "pg_catalog.set_config(?, ?, true)"));
        try (PreparedStatement statement = connection.prepareStatement(before + "SELECT " + calls)) {
            int index = 1;
            for (Collection<String> array : arrays) {
                statement.setArray(index++, connection.createArrayOf("text", array.toArray()));
            }
            for (Map.Entry<String, String> setting : all.entrySet()) {
                statement.setString(index++, setting.getKey());
                statement.setString(index++, setting.getValue());
            }
            boolean rows = cancellation.run(statement, statement::execute);
            while (!rows && statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
            if (!rows) {
                throw new SQLException("set_config gave no answer", "XX000");
            }
            try (ResultSet answer = statement.getResultSet()) {
                answer.next();
                return before.isEmpty()
                        ? List.of()
                        : List.of((String[]) answer.getArray(1).getArray());
            }
        }
    }

    /** The temporary schema would be searched before all others for tables and types, if it were not named. */
    private static String written(SearchPath path) {
        return Stream.of(Stream.of("pg_catalog"), path.schemas().stream().map(Dialect::quoted), Stream.of("pg_temp"))
                .flatMap(names -> names)
                .collect(Collectors.joining(", "));
    }
}
