package dev.assay.connection;

import dev.assay.sql.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from PostgreSQL's catalogue what it enforces for every row of a table. docs/checks.md says each rule with its
 * reason; where one is in doubt, nothing is reported.
 *
 * @param foreignKeys whether foreign keys are trusted
 * @param cancellation ends the reading
 */
record PostgresConstraints(boolean foreignKeys, Cancellation cancellation) {

    /** Since when NOT NULL stands in pg_constraint, may be NOT VALID, and constraints may be NOT ENFORCED or of periods. */
    private static final int NOT_ENFORCED_SINCE = 18;

    /** So that an operator, type or function that is not PostgreSQL's own is deparsed with its schema. */
    private static final String QUALIFY = "SELECT pg_catalog.set_config('search_path', '', true)";

    /**
     * tables: those whose declarations reach every row that a SELECT from them finds, with the number of their parts; parts:
     * their partitions of all levels, and themselves; domains: what a domain is in the end.
     */
    private static final String TABLES = """
            WITH RECURSIVE tables AS MATERIALIZED (
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
            ), parts AS (
              SELECT oid, oid AS relid FROM tables
              UNION
              SELECT t.oid, l.relid FROM tables t, pg_catalog.pg_partition_tree(t.oid) l WHERE t.relkind = 'p'
            ), domains (type, base) AS (
              SELECT oid, typbasetype FROM pg_catalog.pg_type WHERE typtype = 'd'
              UNION ALL
              SELECT d.type, t.typbasetype FROM domains d
              JOIN pg_catalog.pg_type t ON t.oid = d.base AND t.typtype = 'd'
            ), types AS (
              SELECT d.type, d.base FROM domains d
              JOIN pg_catalog.pg_type t ON t.oid = d.base AND t.typtype <> 'd'
            )""";

    /** Every part has it: a part may have been attached with less. */
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
     * What a DISTINCT of the columns would compare by: the operator class that their type has by default, and their own
     * collation. A partitioned table's rows may be spread by another collation than a nondeterministic one of its column.
     */
    private static final String UNIQUE_KEYS = """
            UNION ALL
            SELECT t.oid, 'u', x.relname::text, k.columns, NULL, NULL, NULL, NULL
            FROM tables t
            JOIN pg_catalog.pg_index i ON i.indrelid = t.oid
            JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
            JOIN pg_catalog.pg_am m ON m.oid = x.relam AND m.amname = 'btree'
            CROSS JOIN LATERAL (
              SELECT array_agg(a.attname::text ORDER BY k.nr) AS columns,
                     bool_and(o.opcdefault AND k.collated = a.attcollation
                       AND (o.opcintype = b.oid
                         OR (b.typnamespace = 'pg_catalog'::regnamespace OR taken.typtype = 'p')
                           AND NOT EXISTS (SELECT FROM pg_catalog.pg_opclass e
                                           WHERE e.opcmethod = o.opcmethod AND e.opcintype = b.oid AND e.opcdefault))
                       AND (t.relkind <> 'p'
                         OR NOT EXISTS (SELECT FROM pg_catalog.pg_collation l
                                        WHERE l.oid = a.attcollation AND NOT l.collisdeterministic))) AS by_default
              FROM unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[])
                WITH ORDINALITY AS k (attnum, opclass, collated, nr)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
              LEFT JOIN types d ON d.type = a.atttypid
              JOIN pg_catalog.pg_type b ON b.oid = coalesce(d.base, a.atttypid)
              JOIN pg_catalog.pg_opclass o ON o.oid = k.opclass
              JOIN pg_catalog.pg_type taken ON taken.oid = o.opcintype
              WHERE k.nr <= i.indnkeyatts) k
            WHERE i.indisunique AND i.indisvalid AND i.indisready AND i.indislive AND i.indimmediate
              AND NOT i.indisexclusion AND i.indpred IS NULL AND i.indexprs IS NULL AND k.by_default
              AND (t.relkind <> 'p'
                OR t.parts = (SELECT count(*) FROM pg_catalog.pg_partition_tree(i.indexrelid) l
                              JOIN pg_catalog.pg_index v ON v.indexrelid = l.relid
                              WHERE v.indisunique AND v.indisvalid AND v.indisready AND v.indislive AND v.indimmediate))
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
     * kin: a constraint, those that partitions have of it, and those that it comes from; doubtful: one that a constraint of
     * its kin makes so. Where the referenced table is partitioned, the kin holds keys to single partitions, which are no
     * declarations of their own.
     */
    private static final String KIN = """
            , declared AS (
              SELECT c.oid FROM tables t
              JOIN pg_catalog.pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
            ), above (oid, member) AS (
              SELECT oid, oid FROM declared
              UNION ALL
              SELECT a.oid, c.conparentid FROM above a
              JOIN pg_catalog.pg_constraint c ON c.oid = a.member AND c.conparentid <> 0
            ), below (oid, member) AS (
              SELECT oid, oid FROM declared
              UNION ALL
              SELECT b.oid, c.oid FROM below b JOIN pg_catalog.pg_constraint c ON c.conparentid = b.member
            ), kin AS (
              SELECT oid, member FROM above UNION SELECT oid, member FROM below
            ), doubtful AS (
              SELECT k.oid FROM kin k
              JOIN pg_catalog.pg_constraint own ON own.oid = k.oid
              JOIN pg_catalog.pg_constraint c ON c.oid = k.member
              WHERE NOT (c.convalidated %s) OR c.confrelid <> own.confrelid
                OR EXISTS (SELECT FROM pg_catalog.pg_trigger g
                           WHERE g.tgconstraint = c.oid AND g.tgenabled NOT IN ('O', 'A'))
                OR (c.confdeltype IN ('c', 'n', 'd') OR c.confupdtype IN ('c', 'n', 'd'))
                  AND (EXISTS (SELECT FROM pg_catalog.pg_class r WHERE r.oid = c.conrelid AND r.relhasrules)
                    OR EXISTS (SELECT FROM pg_catalog.pg_trigger g
                               WHERE g.tgrelid = c.conrelid AND NOT g.tgisinternal AND g.tgtype & 3 = 3))
            )""";

    /** Columns that are compared by another operator or collation than a join of them would use are left out. */
    private static final String FOREIGN_KEYS = """
            UNION ALL
            SELECT t.oid, 'f', c.conname::text, k.columns, n.nspname::text, r.relname::text, k.others, NULL
            FROM tables t
            JOIN pg_catalog.pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
            JOIN pg_catalog.pg_class r ON r.oid = c.confrelid AND r.relkind = 'r'
            JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
            CROSS JOIN LATERAL (
              SELECT array_agg(a.attname::text ORDER BY k.nr) AS columns, array_agg(b.attname::text ORDER BY k.nr) AS others,
                     bool_and(a.attcollation = b.attcollation
                       AND o.oprname = '=' AND o.oprnamespace = 'pg_catalog'::regnamespace
                       AND (o.oprleft = theirs.compared AND o.oprright = ours.compared
                         OR ours.compared = theirs.compared AND l.typtype = 'p')) AS as_joined
              FROM unnest(c.conkey, c.confkey, c.conpfeqop) WITH ORDINALITY AS k (own, other, equals, nr)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
              JOIN pg_catalog.pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.other
              JOIN pg_catalog.pg_operator o ON o.oid = k.equals
              JOIN pg_catalog.pg_type l ON l.oid = o.oprleft
              LEFT JOIN types da ON da.type = a.atttypid
              LEFT JOIN types db ON db.type = b.atttypid
              CROSS JOIN LATERAL (SELECT coalesce(nullif(coalesce(da.base, a.atttypid), 'varchar'::regtype),
                                                  'text'::regtype) AS compared) ours
              CROSS JOIN LATERAL (SELECT coalesce(nullif(coalesce(db.base, b.atttypid), 'varchar'::regtype),
                                                  'text'::regtype) AS compared) theirs) k
            WHERE k.as_joined AND c.oid NOT IN (SELECT oid FROM doubtful)
            """;

    /** The same one is taken of several in every run. */
    private static final String IN_ORDER = "ORDER BY kind, name, columns";

    /** What is known of each table, by its oid; a table of which nothing is known is not there. */
    Map<Long, Constraints> of(Array oids, Connection session) throws SQLException, DatabaseException {
        try (Statement qualify = session.createStatement()) {
            cancellation.run(qualify, () -> qualify.execute(QUALIFY));
        }
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
        String notNulls =
                newer ? NOT_NULLS.formatted("c.conname", NOT_NULL_ROWS) : NOT_NULLS.formatted("a.attname", "");
        String checks = CHECKS.formatted(newer ? "AND c.conenforced" : "");
        String kin = KIN.formatted(newer ? "AND c.conenforced AND NOT c.conperiod" : "");
        return TABLES
                + (foreignKeys ? kin : "")
                + notNulls
                + UNIQUE_KEYS
                + checks
                + (foreignKeys ? FOREIGN_KEYS : "")
                + IN_ORDER;
    }

    /** What is found of one table. */
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
                    // the table may be gone by now
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
