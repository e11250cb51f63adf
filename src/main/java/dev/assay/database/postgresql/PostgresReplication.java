package dev.assay.database.postgresql;

import dev.assay.sql.Replication;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.util.List;

/**
 * Replication slots, publications and what the catalogue says of columns. Every role may read these views, pg_monitor is not needed; what
 * versions before 17 do not tell of slots is null.
 */
enum PostgresReplication implements Replication {
    INSTANCE;

    private static final String COLUMNS = """
            SELECT CAST(a.attname AS text), a.attgenerated <> '' AS generated, a.attnotnull,
                CASE WHEN a.atthasmissing THEN CAST(a.attmissingval AS text)
                    ELSE (SELECT MIN(CAST(l.attmissingval AS text)) FROM pg_catalog.pg_partition_tree(c.oid) AS t
                        JOIN pg_catalog.pg_attribute AS l ON l.attrelid = t.relid AND l.attname = a.attname
                        WHERE l.atthasmissing) END AS missing
            FROM pg_catalog.pg_attribute AS a
            JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = CAST(? AS name) AND c.relname = CAST(? AS name) AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum""";

    /** All of these are PUBLIC's by default: an owner who took them away has to give them back. */
    private static final String LACKING = """
            SELECT 'GRANT ' || g.what || ' TO ' || pg_catalog.quote_ident(current_user) FROM (
                SELECT 1, 'USAGE ON SCHEMA pg_catalog' WHERE NOT pg_catalog.has_schema_privilege('pg_catalog', 'USAGE')
                UNION ALL SELECT 2, 'SELECT ON pg_catalog.' || t.name
                    FROM (VALUES ('pg_replication_slots'), ('pg_publication'), ('pg_publication_tables'), ('pg_attribute'),
                        ('pg_class'), ('pg_namespace'), ('pg_index')) AS t (name)
                    WHERE NOT pg_catalog.has_table_privilege('pg_catalog.' || t.name, 'SELECT')
                UNION ALL SELECT 3, 'EXECUTE ON FUNCTION pg_catalog.' || f.name
                    FROM (VALUES ('pg_get_replication_slots()'), ('pg_is_in_recovery()'), ('pg_last_wal_replay_lsn()'),
                        ('pg_current_wal_insert_lsn()'), ('pg_wal_lsn_diff(pg_lsn, pg_lsn)'), ('to_jsonb(anyelement)'),
                        ('clock_timestamp()'), ('current_database()'), ('pg_partition_tree(regclass)'),
                        ('pg_partition_ancestors(regclass)'), ('string_agg(text, text)')) AS f (name)
                    WHERE NOT pg_catalog.has_function_privilege('pg_catalog.' || f.name, 'EXECUTE')
                UNION ALL SELECT 3, 'EXECUTE ON FUNCTION ' || CAST(CAST(p.oid AS regprocedure) AS text)
                    FROM pg_catalog.pg_proc AS p
                    WHERE p.proname = 'pg_get_publication_tables' AND p.pronamespace = CAST('pg_catalog' AS regnamespace)
                        AND NOT pg_catalog.has_function_privilege(p.oid, 'EXECUTE')) AS g (nr, what)
            ORDER BY g.nr, g.what""";

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

    @Override
    public Sql publication(String name) {
        return PostgresPublications.publication(name);
    }

    @Override
    public Sql coverage(String publication, List<TableName> tables, List<String> schemas) {
        return PostgresPublications.coverage(publication, tables, schemas);
    }

    @Override
    public Sql columns(TableName table) {
        return new Sql(
                COLUMNS,
                List.of(new Sql.Bind("schema", String.valueOf(table.schema())), new Sql.Bind("table", table.name())));
    }

    @Override
    public Sql lacking() {
        return new Sql(LACKING, List.of());
    }
}
