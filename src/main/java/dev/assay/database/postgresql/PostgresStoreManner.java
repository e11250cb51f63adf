package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.StoreSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How the session of a results store differs from others: the limits of its transactions, its times and its errors.
 *
 * @param connection the connection's name
 * @param schema the schema's name
 */
record PostgresStoreManner(String connection, String schema) implements StoreSession.Manner {

    /** A server may refuse settings at the start of a session, so each transaction has its own. */
    private static final String BEGIN = "SELECT pg_catalog.set_config('statement_timeout', '"
            + PostgresStore.STATEMENT.toMillis() + "ms', true), pg_catalog.set_config('lock_timeout', '5s', true),"
            + " pg_catalog.set_config('idle_in_transaction_session_timeout', '60s', true),"
            + " pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),"
            + " pg_catalog.set_config('TimeZone', 'UTC', true)";

    @Override
    public void begin(Connection session) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(BEGIN)) {
            statement.execute();
        }
    }

    @Override
    public void limit(PreparedStatement statement) throws SQLException {
        statement.setQueryTimeout((int) PostgresStore.STATEMENT.toSeconds());
    }

    @Override
    public void bind(PreparedStatement statement, int parameter, Instant moment) throws SQLException {
        statement.setObject(parameter, moment.atOffset(ZoneOffset.UTC));
    }

    @Override
    public DatabaseException trouble(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "42501" ->
                trouble(
                        FailureKind.PERMISSION_DENIED,
                        "the role lacks a right on the schema '" + schema
                                + "'; 'assay results-store ddl' prints which it needs");
            case "25006" ->
                trouble(
                        FailureKind.PERMISSION_DENIED,
                        "the server takes no writes (a replica, or read-only by default); name one that does");
            case "57014", "55P03" ->
                trouble(
                        FailureKind.TIMED_OUT,
                        "a statement of the results store took longer than " + PostgresStore.STATEMENT.toSeconds()
                                + " s, or waited for a lock");
            case "42P07" ->
                trouble(
                        FailureKind.QUERY_REFUSED,
                        "the schema '" + schema + "' has other tables of these names; choose another schema");
            default ->
                state.startsWith("08") || state.startsWith("57P")
                        ? trouble(FailureKind.DATABASE_UNREACHABLE, "the session of the results store was lost")
                        : trouble(
                                FailureKind.QUERY_REFUSED,
                                "the results store refused a statement (SQLSTATE " + state + ")");
        };
    }

    DatabaseException trouble(FailureKind kind, String why) {
        return new DatabaseException(kind, "Connection '" + connection + "': " + why + ".", null);
    }
}
