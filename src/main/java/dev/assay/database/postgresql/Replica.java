package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Spans;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a server is a replica, and near enough to its primary. */
final class Replica {

    /**
     * A replica that receives the log and has replayed all of it is not behind, whenever its primary wrote last: PostgreSQL's page
     * "Log-Shipping Standby Servers".
     */
    private static final String STATE = """
            SELECT pg_catalog.pg_is_in_recovery(),
              NOT pg_catalog.pg_is_in_recovery()
                OR (pg_catalog.pg_last_wal_receive_lsn() OPERATOR(pg_catalog.=) pg_catalog.pg_last_wal_replay_lsn()
                    AND EXISTS (SELECT FROM pg_catalog.pg_stat_wal_receiver WHERE pid IS NOT NULL)),
              pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()
                OPERATOR(pg_catalog.-) pg_catalog.pg_last_xact_replay_timestamp())
            """;

    private Replica() {}

    /** Throws if the session's server is none. */
    static void demand(Connection session, PostgresAccess access) throws SQLException, DatabaseException {
        try (Statement statement = session.createStatement();
                ResultSet answer = statement.executeQuery(STATE)) {
            answer.next();
            boolean replica = answer.getBoolean(1);
            boolean even = answer.getBoolean(2);
            double seconds = answer.getDouble(3);
            Duration age = answer.wasNull() ? null : Duration.ofMillis((long) (seconds * 1000));
            session.rollback();
            judge(access, replica, even, age);
        }
    }

    private static void judge(PostgresAccess access, boolean replica, boolean even, @Nullable Duration age)
            throws DatabaseException {
        PostgresSettings settings = access.settings();
        if (!replica) {
            throw refusal("Connection '" + settings.name() + "' demands a replica (replica: required), and "
                    + access.url().address()
                    + " is a primary. Point the URL at a replica, or take the demand away.");
        }
        Duration most = settings.maxReplicaLag();
        if (most == null || even || (age != null && age.compareTo(most) <= 0)) {
            return;
        }
        throw refusal(
                "Connection '" + settings.name() + "': the replica "
                        + access.url().address() + " is "
                        + (age == null
                                ? "behind its primary, nobody knows how far"
                                : Spans.shown(age) + " behind its primary")
                        + ", and max_replica_lag is " + Spans.shown(most)
                        + ". Run again when it has caught up, or see why it does not (pg_stat_wal_receiver, pg_stat_replication).");
    }

    private static DatabaseException refusal(String message) {
        return new DatabaseException(FailureKind.NOT_A_REPLICA, message, null);
    }
}
