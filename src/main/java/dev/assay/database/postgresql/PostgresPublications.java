package dev.assay.database.postgresql;

import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Publications: PostgreSQL's manual, "Logical Replication". What versions before 15 do not tell, column lists and row filters, they do not
 * have. Every role may read these views.
 */
final class PostgresPublications {

    private static final String PUBLICATION = """
            SELECT (SELECT pg_catalog.string_agg(CAST(o.pubname AS text), ', ' ORDER BY o.pubname)
                    FROM pg_catalog.pg_publication AS o) AS others,
                p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate
            FROM (VALUES (CAST(? AS name))) AS w (name) LEFT JOIN pg_catalog.pg_publication AS p ON p.pubname = w.name""";

    /**
     * {@code found}: the tables that are meant, and those of a schema. {@code leaves}: what holds their rows, which is what the log is
     * about; a partition is published as itself or as one of its ancestors. {@code identity}: the columns that tell the old row, as
     * relcache.c of the server finds them; without any, UPDATE and DELETE fail once they are published.
     */
    private static final String COVERAGE = """
            WITH wanted (nr, schema_name, low_schema, table_name, low_table) AS (VALUES %s),
            sent AS MATERIALIZED (
                SELECT s.schemaname, s.tablename, pg_catalog.to_jsonb(s) AS told
                FROM pg_catalog.pg_publication_tables AS s WHERE s.pubname = CAST(? AS name)),
            found AS (
                SELECT DISTINCT ON (w.nr, CASE WHEN w.table_name IS NULL THEN c.oid END)
                    w.nr, c.oid, n.nspname, c.relname, c.relkind
                FROM wanted AS w
                JOIN pg_catalog.pg_namespace AS n ON n.nspname IN (CAST(w.schema_name AS name), CAST(w.low_schema AS name))
                JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid
                    AND CASE WHEN w.table_name IS NULL THEN c.relkind IN ('r', 'p') AND NOT c.relispartition
                        ELSE c.relkind IN ('r', 'p', 'v', 'm', 'f')
                            AND c.relname IN (CAST(w.table_name AS name), CAST(w.low_table AS name)) END
                ORDER BY w.nr, CASE WHEN w.table_name IS NULL THEN c.oid END,
                    n.nspname = w.schema_name DESC, c.relname = w.table_name DESC),
            leaves AS (
                SELECT f.nr, f.oid AS root, l.oid, ln.nspname, l.relname, l.relkind, l.relpersistence, l.relreplident,
                    l.reltoastrelid <> 0 AS toast, s.told,
                    (SELECT pg_catalog.array_agg(a.attname ORDER BY a.attnum) FROM pg_catalog.pg_attribute AS a
                        WHERE a.attrelid = l.oid AND a.attnum > 0 AND NOT a.attisdropped AND CASE
                            WHEN l.relreplident = 'f' THEN a.attgenerated IN ('', 's')
                            ELSE a.attnum = ANY (SELECT pg_catalog.unnest(CAST(i.indkey AS int2[]))
                                FROM pg_catalog.pg_index AS i
                                WHERE i.indrelid = l.oid AND i.indisvalid AND i.indislive AND i.indimmediate AND i.indisunique
                                    AND CASE l.relreplident WHEN 'd' THEN i.indisprimary
                                        WHEN 'i' THEN i.indisreplident ELSE false END) END) AS identity
                FROM found AS f
                LEFT JOIN LATERAL pg_catalog.pg_partition_tree(f.oid) AS t ON t.isleaf
                JOIN pg_catalog.pg_class AS l ON l.oid = COALESCE(CAST(t.relid AS oid), f.oid)
                JOIN pg_catalog.pg_namespace AS ln ON ln.oid = l.relnamespace
                LEFT JOIN LATERAL (
                    SELECT s.told FROM sent AS s
                    JOIN pg_catalog.pg_namespace AS sn ON sn.nspname = s.schemaname
                    JOIN pg_catalog.pg_class AS sc ON sc.relnamespace = sn.oid AND sc.relname = s.tablename
                    WHERE sc.oid = l.oid OR sc.oid IN (
                        SELECT CAST(p.relid AS oid) FROM pg_catalog.pg_partition_ancestors(l.oid) AS p)
                    LIMIT 1) AS s ON true)
            SELECT w.nr, CAST(f.nspname AS text), CAST(f.relname AS text), CAST(f.relkind AS text),
                CAST(l.nspname AS text), CAST(l.relname AS text), CAST(l.relkind AS text), CAST(l.relpersistence AS text),
                l.told IS NOT NULL AS published, l.told ->> 'rowfilter' AS row_filter, l.toast,
                CAST(l.relreplident AS text), l.identity IS NOT NULL AS identified,
                (SELECT pg_catalog.string_agg(CAST(a.attname AS text), ',' ORDER BY a.attnum)
                    FROM pg_catalog.pg_attribute AS a
                    WHERE a.attrelid = l.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                        AND pg_catalog.jsonb_typeof(l.told -> 'attnames') = 'array'
                        AND NOT (l.told -> 'attnames') @> pg_catalog.to_jsonb(CAST(a.attname AS text))) AS unsent,
                (SELECT pg_catalog.string_agg(CAST(i.name AS text), ',') FROM pg_catalog.unnest(l.identity) AS i (name)
                    WHERE pg_catalog.jsonb_typeof(l.told -> 'attnames') = 'array'
                        AND NOT (l.told -> 'attnames') @> pg_catalog.to_jsonb(CAST(i.name AS text))) AS uncovered
            FROM wanted AS w LEFT JOIN found AS f ON f.nr = w.nr
            LEFT JOIN leaves AS l ON l.nr = w.nr AND l.root = f.oid
            ORDER BY w.nr, f.nspname, f.relname, l.nspname, l.relname""";

    private static final String WANTED =
            "(%d, CAST(? AS text), CAST(? AS text), CAST(NULLIF(?, '') AS text), CAST(NULLIF(?, '') AS text))";

    private PostgresPublications() {}

    static Sql publication(String name) {
        return new Sql(PUBLICATION, List.of(new Sql.Bind("publication", name)));
    }

    static Sql coverage(String publication, List<TableName> tables, List<String> schemas) {
        List<String> rows = new ArrayList<>();
        List<Sql.Bind> binds = new ArrayList<>();
        for (TableName table : tables) {
            String schema = String.valueOf(table.schema());
            wanted(rows, binds, schema, table.exactSchema(), table.name(), table.exactName());
        }
        for (String schema : schemas) {
            wanted(rows, binds, schema, false, null, true);
        }
        binds.add(new Sql.Bind("publication", publication));
        return new Sql(COVERAGE.formatted(String.join(", ", rows)), binds);
    }

    private static void wanted(
            List<String> rows,
            List<Sql.Bind> binds,
            String schema,
            boolean exactSchema,
            @Nullable String table,
            boolean exactTable) {
        String name = table == null ? "" : table;
        binds.add(new Sql.Bind("schema", schema));
        binds.add(new Sql.Bind("schema", exactSchema ? schema : schema.toLowerCase(Locale.ROOT)));
        binds.add(new Sql.Bind("table", name));
        binds.add(new Sql.Bind("table", exactTable ? name : name.toLowerCase(Locale.ROOT)));
        rows.add(WANTED.formatted(rows.size()));
    }
}
