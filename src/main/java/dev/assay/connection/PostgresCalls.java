package dev.assay.connection;

import dev.assay.sql.Fragment;
import dev.assay.sql.Mentions;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks up in PostgreSQL's catalogue what authors' SQL may call: by its name, or without one, as operators, types and casts do.
 *
 * @param cancellation ends the look-up
 */
record PostgresCalls(Cancellation cancellation) {

    /**
     * What may run for a name.
     *
     * @param kind what the name is of
     * @param schema where it is
     * @param shown it, with its types
     * @param runs the function that it runs; null where it runs none of somebody's own
     * @param builtIn whether it is PostgreSQL's own; of an operator: whether PostgreSQL has one of that name too
     * @param changing whether it is volatile
     * @param ofRow whether it may be called as a column of a row
     * @param ofExtension whether it is an extension's, for a type of that extension
     */
    record Callable(
            Kind kind,
            String schema,
            String name,
            String shown,
            @Nullable TableName runs,
            boolean builtIn,
            boolean changing,
            boolean ofRow,
            boolean ofExtension) {}

    /** What there is to run. */
    enum Kind {
        FUNCTION,
        OPERATOR,
        TYPE,
        CAST
    }

    /**
     * What was found.
     *
     * @param path the schemas of the role's path
     */
    record Found(List<String> path, List<Callable> callables) {}

    /**
     * used: types that a column of a named relation has, or that are named. Operators and casts of other types than those and PostgreSQL's
     * own are out of reach. PostgreSQL's own objects have oids below 16384, and nobody depends on them by a row of pg_depend.
     * SQL calls no function that takes the server's internals.
     */
    private static final String SQL = """
            WITH wanted AS MATERIALIZED (SELECT ?::name[] AS schemas, ?::name[] AS names, ?::name[] AS operators),
            spaces AS MATERIALIZED (
              SELECT n.oid, n.nspname FROM wanted w JOIN pg_catalog.pg_namespace n ON n.nspname = ANY (w.schemas)),
            members AS MATERIALIZED (
              SELECT classid, objid, refobjid FROM pg_catalog.pg_depend
              WHERE deptype = 'e' AND refclassid = 'pg_catalog.pg_extension'::regclass),
            types AS MATERIALIZED (
              SELECT t.oid, t.typname, t.typtype, t.typbasetype, t.typnamespace FROM wanted w
              JOIN pg_catalog.pg_type t ON t.typname = ANY (w.names)
              WHERE t.oid >= 16384 AND t.typcategory <> 'A'
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c')),
            used AS MATERIALIZED (
              SELECT oid FROM types
              UNION
              SELECT a.atttypid FROM wanted w
              JOIN pg_catalog.pg_class c ON c.relname = ANY (w.names)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND a.atttypid >= 16384),
            parts AS (
              WITH RECURSIVE parts (type, part) AS (
                SELECT oid, oid FROM types
                UNION
                SELECT p.type, i.part FROM parts p
                JOIN pg_catalog.pg_type t ON t.oid = p.part
                CROSS JOIN LATERAL (
                  SELECT t.typbasetype AS part WHERE t.typtype = 'd'
                  UNION ALL SELECT t.typelem WHERE t.typelem <> 0
                  UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
                  WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) i
                WHERE i.part >= 16384)
              SELECT * FROM parts)
            SELECT 'FUNCTION' AS kind, s.nspname, p.proname,
                   format('%I.%I(%s)', s.nspname, p.proname, oidvectortypes(p.proargtypes)) AS shown,
                   s.nspname AS runs_in, p.proname AS runs, p.oid < 16384 AND s.nspname = 'pg_catalog' AS built_in,
                   p.provolatile = 'v' AS changing,
                   p.pronargs > 0 AND p.pronargs - p.pronargdefaults <= 1
                     AND EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.oid = p.proargtypes[0] AND t.typtype IN ('c', 'p')) AS of_row,
                   EXISTS (SELECT FROM members f JOIN members t ON t.refobjid = f.refobjid AND t.classid = 'pg_catalog.pg_type'::regclass
                           WHERE f.classid = p.tableoid AND f.objid = p.oid AND t.objid = ANY (p.proargtypes::oid[])) AS of_extension
            FROM wanted w
            JOIN pg_catalog.pg_proc p ON p.proname = ANY (w.names)
            JOIN spaces s ON s.oid = p.pronamespace
            WHERE 'internal'::regtype::oid <> ALL (p.proargtypes::oid[])
            UNION ALL
            SELECT 'OPERATOR', s.nspname, o.oprname, format('operator %I.%s(%s, %s)', s.nspname, o.oprname,
                     nullif(o.oprleft, 0)::regtype, o.oprright::regtype),
                   n.nspname, f.proname, EXISTS (SELECT FROM pg_catalog.pg_operator b WHERE b.oprname = o.oprname AND b.oid < 16384),
                   false, false, EXISTS (SELECT FROM members m WHERE m.classid = o.tableoid AND m.objid = o.oid)
            FROM wanted w
            JOIN pg_catalog.pg_operator o ON o.oprname = ANY (w.operators) AND o.oid >= 16384
            JOIN spaces s ON s.oid = o.oprnamespace
            JOIN pg_catalog.pg_proc f ON f.oid = o.oprcode
            JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
            WHERE o.oprleft < 16384 AND o.oprright < 16384
              OR EXISTS (SELECT FROM used u WHERE u.oid IN (o.oprleft, o.oprright))
            UNION ALL
            SELECT 'TYPE', s.nspname, t.typname, format('type %I.%I', s.nspname, t.typname), n.nspname, f.proname, false, false, false,
                   EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_type'::regclass AND m.objid = t.oid)
            FROM types t
            JOIN spaces s ON s.oid = t.typnamespace
            LEFT JOIN (parts a
                JOIN pg_catalog.pg_constraint c ON c.contypid = a.part
                JOIN pg_catalog.pg_depend d ON d.classid = c.tableoid AND d.objid = c.oid
                LEFT JOIN pg_catalog.pg_operator o ON d.refclassid = o.tableoid AND d.refobjid = o.oid
                JOIN pg_catalog.pg_proc f ON f.oid = o.oprcode OR d.refclassid = f.tableoid AND d.refobjid = f.oid
                JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace)
              ON a.type = t.oid
            UNION ALL
            SELECT 'CAST', 'pg_catalog', '', format('cast from %s to %s', k.castsource::regtype, k.casttarget::regtype),
                   n.nspname, f.proname, false, false, false, false
            FROM pg_catalog.pg_cast k
            LEFT JOIN (pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace) ON f.oid = k.castfunc
            WHERE k.oid >= 16384 AND k.castmethod <> 'i'
              AND NOT EXISTS (SELECT FROM members m WHERE m.classid = k.tableoid AND m.objid = k.oid)
              AND (k.castsource < 16384 AND k.casttarget < 16384
                OR EXISTS (SELECT FROM used u WHERE u.oid IN (k.castsource, k.casttarget)))
            ORDER BY 1, 2, 3, 4, 5, 6
            """;

    /**
     * What authors' SQL may call.
     *
     * @param path the schemas of the role's own path
     */
    Found of(Collection<Fragment> fragments, List<String> path, Connection session)
            throws SQLException, DatabaseException {
        Set<String> schemas = new LinkedHashSet<>(path);
        Set<String> names = new LinkedHashSet<>();
        Set<String> operators = new LinkedHashSet<>();
        schemas.add("pg_catalog");
        for (Fragment fragment : fragments) {
            for (Mentions.Name name : fragment.mentions().names()) {
                names.add(name.name());
                Stream.ofNullable(name.schema()).forEach(schemas::add);
            }
            operators.addAll(fragment.mentions().operators());
        }
        List<Callable> callables = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(SQL)) {
            int index = 1;
            for (Set<String> bind : List.of(schemas, names, operators)) {
                statement.setArray(index++, session.createArrayOf("text", bind.toArray()));
            }
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    String runs = found.getString("runs");
                    callables.add(new Callable(
                            Kind.valueOf(found.getString("kind")),
                            found.getString("nspname"),
                            found.getString("proname"),
                            found.getString("shown"),
                            runs == null ? null : new TableName(found.getString("runs_in"), runs),
                            found.getBoolean("built_in"),
                            found.getBoolean("changing"),
                            found.getBoolean("of_row"),
                            found.getBoolean("of_extension")));
                }
            }
        }
        return new Found(path, callables);
    }
}
