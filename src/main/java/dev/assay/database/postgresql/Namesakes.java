package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.sql.Mentions;
import dev.assay.sql.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds functions and operators that share a name with those in a statement, in the additional schemas that the
 * statement needs. PostgreSQL prefers a function whose types match exactly to its own, whatever the order of the search
 * path (its pages "Operator Type Resolution" and "Function Type Resolution"). Members of extensions are trusted,
 * because only privileged roles can install extensions.
 */
final class Namesakes {

    /**
     * Returns all of them as one array of texts, after what grants USAGE on schemas that the role may not use: PostgreSQL passes over these
     * without a word, and would compare by its own operators. The binds are {@link #arrays}.
     */
    static final String SQL = """
            WITH wanted (schemas, functions, operators) AS (SELECT ?::text[], ?::text[], ?::text[])
            SELECT ARRAY(
              SELECT pg_catalog.format('GRANT USAGE ON SCHEMA %I TO %I', n.nspname, current_user)
              FROM wanted w
              JOIN pg_catalog.pg_namespace n ON n.nspname = ANY (w.schemas)
              WHERE NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE')
              ORDER BY n.nspname) || ARRAY(
              SELECT pg_catalog.format('%s %s', o.kind, o.id)
              FROM wanted w
              JOIN pg_catalog.pg_namespace n ON n.nspname = ANY (w.schemas)
              CROSS JOIN LATERAL (
                SELECT 'function' AS kind, p.oid, p.tableoid, pg_catalog.format('%I.%I(%s)', n.nspname, p.proname,
                       pg_catalog.oidvectortypes(p.proargtypes)) AS id
                FROM pg_catalog.pg_proc p
                WHERE p.pronamespace = n.oid AND p.proname = ANY (w.functions)
                  AND EXISTS (SELECT FROM pg_catalog.pg_proc b WHERE b.proname = p.proname AND b.oid < 16384)
                UNION ALL
                SELECT 'operator', o.oid, o.tableoid, pg_catalog.format('%I.%s(%s, %s)', n.nspname, o.oprname,
                       nullif(o.oprleft, 0)::regtype, o.oprright::regtype)
                FROM pg_catalog.pg_operator o
                WHERE o.oprnamespace = n.oid AND o.oprname = ANY (w.operators)
                  AND EXISTS (SELECT FROM pg_catalog.pg_operator b WHERE b.oprname = o.oprname AND b.oid < 16384)) o
              WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = o.tableoid AND d.objid = o.oid AND d.deptype = 'e')
              ORDER BY o.id LIMIT 3)""";

    private static final String GRANT = "GRANT USAGE ON SCHEMA ";

    private static final Pattern CALLED = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_$]*)\"?\\s*\\(");

    private Namesakes() {}

    /**
     * The schemas and the names of functions and operators. Some names are not calls, because text within quotes is
     * included.
     */
    static List<Collection<String>> arrays(Sql sql) {
        Set<String> functions = new TreeSet<>();
        Matcher called = CALLED.matcher(sql.text());
        while (called.find()) {
            functions.add(called.group(1).toLowerCase(Locale.ROOT));
        }
        return List.of(sql.path().schemas(), functions, Mentions.operators(sql.text()));
    }

    /** The failure for a statement that is not sent. */
    static DatabaseException refusal(String connection, Sql sql, List<String> found) {
        List<String> grants =
                found.stream().filter(one -> one.startsWith(GRANT)).toList();
        if (!grants.isEmpty()) {
            return new DatabaseException(
                    FailureKind.PERMISSION_DENIED,
                    "Connection '" + connection
                            + "': the statement was not sent. It needs what an extension's type or a name without its schema"
                            + " brings, from where the role may not look. Run " + String.join("; ", grants) + ".",
                    null);
        }
        return new DatabaseException(
                FailureKind.QUERY_REFUSED,
                "Connection '" + connection + "': the statement was not sent. It needs the schema "
                        + String.join(", ", sql.path().schemas())
                        + ", for an extension's type or a name without its schema, and PostgreSQL may take "
                        + String.join(", ", found)
                        + " for its own of that name. Drop that, let the extension have a schema of its own, or write names of your"
                        + " own with their schema.",
                null);
    }
}
