package dev.assay.database.postgresql;

import dev.assay.database.Classification;
import dev.assay.database.Constraints;
import dev.assay.database.DatabaseException;
import dev.assay.database.Declarations;
import dev.assay.database.FailureKind;
import dev.assay.database.Kind;
import dev.assay.database.TableInfo;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.database.jdbc.Catalogue;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of tables from PostgreSQL's catalogue with a fixed number of statements.
 *
 * @param connection the connection's name
 * @param missing explains where a table was looked for
 * @param constraints reads the enforced constraints
 * @param anyTable whether tables are told that the role may not read
 * @param cancellation cancels the reading
 */
record PostgresTables(
        String connection,
        MissingTable missing,
        PostgresConstraints constraints,
        boolean anyTable,
        Cancellation cancellation) {

    private static final String TABLES = """
            WITH path (schemas) AS MATERIALIZED (SELECT ?::name[])
            SELECT DISTINCT ON (w.nr) w.nr, c.oid, n.nspname, c.relname, current_user,
                   pg_catalog.has_schema_privilege(n.oid, 'USAGE') AS may_enter,
                   pg_catalog.has_any_column_privilege(c.oid, 'SELECT') AS may_read,
                   CASE c.relkind
                     WHEN 'v' THEN -1
                     WHEN 'p' THEN (SELECT coalesce(sum(nullif(l.reltuples, -1)), -1)
                                    FROM pg_catalog.pg_partition_tree(c.oid) t
                                    JOIN pg_catalog.pg_class l ON l.oid = t.relid
                                    WHERE t.isleaf)
                     ELSE c.reltuples
                   END::float8::bigint AS estimated_rows
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
              WITH ORDINALITY AS w (schema_name, low_schema, table_name, low_table, nr)
            JOIN pg_catalog.pg_class c ON c.relname IN (w.table_name, w.low_table)
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN path
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND CASE WHEN w.schema_name IS NULL THEN n.nspname = ANY (path.schemas)
                       ELSE n.nspname IN (w.schema_name, w.low_schema) END
            ORDER BY w.nr, n.nspname = w.schema_name DESC, c.relname = w.table_name DESC,
                     array_position(path.schemas, n.nspname)
            """;

    /**
     * {@code written}: the type as found under a search path of pg_catalog alone. {@code type_name}: the type as found
     * under the role's own search path. {@code operators_in}: the schema of the operators of a type that has its own.
     * {@code cast_by}: a cast from the type, or from a type that it consists of, which is neither built in nor part of
     * an extension, does not belong to a range, and does more than parse the type's text.
     */
    private static final String COLUMNS = """
            WITH RECURSIVE domains (type, base) AS (
              SELECT oid, typbasetype FROM pg_catalog.pg_type WHERE typtype = 'd'
              UNION ALL
              SELECT d.type, t.typbasetype FROM domains d
              JOIN pg_catalog.pg_type t ON t.oid = d.base AND t.typtype = 'd'),
            casts AS MATERIALIZED (
              SELECT k.castsource, k.casttarget, s.typcategory FROM pg_catalog.pg_cast k
              JOIN pg_catalog.pg_type s ON s.oid = k.castsource
              WHERE k.oid >= 16384 AND k.castmethod <> 'i'
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = k.tableoid AND d.objid = k.oid AND d.deptype IN ('e', 'i'))),
            parts (whole, part) AS (
              SELECT DISTINCT a.atttypid, a.atttypid FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = ANY (?::bigint[]::oid[]) AND a.attnum > 0 AND a.atttypid >= 16384
              UNION
              SELECT p.whole, i.part FROM parts p
              JOIN pg_catalog.pg_type t ON t.oid = p.part
              LEFT JOIN pg_catalog.pg_range r ON t.oid IN (r.rngtypid, r.rngmultitypid)
              CROSS JOIN LATERAL (
                VALUES (t.typbasetype), (t.typelem), (t.typarray), (r.rngsubtype), (r.rngmultitypid)
                UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) i (part)
              WHERE i.part >= 16384),
            path (schemas) AS MATERIALIZED (SELECT ?::name[])
            SELECT a.attrelid, a.attname, w.written,
                   CASE WHEN n.nspname <> 'pg_catalog' AND starts_with(w.written, quote_ident(n.nspname) || '.')
                          AND n.nspname = (SELECT v.nspname FROM pg_catalog.pg_type u
                                           JOIN pg_catalog.pg_namespace v ON v.oid = u.typnamespace
                                           WHERE u.typname = e.typname AND v.nspname = ANY (path.schemas)
                                           ORDER BY array_position(path.schemas, v.nspname) LIMIT 1)
                     THEN substr(w.written, length(quote_ident(n.nspname)) + 2)
                     ELSE w.written END AS type_name,
                   t.typname AS base, t.typcategory AS category, k.nr AS key_position,
                   CASE WHEN e.oid >= 16384 OR t.oid >= 16384 THEN coalesce(
                     (SELECT min(v.nspname::text) FROM pg_catalog.pg_operator o
                      JOIN pg_catalog.pg_namespace v ON v.oid = o.oprnamespace
                      WHERE o.oid >= 16384 AND (o.oprleft IN (t.oid, a.atttypid) OR o.oprright IN (t.oid, a.atttypid))),
                     (SELECT nspname FROM pg_catalog.pg_namespace
                      WHERE oid = t.typnamespace AND t.typtype = 'b' AND t.typcategory <> 'A' AND t.oid >= 16384))
                   END AS operators_in,
                   (SELECT min(format('%s to %s', c.castsource::regtype, c.casttarget::regtype)) FROM casts c
                    WHERE c.castsource IN (t.oid, a.atttypid)
                      OR c.castsource IN (SELECT p.part FROM parts p WHERE p.whole = a.atttypid)
                      OR c.castsource < 16384 AND c.casttarget < 16384 AND c.typcategory = t.typcategory) AS cast_by,
                   co.collname AS collation, coalesce(co.collisdeterministic, true) AS deterministic,
                   (SELECT d.description FROM pg_catalog.pg_description d
                    WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum)
                     AS said,
                   (SELECT string_agg(l.label, E'\\n') FROM pg_catalog.pg_seclabel l
                    WHERE l.classoid = 'pg_catalog.pg_class'::regclass AND l.objoid = a.attrelid AND l.objsubid = a.attnum)
                     AS labels
            FROM pg_catalog.pg_attribute a
            CROSS JOIN path
            CROSS JOIN LATERAL pg_catalog.format_type(a.atttypid, a.atttypmod) AS w (written)
            JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
            JOIN pg_catalog.pg_type e ON e.oid = CASE WHEN y.typcategory = 'A' AND y.typelem <> 0 THEN y.typelem ELSE y.oid END
            JOIN pg_catalog.pg_namespace n ON n.oid = e.typnamespace
            LEFT JOIN domains d ON d.type = a.atttypid
            JOIN pg_catalog.pg_type t ON t.oid = coalesce(d.base, a.atttypid) AND t.typtype <> 'd'
            LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation AND co.collname <> 'default'
            LEFT JOIN (pg_catalog.pg_index i
                CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, nr))
              ON i.indrelid = a.attrelid AND i.indisprimary AND k.attnum = a.attnum AND k.nr <= i.indnkeyatts
            WHERE a.attrelid = ANY (?::bigint[]::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum
            """;

    private static final String NAMES = """
            SELECT n.nspname, c.relname
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND n.nspname <> 'information_schema' AND NOT starts_with(n.nspname, 'pg_')
            ORDER BY n.nspname, c.relname
            """;

    private record Located(TableName name, long oid, long estimatedRows) {}

    private record Described(List<TableInfo.Column> columns, Map<Integer, String> key) {}

    /**
     * Looks up the current state of each name in the catalogue.
     *
     * @param path the schemas in which an unqualified name is looked for
     */
    Map<TableName, Catalogue.Answer> read(Set<TableName> names, List<String> path, Connection session)
            throws SQLException, DatabaseException {
        Map<TableName, Catalogue.Answer> answers = new HashMap<>();
        Map<TableName, Located> located = locate(List.copyOf(names), path, session, answers);
        if (located.isEmpty()) {
            return answers;
        }
        Array oids = session.createArrayOf(
                "int8", located.values().stream().map(Located::oid).toArray());
        Map<Long, Described> described = describe(oids, path, session);
        Map<Long, Declarations> declared = new PostgresIndexes(cancellation).of(oids, session);
        Map<Long, Constraints> enforced = constraints.of(oids, session);
        located.forEach((wanted, table) -> {
            Described of = described.getOrDefault(table.oid(), new Described(List.of(), Map.of()));
            answers.put(
                    wanted,
                    new Catalogue.Answer(
                            new TableInfo(
                                    table.name(),
                                    of.columns(),
                                    List.copyOf(of.key().values()),
                                    table.estimatedRows(),
                                    enforced.getOrDefault(table.oid(), Constraints.NONE),
                                    declared.getOrDefault(table.oid(), Declarations.NONE)),
                            null));
        });
        return answers;
    }

    /** The names of all tables except system tables and partitions. */
    static List<TableName> names(Connection session, Cancellation cancellation) throws SQLException, DatabaseException {
        List<TableName> names = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(NAMES);
                ResultSet found = cancellation.run(statement, statement::executeQuery)) {
            while (found.next()) {
                names.add(new TableName(found.getString("nspname"), found.getString("relname")));
            }
        }
        return names;
    }

    /** The tables that exist. The reasons for the others are added to {@code refused}. */
    private Map<TableName, Located> locate(
            List<TableName> names, List<String> path, Connection session, Map<TableName, Catalogue.Answer> refused)
            throws SQLException, DatabaseException {
        Map<TableName, Located> located = new LinkedHashMap<>();
        List<TableName> lacking = new ArrayList<>(names);
        try (PreparedStatement statement = session.prepareStatement(TABLES)) {
            List<Function<TableName, @Nullable String>> parts =
                    List.of(TableName::schema, name -> low(name.schema()), TableName::name, name -> low(name.name()));
            statement.setArray(1, session.createArrayOf("text", path.toArray()));
            for (int i = 0; i < parts.size(); i++) {
                Object[] bind = names.stream().map(parts.get(i)).toArray();
                statement.setArray(i + 2, session.createArrayOf("text", bind));
            }
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    TableName wanted = names.get(found.getInt("nr") - 1);
                    lacking.remove(wanted);
                    TableName exact = new TableName(found.getString("nspname"), found.getString("relname"));
                    Optional<DatabaseException> denied = denied(exact, found);
                    if (denied.isPresent()) {
                        refused.put(wanted, Catalogue.Answer.refused(denied.get()));
                    } else {
                        located.put(wanted, new Located(exact, found.getLong("oid"), found.getLong("estimated_rows")));
                    }
                }
            }
        }
        if (!lacking.isEmpty()) {
            missing.sentences(lacking, path, session)
                    .forEach((name, why) -> refused.put(name, Catalogue.Answer.refused(why)));
        }
        return located;
    }

    private static @Nullable String low(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    private Optional<DatabaseException> denied(TableName name, ResultSet found) throws SQLException {
        String schema = quoted(String.valueOf(name.schema()));
        String right = !found.getBoolean("may_enter")
                ? "USAGE ON SCHEMA " + schema
                : !found.getBoolean("may_read") ? "SELECT ON " + schema + "." + quoted(name.name()) : "";
        String role = found.getString("current_user");
        return right.isEmpty() || anyTable
                ? Optional.empty()
                : Optional.of(new DatabaseException(
                        FailureKind.PERMISSION_DENIED,
                        "Connection '" + connection + "': role '" + role + "' may not read table " + name
                                + ". Run GRANT " + right + " TO " + quoted(role) + ".",
                        null));
    }

    private static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private Map<Long, Described> describe(Array oids, List<String> path, Connection session)
            throws SQLException, DatabaseException {
        Map<Long, Described> described = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement(COLUMNS)) {
            statement.setArray(1, oids);
            statement.setArray(2, session.createArrayOf("text", path.toArray()));
            statement.setArray(3, oids);
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    Described table = described.computeIfAbsent(
                            found.getLong("attrelid"), oid -> new Described(new ArrayList<>(), new TreeMap<>()));
                    String column = found.getString("attname");
                    table.columns()
                            .add(new TableInfo.Column(
                                    column,
                                    found.getString("type_name"),
                                    type(found.getString("base"), found.getString("category")),
                                    null,
                                    Kind.of(
                                            found.getString("base"),
                                            found.getString("collation"),
                                            found.getBoolean("deterministic")),
                                    foreign(found),
                                    said(found)));
                    int position = found.getInt("key_position");
                    if (!found.wasNull()) {
                        table.key().put(position, column);
                    }
                }
            }
        }
        return described;
    }

    /** What a comment and security labels say. The labels of PostgreSQL Anonymizer say how it masks personal data. */
    private static Classification said(ResultSet found) throws SQLException {
        String labels = found.getString("labels");
        Classification masked =
                labels != null && labels.contains("MASKED WITH") ? Classification.PII : Classification.NONE;
        return Classification.ofComment(found.getString("said"))
                .and(Classification.ofComment(labels))
                .and(masked);
    }

    private static TableInfo.@Nullable Foreign foreign(ResultSet found) throws SQLException {
        String written = found.getString("written");
        String schema = found.getString("operators_in");
        String cast = found.getString("cast_by");
        return written.equals(found.getString("type_name")) && schema == null && cast == null
                ? null
                : new TableInfo.Foreign(written, schema, cast);
    }

    /**
     * Maps a database type to a type of checks.
     *
     * @param category PostgreSQL's type category: S for string types, including those of extensions, G for geometric
     *     types, which have no equality for grouping
     */
    private static ValueType type(String base, String category) {
        return switch (base) {
            case "int2", "int4", "int8" -> ValueType.INTEGER;
            case "numeric" -> ValueType.DECIMAL;
            case "float4", "float8" -> ValueType.FLOAT;
            case "char" -> ValueType.TEXT;
            case "bpchar" -> ValueType.CHAR;
            case "bool" -> ValueType.BOOLEAN;
            case "date" -> ValueType.DATE;
            case "timestamp" -> ValueType.TIMESTAMP;
            case "timestamptz" -> ValueType.TIMESTAMP_TZ;
            case "json", "xml", "jsonpath", "_json", "_xml", "_jsonpath" -> ValueType.COMPLEX;
            default ->
                category.equals("S") ? ValueType.TEXT : category.equals("G") ? ValueType.COMPLEX : ValueType.OTHER;
        };
    }
}
