package dev.assay.database.postgresql;

import dev.assay.database.Constraints;
import dev.assay.database.DatabaseException;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.sql.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the constraints that PostgreSQL enforces for every row of a table. docs/proofs.md gives each rule with its
 * reason; a doubtful constraint is left out. The catalogue is read under a search path of pg_catalog alone, so that
 * operators, types and functions that are not built in are deparsed with their schema.
 *
 * @param foreignKeys whether foreign keys are trusted
 * @param cancellation cancels the reading
 */
record PostgresConstraints(boolean foreignKeys, Cancellation cancellation) {

    /**
     * The version since which pg_constraint contains NOT NULL constraints, which may be NOT VALID, and constraints may
     * be NOT ENFORCED.
     */
    private static final int NOT_ENFORCED_SINCE = 18;

    /**
     * {@code tables}: the tables whose declarations cover every row that a SELECT returns, with the number of their
     * parts. {@code parts}: the tables themselves and their partitions at all levels.
     */
    private static final String TABLES = """
            WITH tables AS MATERIALIZED (
              SELECT c.oid, c.relkind, CASE c.relkind
                       WHEN 'p' THEN (SELECT count(*) FROM pg_catalog.pg_partition_tree(c.oid)) ELSE 1
                     END AS parts
              FROM pg_catalog.pg_class c
              WHERE c.oid = ANY (?::bigint[]::oid[]) AND c.relispopulated
                AND CASE c.relkind
                      WHEN 'm' THEN true
                      WHEN 'r' THEN NOT EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhparent = c.oid)
                      WHEN 'p' THEN NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(c.oid) l
                                                JOIN pg_catalog.pg_class f ON f.oid = l.relid
                                                WHERE f.relkind = 'f')
                    END
            ), parts AS MATERIALIZED (
              SELECT oid, oid AS relid FROM tables
              UNION
              SELECT t.oid, l.relid FROM tables t, pg_catalog.pg_partition_tree(t.oid) l WHERE t.relkind = 'p'
            )""";

    /**
     * {@code keys}: unique indexes that compare values as a DISTINCT of their columns does. PostgreSQL deparses an
     * operator class or a collation only if it is not the column's default, so other indexes do not have the expected
     * text, and neither do indexes with expressions or periods.
     */
    private static final String KEYS = """
            , keys AS MATERIALIZED (
              SELECT i.indexrelid, i.indrelid, x.relname, k.columns
              FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
              CROSS JOIN LATERAL (
                SELECT array_agg(a.attname::text ORDER BY k.nr) AS columns,
                       string_agg(pg_catalog.quote_ident(a.attname) || CASE k.sorted & 3
                           WHEN 0 THEN '' WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST' ELSE ' DESC'
                         END, ', ' ORDER BY k.nr) AS written
                FROM unnest(i.indkey::int2[], i.indoption::int2[]) WITH ORDINALITY AS k (attnum, sorted, nr)
                JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                WHERE k.nr <= i.indnkeyatts) k
              WHERE i.indrelid IN (SELECT oid FROM tables %s)
                AND i.indisunique AND i.indisvalid AND i.indisready AND i.indislive AND i.indimmediate
                AND i.indpred IS NULL
                AND pg_catalog.starts_with(pg_catalog.pg_get_indexdef(i.indexrelid),
                                pg_catalog.format('CREATE UNIQUE INDEX %%I ON %%s%%s USING btree (%%s)', x.relname,
                                  CASE x.relkind WHEN 'I' THEN 'ONLY ' END, i.indrelid::regclass, k.written))
            )""";

    private static final String REFERENCED = """
            UNION SELECT c.confrelid FROM tables t
            JOIN pg_catalog.pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'""";

    /** Every partition must have it, because a partition may have been attached without it. */
    private static final String NOT_NULLS = """

            SELECT p.oid, 'n' AS kind, min(%s::text) FILTER (WHERE p.relid = p.oid) AS name, ARRAY[a.attname::text] AS columns,
                   NULL AS schema_name, NULL AS table_name, NULL::text[] AS others, NULL AS expression
            FROM tables t
            JOIN parts p ON p.oid = t.oid
            JOIN pg_catalog.pg_attribute a ON a.attrelid = p.relid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
            %s
            GROUP BY p.oid, t.parts, a.attname
            HAVING count(*) = t.parts
            """;

    private static final String NOT_NULL_ROWS = """
            JOIN pg_catalog.pg_constraint c ON c.conrelid = p.relid AND c.contype = 'n' AND c.conkey = ARRAY[a.attnum]
              AND c.convalidated AND c.conenforced""";

    /**
     * Leaves out keys of partitioned tables with a column under a nondeterministic collation: rows may be partitioned under
     * another collation, so equal values may lie in different partitions.
     */
    private static final String UNIQUE_KEYS = """
            UNION ALL
            SELECT t.oid, 'u', k.relname::text, k.columns, NULL, NULL, NULL, NULL
            FROM tables t
            JOIN keys k ON k.indrelid = t.oid
            WHERE t.relkind <> 'p'
              OR t.parts = (SELECT count(*) FROM pg_catalog.pg_partition_tree(k.indexrelid) l
                            JOIN pg_catalog.pg_index i ON i.indexrelid = l.relid
                            WHERE i.indisunique AND i.indisvalid AND i.indisready AND i.indislive AND i.indimmediate)
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a
                                JOIN pg_catalog.pg_collation c ON c.oid = a.attcollation AND NOT c.collisdeterministic
                                WHERE a.attrelid = t.oid AND a.attname = ANY (k.columns))
            """;

    private static final String CHECKS = """
            UNION ALL
            SELECT p.oid, 'c', c.conname::text, NULL, NULL, NULL, NULL,
                   min(pg_catalog.pg_get_expr(c.conbin, c.conrelid)) FILTER (WHERE p.relid = p.oid)
            FROM tables t
            JOIN parts p ON p.oid = t.oid
            JOIN pg_catalog.pg_constraint c ON c.conrelid = p.relid AND c.contype = 'c' AND c.convalidated %s
            GROUP BY p.oid, t.parts, c.conname
            HAVING count(*) = t.parts
            """;

    /**
     * The referenced table must not be partitioned: constraints that refer to a single partition are not declarations
     * of their own, and some releases left them unenforced. Constraints that partitions inherit, or that are inherited
     * from, must hold, too; they are found by the referenced table.
     */
    private static final String FOREIGN_KEYS = """
            UNION ALL
            SELECT t.oid, 'f', c.conname::text, k.columns, n.nspname::text, r.relname::text, k.others, NULL
            FROM tables t
            JOIN pg_catalog.pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
            JOIN keys u ON u.indexrelid = c.conindid
            JOIN pg_catalog.pg_class r ON r.oid = c.confrelid AND r.relkind = 'r'
              AND (c.conparentid = 0 OR NOT r.relispartition)
            JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
            CROSS JOIN LATERAL (
              SELECT array_agg(a.attname::text ORDER BY k.nr) AS columns, array_agg(b.attname::text ORDER BY k.nr) AS others,
                     bool_and(a.attcollation = b.attcollation
                       AND (a.atttypid = b.atttypid
                         OR a.atttypid = ANY (w.integers) AND b.atttypid = ANY (w.integers)
                         OR a.atttypid = ANY (w.texts) AND b.atttypid = ANY (w.texts))) AS alike
              FROM unnest(c.conkey, c.confkey) WITH ORDINALITY AS k (own, other, nr)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
              JOIN pg_catalog.pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.other
              CROSS JOIN (VALUES ('{int2,int4,int8}'::regtype[], '{text,varchar}'::regtype[])) AS w (integers, texts)) k
            WHERE k.alike AND NOT EXISTS (
              SELECT FROM (SELECT p.relid FROM parts p WHERE p.oid = t.oid
                           UNION ALL SELECT a.relid FROM pg_catalog.pg_partition_ancestors(t.oid) a) l
              JOIN pg_catalog.pg_constraint m ON m.conrelid = l.relid AND m.contype = 'f' AND m.confrelid = c.confrelid
                AND (m.oid = c.oid OR m.conrelid <> c.conrelid)
              WHERE NOT (m.convalidated %s)
                OR EXISTS (SELECT FROM pg_catalog.pg_trigger g
                           WHERE g.tgconstraint = m.oid AND g.tgenabled NOT IN ('O', 'A'))
                OR (m.confdeltype IN ('c', 'n', 'd') OR m.confupdtype IN ('c', 'n', 'd'))
                  AND EXISTS (SELECT FROM pg_catalog.pg_class o WHERE o.oid = m.conrelid AND (o.relhasrules
                                OR EXISTS (SELECT FROM pg_catalog.pg_trigger g
                                           WHERE g.tgrelid = o.oid AND g.tgtype & 3 = 3))))
            """;

    /** A fixed order, so that every run uses the same one of several constraints. */
    private static final String IN_ORDER = "ORDER BY kind, name, columns";

    /** The constraints of each table, by its oid. Tables without known constraints are absent. */
    Map<Long, Constraints> of(Array oids, Connection session) throws SQLException, DatabaseException {
        Map<Long, Found> found = new HashMap<>();
        try (PreparedStatement statement =
                session.prepareStatement(sql(session.getMetaData().getDatabaseMajorVersion()))) {
            statement.setArray(1, oids);
            try (ResultSet rows = cancellation.run(statement, statement::executeQuery)) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getLong("oid"), oid -> new Found())
                            .add(rows);
                }
            }
        }
        Map<Long, Constraints> constraints = new HashMap<>();
        found.forEach((oid, known) -> constraints.put(oid, known.constraints()));
        return constraints;
    }

    private String sql(int version) {
        boolean newer = version >= NOT_ENFORCED_SINCE;
        String enforced = newer ? "AND c.conenforced" : "";
        return TABLES
                + KEYS.formatted(foreignKeys ? REFERENCED : "")
                + (newer ? NOT_NULLS.formatted("c.conname", NOT_NULL_ROWS) : NOT_NULLS.formatted("a.attname", ""))
                + UNIQUE_KEYS
                + CHECKS.formatted(enforced)
                + (foreignKeys ? FOREIGN_KEYS.formatted(newer ? "AND m.conenforced" : "") : "")
                + IN_ORDER;
    }

    /** The constraints that were found for one table. */
    private static final class Found {

        private final List<Constraints.NotNull> notNulls = new ArrayList<>();
        private final List<Constraints.UniqueKey> uniqueKeys = new ArrayList<>();
        private final List<Constraints.ForeignKey> foreignKeys = new ArrayList<>();
        private final List<Constraints.Check> checks = new ArrayList<>();

        void add(ResultSet row) throws SQLException {
            String name = row.getString("name");
            switch (row.getString("kind")) {
                case "n" ->
                    notNulls.add(
                            new Constraints.NotNull(name, names(row, "columns").get(0)));
                case "u" -> uniqueKeys.add(new Constraints.UniqueKey(name, names(row, "columns")));
                case "f" ->
                    foreignKeys.add(new Constraints.ForeignKey(
                            name,
                            names(row, "columns"),
                            new TableName(row.getString("schema_name"), row.getString("table_name")),
                            names(row, "others")));
                default -> {
                    String expression = row.getString("expression");
                    // the table may have been dropped in the meantime
                    if (expression != null) {
                        checks.add(new Constraints.Check(name, expression));
                    }
                }
            }
        }

        private static List<String> names(ResultSet row, String column) throws SQLException {
            return List.of((String[]) row.getArray(column).getArray());
        }

        Constraints constraints() {
            return new Constraints(notNulls, uniqueKeys, foreignKeys, checks);
        }
    }
}
