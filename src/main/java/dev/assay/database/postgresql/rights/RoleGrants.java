package dev.assay.database.postgresql.rights;

import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.sql.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rights that checks of some tables need. Change data capture needs none beside CONNECT: every role may read the views that its checks
 * read, unless the server's owner took that away, and then the check prints what it lacks.
 *
 * @param functions the functions that the connection declares
 * @param cancellation cancels the look-up
 */
public record RoleGrants(Set<TableName> functions, Cancellation cancellation) {

    /**
     * {@code beneath}: what a view reads with the rights of whoever reads it (security_invoker, since version 15). {@code schemas}: where
     * names are looked for: of tables, of the operators of their columns, of declared functions. What PUBLIC may read of the system's schemas is
     * left out, since only a superuser may grant it.
     */
    private static final String SQL = """
            WITH RECURSIVE wanted AS (
              SELECT c.oid, n.nspname FROM unnest(?::text[], ?::text[]) AS w (schema_name, table_name)
              JOIN pg_catalog.pg_namespace n ON n.nspname = w.schema_name
              JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.table_name),
            beneath (oid) AS (
              SELECT oid FROM wanted
              UNION
              SELECT d.refobjid FROM beneath b
              JOIN pg_catalog.pg_class v ON v.oid = b.oid AND v.relkind = 'v'
                AND EXISTS (SELECT FROM pg_options_to_table(v.reloptions) o
                            WHERE o.option_name = 'security_invoker' AND o.option_value::boolean)
              JOIN pg_catalog.pg_rewrite w ON w.ev_class = v.oid
              JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = w.oid
                AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid <> v.oid),
            called AS (
              SELECT n.nspname, format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS shown
              FROM unnest(?::text[], ?::text[]) AS f (schema_name, function_name)
              JOIN pg_catalog.pg_namespace n ON n.nspname = f.schema_name
              JOIN pg_catalog.pg_proc p ON p.pronamespace = n.oid AND p.proname = f.function_name),
            schemas (name) AS (
              SELECT nspname FROM wanted
              UNION SELECT nspname FROM called
              UNION SELECT unnest(?::name[])),
            needed (nr, what) AS (
              SELECT 1, format('CONNECT ON DATABASE %I', current_database())
              UNION ALL SELECT 2, format('USAGE ON SCHEMA %I', name) FROM schemas
              WHERE name NOT IN ('pg_catalog', 'information_schema')
              UNION ALL SELECT 3, format('SELECT ON %I.%I', n.nspname, c.relname)
              FROM beneath b
              JOIN pg_catalog.pg_class c ON c.oid = b.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
                OR NOT has_table_privilege('public', c.oid, 'SELECT')
              UNION ALL SELECT 4, 'EXECUTE ON ROUTINE ' || shown FROM called)
            SELECT format('GRANT %s TO %I;', what, coalesce(?, session_user)) AS statement,
                   format('CREATE ROLE %I LOGIN;', coalesce(?, session_user)) AS role
            FROM needed ORDER BY nr, what
            """;

    /**
     * The script.
     *
     * @param role the role; null: the one that logged in
     */
    public String of(Collection<TableInfo> tables, @Nullable String role, Connection session)
            throws SQLException, DatabaseException {
        StringBuilder script = new StringBuilder();
        try (PreparedStatement statement = session.prepareStatement(SQL)) {
            statement.setArray(1, texts(session, names(tables).map(name -> String.valueOf(name.schema()))));
            statement.setArray(2, texts(session, names(tables).map(TableName::name)));
            statement.setArray(3, texts(session, functions.stream().map(name -> String.valueOf(name.schema()))));
            statement.setArray(4, texts(session, functions.stream().map(TableName::name)));
            statement.setArray(5, texts(session, operators(tables)));
            statement.setString(6, role);
            statement.setString(7, role);
            try (ResultSet needed = cancellation.run(statement, statement::executeQuery)) {
                while (needed.next()) {
                    if (script.isEmpty()) {
                        script.append("-- If there is no such role: ")
                                .append(needed.getString("role").replaceAll("\\p{Cntrl}", " "))
                                .append('\n');
                    }
                    script.append(needed.getString("statement")).append('\n');
                }
            }
        }
        return script.toString();
    }

    private static Stream<TableName> names(Collection<TableInfo> tables) {
        return tables.stream().map(TableInfo::name);
    }

    /** The schemas of the operators of columns' types. */
    private static Stream<String> operators(Collection<TableInfo> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream())
                .map(TableInfo.Column::foreign)
                .flatMap(Stream::ofNullable)
                .map(TableInfo.Foreign::operatorsIn)
                .flatMap(Stream::ofNullable)
                .distinct();
    }

    private static Array texts(Connection session, Stream<String> texts) throws SQLException {
        return session.createArrayOf("text", texts.toArray());
    }
}
