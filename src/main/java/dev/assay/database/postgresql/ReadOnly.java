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
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends the first statement of every transaction. It takes the snapshot, after which PostgreSQL refuses SET TRANSACTION
 * READ WRITE, and sets the limits until the end of the transaction.
 */
final class ReadOnly {

    /**
     * What identifies the transaction. Where the server can, which is on Linux, it looks every second whether we are still there: a
     * statement of which nobody reads the answer ends.
     */
    private static final String BEGUN = """
            SELECT pg_catalog.pg_backend_pid(),
                CAST(pg_catalog.date_part('epoch', pg_catalog.now()) OPERATOR(pg_catalog.*) 1000000 AS bigint),
                CASE WHEN pg_catalog.strpos(pg_catalog.version(), 'linux') OPERATOR(pg_catalog.>) 0
                    THEN pg_catalog.set_config('client_connection_check_interval', '1s', true) END,
                CASE WHEN pg_catalog.current_setting('transaction_timeout', true) IS NOT NULL
                    THEN pg_catalog.set_config('transaction_timeout', ?, true) END,\s""";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final String transactionTimeout;

    ReadOnly(Limits limits) {
        transactionTimeout = limits.transactionTimeout().toMillis() + "ms";
        settings.put("statement_timeout", limits.statementTimeout().toMillis() + "ms");
        settings.put("lock_timeout", limits.lockTimeout().toMillis() + "ms");
        settings.put("idle_in_transaction_session_timeout", limits.idleTimeout().toMillis() + "ms");
        settings.put("row_security", "off");
        // literals and the guard rely on it, and a role or a database may have switched it off
        settings.put("standard_conforming_strings", "on");
        // otherwise the driver sets the time zone of the machine that runs the checks
        settings.put("TimeZone", "UTC");
        // the texts of intervals, bytes in arrays and floating-point numbers are the same for every role
        settings.put("IntervalStyle", "postgres");
        settings.put("bytea_output", "hex");
        settings.put("extra_float_digits", "1");
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
     * Begins the transaction.
     *
     * @param path the search path for unqualified names in its statement
     */
    Transaction begin(Connection connection, Cancellation cancellation, SearchPath path)
            throws SQLException, DatabaseException {
        return begin(connection, cancellation, path, "", List.of());
    }

    /** Lets the server end a transaction that is open for longer: from version 17 on whatever it does, before that each statement. */
    void limit(Connection connection, Cancellation cancellation, Duration longest)
            throws SQLException, DatabaseException {
        // a transaction_timeout that runs is not shortened: it must be off first; numbers are compared as texts, since
        // somebody may have
        // created a cast between the two
        String sql = "SELECT pg_catalog.count(pg_catalog.concat(CASE WHEN name = 'transaction_timeout' THEN"
                + " pg_catalog.set_config(name, '0', true) END, pg_catalog.set_config(name, ?, true)))"
                + " FROM pg_catalog.pg_settings"
                + " WHERE name = 'transaction_timeout' OR name = 'statement_timeout'"
                + " AND (setting = '0' OR pg_catalog.lpad(setting, 20, '0') COLLATE \"C\" > pg_catalog.lpad(?, 20, '0'))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, longest.toMillis() + "ms");
            statement.setString(2, String.valueOf(longest.toMillis()));
            cancellation.run(statement, statement::execute);
        }
    }

    /**
     * Begins a transaction for a look-up in the catalogue.
     *
     * @return the schemas of the role's own search path, in order
     */
    List<String> beginLookUp(Connection connection, Cancellation cancellation) throws SQLException, DatabaseException {
        return begin(
                        connection,
                        cancellation,
                        SearchPath.SYSTEM,
                        "SELECT pg_catalog.current_schemas(true); ",
                        List.of())
                .found();
    }

    /**
     * Begins a transaction for a statement that needs additional schemas on its search path.
     *
     * @return the objects in these schemas that share a name with those in the statement and are not part of an
     *     extension
     */
    Transaction beginBeside(Connection connection, Cancellation cancellation, Sql sql)
            throws SQLException, DatabaseException {
        String before = "SET LOCAL search_path = pg_catalog, pg_temp; " + Namesakes.SQL + "; ";
        return begin(connection, cancellation, sql.path(), before, Namesakes.arrays(sql));
    }

    /**
     * Begins a transaction in a single round trip.
     *
     * @param before a query to run first, which returns one row with an array of texts
     * @param arrays its binds
     */
    private Transaction begin(
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
        // until this has run, the role's own search path applies to calls
        String calls = String.join(", ", Collections.nCopies(all.size(), "pg_catalog.set_config(?, ?, true)"));
        try (PreparedStatement statement = connection.prepareStatement(before + BEGUN + calls)) {
            int index = 1;
            for (Collection<String> array : arrays) {
                statement.setArray(index++, connection.createArrayOf("text", array.toArray()));
            }
            statement.setString(index++, transactionTimeout);
            for (Map.Entry<String, String> setting : all.entrySet()) {
                statement.setString(index++, setting.getKey());
                statement.setString(index++, setting.getValue());
            }
            cancellation.run(statement, statement::execute);
            List<String> found = before.isEmpty()
                    ? List.of()
                    : next(
                            statement,
                            answer -> List.of((String[]) answer.getArray(1).getArray()));
            if (!before.isEmpty()) {
                statement.getMoreResults();
            }
            return next(statement, answer -> new Transaction(answer.getInt(1), answer.getLong(2), found));
        }
    }

    /** Reads a row. */
    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet answer) throws SQLException;
    }

    /** The row of the next result that has one. */
    private static <T> T next(Statement statement, Row<T> row) throws SQLException {
        boolean rows = statement.getResultSet() != null;
        while (!rows && statement.getUpdateCount() >= 0) {
            rows = statement.getMoreResults();
        }
        if (!rows) {
            throw new SQLException("set_config gave no answer", "XX000");
        }
        try (ResultSet answer = statement.getResultSet()) {
            answer.next();
            return row.read(answer);
        }
    }

    /** Names pg_temp last. Unless it is named, the temporary schema is searched first for tables and types. */
    private static String written(SearchPath path) {
        return Stream.of(Stream.of("pg_catalog"), path.schemas().stream().map(Dialect::quoted), Stream.of("pg_temp"))
                .flatMap(names -> names)
                .collect(Collectors.joining(", "));
    }
}
