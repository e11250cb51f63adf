package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.sql.Fragment;
import dev.assay.sql.Mentions;
import dev.assay.sql.TableName;
import java.sql.Array;
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
 * Looks up in PostgreSQL's catalogue what author SQL may call: functions by name, and operators, types and casts also
 * without a name.
 *
 * @param cancellation cancels the look-up
 */
record PostgresCalls(Cancellation cancellation) {

    /**
     * A database object that a name may call.
     *
     * @param kind the kind of object
     * @param schema its schema
     * @param shown its signature for messages
     * @param runs the function that it runs; null if that is built in
     * @param builtIn whether it is built in; for an operator: whether a built-in operator has the same name
     * @param changing whether its function is volatile
     * @param ofRow for a function: whether {@code (v).f} may call it on a value of any type; for a type: whether it is
     *     the row type of a table or an array, whose bare name does not denote a type
     * @param ofExtension whether it belongs to an extension, for a type of that extension
     * @param via the types and relations through which an operator or a cast is reached; empty if built-in types lead
     *     to it
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
            boolean ofExtension,
            Set<String> via) {

        Callable {
            via = Set.copyOf(via);
        }
    }

    /** The kind of a callable object. */
    enum Kind {
        FUNCTION,
        OPERATOR,
        TYPE,
        CAST
    }

    /**
     * The result of a look-up.
     *
     * @param path the schemas of the role's search path
     */
    record Found(List<String> path, List<Callable> callables) {}

    /**
     * The common table expression {@code parts} contains the types that a named type, or the row type of a named
     * relation, consists of. Operators and casts of types outside it are unreachable, except those of built-in types.
     * Built-in objects have oids below 16384, and pg_depend records no dependencies on them. The functions that a
     * domain's CHECK calls appear in its expression tree. Objects that are created with a type, such as a range's cast
     * to its multirange, depend on it internally. SQL cannot call functions with arguments of type internal.
     */
    private static final String SQL = """
            WITH wanted AS MATERIALIZED (SELECT ?::name[] AS schemas, ?::name[] AS names, ?::name[] AS operators),
            spaces AS MATERIALIZED (
              SELECT n.oid, n.nspname FROM wanted w JOIN pg_catalog.pg_namespace n ON n.nspname = ANY (w.schemas)),
            members AS MATERIALIZED (
              SELECT classid, objid, refobjid FROM pg_catalog.pg_depend
              WHERE deptype = 'e' AND refclassid = 'pg_catalog.pg_extension'::regclass),
            parts AS MATERIALIZED (
              WITH RECURSIVE parts (via, type, part) AS (
                SELECT t.typname, t.oid, t.oid FROM wanted w
                JOIN pg_catalog.pg_type t ON t.typname = ANY (w.names) AND t.oid >= 16384
                UNION
                SELECT p.via, p.type, i.part FROM parts p
                JOIN pg_catalog.pg_type t ON t.oid = p.part
                LEFT JOIN pg_catalog.pg_range r ON t.oid IN (r.rngtypid, r.rngmultitypid)
                CROSS JOIN LATERAL (
                  VALUES (t.typbasetype), (t.typelem), (t.typarray), (r.rngsubtype), (r.rngmultitypid)
                  UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
                  WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) i (part)
                WHERE i.part >= 16384)
              SELECT * FROM parts),
            checks AS MATERIALIZED (
              SELECT DISTINCT p.type, n.nspname, f.proname, f.oid < 16384 AS built_in, f.provolatile = 'v' AS changing
              FROM parts p
              JOIN pg_catalog.pg_constraint c ON c.contypid = p.part
              CROSS JOIN LATERAL regexp_matches(c.conbin::text, ':(?:op)?funcid ([0-9]+)', 'g') m (calls)
              JOIN pg_catalog.pg_proc f ON f.oid = m.calls[1]::oid
              JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
              WHERE f.oid >= 16384 OR f.provolatile = 'v')
            SELECT 'FUNCTION' AS kind, s.nspname, p.proname,
                   format('%I.%I(%s)', s.nspname, p.proname, oidvectortypes(p.proargtypes)) AS shown,
                   s.nspname AS runs_in, p.proname AS runs, p.oid < 16384 AND s.nspname = 'pg_catalog' AS built_in,
                   p.provolatile = 'v' AS changing,
                   p.pronargs > 0 AND p.pronargs - p.pronargdefaults <= 1 AS of_row,
                   EXISTS (SELECT FROM members f JOIN members t ON t.refobjid = f.refobjid AND t.classid = 'pg_catalog.pg_type'::regclass
                           WHERE f.classid = p.tableoid AND f.objid = p.oid AND t.objid = ANY (p.proargtypes::oid[])) AS of_extension,
                   NULL::name[] AS via
            FROM wanted w
            JOIN pg_catalog.pg_proc p ON p.proname = ANY (w.names)
            JOIN spaces s ON s.oid = p.pronamespace
            WHERE 'internal'::regtype::oid <> ALL (p.proargtypes::oid[])
            UNION ALL
            SELECT 'OPERATOR', s.nspname, o.oprname, format('operator %I.%s(%s, %s)', s.nspname, o.oprname,
                     nullif(o.oprleft, 0)::regtype, o.oprright::regtype),
                   n.nspname, f.proname, EXISTS (SELECT FROM pg_catalog.pg_operator b WHERE b.oprname = o.oprname AND b.oid < 16384),
                   false, false, EXISTS (SELECT FROM members m WHERE m.classid = o.tableoid AND m.objid = o.oid), u.via
            FROM wanted w
            JOIN pg_catalog.pg_operator o ON o.oprname = ANY (w.operators) AND o.oid >= 16384
            JOIN spaces s ON s.oid = o.oprnamespace
            JOIN pg_catalog.pg_proc f ON f.oid = o.oprcode
            JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
            CROSS JOIN LATERAL (SELECT array_agg(u.via) AS via FROM parts u WHERE u.part IN (o.oprleft, o.oprright)) u
            WHERE o.oprleft < 16384 AND o.oprright < 16384 OR u.via IS NOT NULL
            UNION ALL
            SELECT 'TYPE', s.nspname, t.typname, format('type %I.%I', s.nspname, t.typname), k.nspname, k.proname,
                   coalesce(k.built_in, false), coalesce(k.changing, false), i.implied,
                   EXISTS (SELECT FROM members m WHERE m.classid = 'pg_catalog.pg_type'::regclass AND m.objid = t.oid), NULL
            FROM (SELECT DISTINCT type FROM parts) p
            JOIN pg_catalog.pg_type t ON t.oid = p.type
            JOIN spaces s ON s.oid = t.typnamespace
            LEFT JOIN checks k ON k.type = t.oid
            CROSS JOIN LATERAL (
              SELECT t.typcategory = 'A' AND t.typelem <> 0
                OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c') AS implied) i
            WHERE k.proname IS NOT NULL OR NOT i.implied
            UNION ALL
            SELECT 'CAST', 'pg_catalog', '', format('cast from %s to %s', k.castsource::regtype, k.casttarget::regtype),
                   n.nspname, f.proname, false, false, false, false, u.via
            FROM pg_catalog.pg_cast k
            LEFT JOIN (pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace) ON f.oid = k.castfunc
            CROSS JOIN LATERAL (SELECT array_agg(u.via) AS via FROM parts u WHERE u.part IN (k.castsource, k.casttarget)) u
            WHERE k.oid >= 16384 AND k.castmethod <> 'i'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = k.tableoid AND d.objid = k.oid AND d.deptype IN ('e', 'i'))
              AND (k.castsource < 16384 AND k.casttarget < 16384 OR u.via IS NOT NULL)
            ORDER BY 1, 2, 3, 4, 5, 6
            """;

    /**
     * Looks up what author SQL may call.
     *
     * @param path the schemas of the role's own search path
     */
    public Found of(Collection<Fragment> fragments, List<String> path, Connection session)
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
            Stream.ofNullable(fragment.mentions().table()).forEach(names::add);
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
                            found.getBoolean("of_extension"),
                            via(found.getArray("via"))));
                }
            }
        }
        return new Found(path, callables);
    }

    private static Set<String> via(@Nullable Array names) throws SQLException {
        return names == null ? Set.of() : new LinkedHashSet<>(List.of((String[]) names.getArray()));
    }
}
