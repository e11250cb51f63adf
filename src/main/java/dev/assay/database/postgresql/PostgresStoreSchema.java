package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.StoreTable;
import dev.assay.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;

/** Sees that the schema of a results store has the tables of this version of Assay. Where it has them, nothing is loaded. */
record PostgresStoreSchema(String schema, PostgresStoreManner manner) {

    private static final String VERSION = "store_version";

    /** Whether the role may create tables in the schema, or the schema where there is none. */
    private static final String MAY_CREATE = "SELECT coalesce((SELECT pg_catalog.has_schema_privilege(oid, 'CREATE')"
            + " FROM pg_catalog.pg_namespace WHERE nspname = ?),"
            + " pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'))";

    /** The server cuts longer names off, and two would lead to the same schema. */
    private static final int MOST_BYTES = 63;

    /** Migrations change tables that may be large. */
    private static final Duration MIGRATION = Duration.ofMinutes(10);

    /**
     * Creates or migrates the tables, if need be.
     *
     * @param session a session between two transactions
     */
    void prepare(Connection session, PostgresSource source) throws SQLException, DatabaseException {
        demandName();
        manner.begin(session);
        try {
            if (isCurrent(session)) {
                return;
            }
            // the first starts of several runs take turns; nothing but that lock is held while another session migrates
            session.rollback();
            manner.begin(session);
            lock(session);
            Savepoint locked = session.setSavepoint();
            boolean current = isCurrent(session);
            int present = version(session);
            if (!current) {
                demandRights(session);
            }
            session.rollback(locked);
            if (!current) {
                PostgresMigrations.migrate(source.of(MIGRATION), schema, present, manner);
            }
        } catch (NoClassDefFoundError e) {
            throw manner.trouble(
                    FailureKind.DRIVER_MISSING,
                    "Flyway makes the tables of the results store and is not there; add org.flywaydb:flyway-core and"
                            + " org.flywaydb:flyway-database-postgresql to the class path, or have the owner of the schema"
                            + " run what 'assay results-store ddl' prints");
        } finally {
            session.rollback();
        }
    }

    /** Flyway would try ten times, a second each. */
    private void demandName() throws DatabaseException {
        if (schema.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                || schema.startsWith("pg_")
                || schema.equals("$user")) {
            throw manner.trouble(
                    FailureKind.QUERY_REFUSED,
                    "no schema of the results store may be called '" + schema + "': a name has at most " + MOST_BYTES
                            + " bytes, does not begin with pg_ and is not $user");
        }
    }

    private boolean isCurrent(Connection session) throws SQLException, DatabaseException {
        int version = version(session);
        if (version > StoreTable.VERSION) {
            throw manner.trouble(
                    FailureKind.QUERY_REFUSED,
                    "the results store in the schema '" + schema + "' has version " + version
                            + ", of a newer Assay; this one" + " writes version " + StoreTable.VERSION + ": update it");
        }
        return version == StoreTable.VERSION;
    }

    /** The version of the tables; 0 if there are none. */
    private int version(Connection session) throws SQLException {
        String view = Dialect.quoted(schema) + "." + VERSION;
        try (PreparedStatement statement = session.prepareStatement("SELECT pg_catalog.to_regclass(?) IS NOT NULL")) {
            statement.setString(1, view);
            try (ResultSet there = statement.executeQuery()) {
                there.next();
                if (!there.getBoolean(1)) {
                    return 0;
                }
            }
        }
        try (PreparedStatement statement = session.prepareStatement("SELECT version FROM " + view);
                ResultSet answer = statement.executeQuery()) {
            return answer.next() ? answer.getInt(1) : 0;
        }
    }

    /** Flyway would try ten times, a second each. */
    private void demandRights(Connection session) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(MAY_CREATE)) {
            statement.setString(1, schema);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                if (!answer.getBoolean(1)) {
                    throw new SQLException("no right to create", "42501");
                }
            }
        }
    }

    private void lock(Connection session) throws SQLException {
        try (PreparedStatement limit = session.prepareStatement(
                "SELECT pg_catalog.set_config('statement_timeout', '30s', true), pg_catalog.set_config('lock_timeout', '30s', true)")) {
            limit.execute();
        }
        try (PreparedStatement statement = session.prepareStatement(
                "SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(?, 0))")) {
            statement.setString(1, "assay results store " + schema);
            statement.execute();
        }
    }
}
