package dev.assay.database.postgresql;

import dev.assay.sql.Replication;
import dev.assay.sql.Sql;
import java.util.List;

/** Replication slots. Every role may read the view; what versions before 17 do not tell is null. */
enum PostgresReplication implements Replication {
    INSTANCE;

    @Override
    public Sql slot(String name) {
        String text = """
                SELECT w.standby,
                    (SELECT pg_catalog.string_agg(CAST(o.slot_name AS text), ', ' ORDER BY o.slot_name)
                        FROM pg_catalog.pg_replication_slots AS o
                        WHERE o.slot_type = 'logical' AND o.database = pg_catalog.current_database()) AS others,
                    s.active, s.wal_status, s.safe_wal_size,
                    pg_catalog.pg_wal_lsn_diff(w.now, s.confirmed_flush_lsn) AS lag_bytes,
                    pg_catalog.pg_wal_lsn_diff(w.now, s.restart_lsn) AS retained_bytes,
                    CAST(EXTRACT(epoch FROM pg_catalog.clock_timestamp()
                        - CAST(pg_catalog.to_jsonb(s) ->> 'inactive_since' AS timestamptz)) AS bigint) AS inactive_seconds,
                    pg_catalog.to_jsonb(s) ->> 'invalidation_reason' AS reason,
                    s.slot_type = 'logical' AND s.database = pg_catalog.current_database() AS logical,
                    CAST(EXTRACT(epoch FROM pg_catalog.clock_timestamp()) * 1000000 AS bigint) AS now
                FROM (SELECT pg_catalog.pg_is_in_recovery() AS standby,
                        CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
                            ELSE pg_catalog.pg_current_wal_insert_lsn() END AS now) AS w
                    LEFT JOIN pg_catalog.pg_replication_slots AS s ON s.slot_name = CAST(? AS name)""";
        return new Sql(text, List.of(new Sql.Bind("slot", name)));
    }
}
