package dev.assay.check;

import dev.assay.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Namesakes of every function, aggregate and operator in the golden SQL of PostgreSQL, with the argument types of PostgreSQL's own and
 * with those that columns may have. Each answers null; the server counts who is called, in a read-only transaction too.
 */
final class Planted {

    private static final String RULES = "/dev/assay/plan/plan-rules-postgresql.txt";
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern CALL = Pattern.compile("\\b([A-Za-z_][A-Za-z_0-9]*)\\(");
    private static final Pattern SIGNS = Pattern.compile("[-+*/<>=~!@#%^&|`?]+");

    /** What stands behind words of SQL. */
    private static final List<String> OF_WORDS = List.of("=", "<>", "<", ">", "<=", ">=", "~~", "!~~");

    /** Types of columns; PostgreSQL's own functions of texts take text, so that one of varchar fits better. */
    private static final String TYPES =
            "{text,varchar,bpchar,int2,int4,int8,numeric,float4,float8,bool,date,timestamp,timestamptz,uuid,jsonb}";

    /** %1$s is the schema, %2$s the functions' names, %3$s the operators', %4$s the types. */
    private static final String PLANT = """
            CREATE SCHEMA IF NOT EXISTS %1$s;
            DO $plant$
            DECLARE
              one record;
              types text;
              made text;
            BEGIN
              FOR one IN
                SELECT DISTINCT b.name, b.kind, b.args, b.result, pg_catalog.array_length(b.args, 1) AS many FROM (
                  SELECT p.proname::text AS name, p.prokind::text AS kind, p.proargtypes::oid[] AS args, p.prorettype AS result
                  FROM pg_catalog.pg_proc p WHERE p.proname = ANY ('%2$s') AND p.oid < 16384
                  UNION
                  SELECT p.proname::text, p.prokind::text,
                         ARRAY(SELECT CASE WHEN u.nr = 1 OR t.typtype = 'p' THEN y.oid ELSE u.type END
                               FROM unnest(p.proargtypes) WITH ORDINALITY AS u (type, nr)
                               JOIN pg_catalog.pg_type t ON t.oid = u.type ORDER BY u.nr),
                         CASE WHEN r.typtype = 'p' THEN y.oid ELSE p.prorettype END
                  FROM pg_catalog.pg_proc p
                  JOIN pg_catalog.pg_type r ON r.oid = p.prorettype
                  CROSS JOIN pg_catalog.pg_type y
                  WHERE p.proname = ANY ('%2$s') AND p.oid < 16384 AND y.oid = ANY ('%4$s'::regtype[]::oid[])
                  UNION
                  SELECT o.oprname::text, 'o', ARRAY[o.oprleft, o.oprright], o.oprresult
                  FROM pg_catalog.pg_operator o WHERE o.oprname = ANY ('%3$s') AND o.oid < 16384
                  UNION
                  SELECT o.oprname::text, 'o', ARRAY[y.oid, y.oid], o.oprresult
                  FROM pg_catalog.pg_operator o CROSS JOIN pg_catalog.pg_type y
                  WHERE o.oprname = ANY ('%3$s') AND o.oid < 16384 AND y.oid = ANY ('%4$s'::regtype[]::oid[])) b
                WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.oid = ANY (b.args || b.result) AND t.typtype = 'p')
              LOOP
                types := (SELECT string_agg(a::regtype::text, ', ') FROM unnest(one.args) a WHERE a <> 0);
                BEGIN
                  IF one.kind = 'f' THEN
                    EXECUTE format('CREATE FUNCTION %1$s.%%I(%%s) RETURNS %%s LANGUAGE plpgsql AS ''BEGIN RETURN NULL; END''',
                                   one.name, types, one.result::regtype);
                  ELSIF one.kind = 'o' THEN
                    made := format('operator_%%s_%%s', md5(one.name), one.result);
                    EXECUTE format('CREATE OR REPLACE FUNCTION %1$s.%%I(%%s) RETURNS %%s LANGUAGE plpgsql AS ''BEGIN RETURN NULL; END''',
                                   made, types, one.result::regtype);
                    EXECUTE format('CREATE OPERATOR %1$s.%%s (%%s RIGHTARG = %%s, FUNCTION = %1$s.%%I)', one.name,
                                   CASE WHEN one.args[1] <> 0 THEN format('LEFTARG = %%s,', one.args[1]::regtype) END,
                                   one.args[2]::regtype, made);
                  ELSE
                    made := format('aggregate_%%s', md5(one.name));
                    EXECUTE format('CREATE OR REPLACE FUNCTION %1$s.%%I(%%s) RETURNS %%s LANGUAGE plpgsql AS ''BEGIN RETURN NULL; END''',
                                   made, concat_ws(', ', one.result::regtype::text, types), one.result::regtype);
                    EXECUTE format('CREATE AGGREGATE %1$s.%%I(%%s) (SFUNC = %1$s.%%I, STYPE = %%s)', one.name, coalesce(types, '*'),
                                   made, one.result::regtype);
                  END IF;
                EXCEPTION WHEN duplicate_function OR invalid_function_definition OR duplicate_object THEN
                  NULL;
                END;
              END LOOP;
            END
            $plant$;
            """;

    private Planted() {}

    /** Plants them in a schema; says how many there are. */
    static int in(TestDatabase database, String schema) throws IOException, SQLException {
        Set<String> functions = new TreeSet<>();
        Set<String> operators = new TreeSet<>(OF_WORDS);
        for (String statement : statements()) {
            Matcher call = CALL.matcher(statement);
            while (call.find()) {
                functions.add(call.group(1).toLowerCase(Locale.ROOT));
            }
            Matcher signs = SIGNS.matcher(statement);
            while (signs.find()) {
                operators.add(signs.group());
            }
        }
        database.run(PLANT.formatted(
                schema, "{" + String.join(",", functions) + "}", "{" + String.join(",", operators) + "}", TYPES));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM pg_catalog.pg_proc p"
                        + " WHERE p.pronamespace = '" + schema + "'::regnamespace")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** What the golden documents have for PostgreSQL, line by line, without what stands in quotes. */
    private static List<String> statements() throws IOException {
        List<String> statements = new ArrayList<>(statements(RULES, true));
        for (String type : WorkedTypes.types()) {
            statements.addAll(statements(WorkedTypes.golden(type, "sql"), false));
        }
        return statements;
    }

    /** @param postgresql whether the document begins with PostgreSQL's */
    private static List<String> statements(String golden, boolean postgresql) throws IOException {
        List<String> statements = new ArrayList<>();
        try (InputStream text = Objects.requireNonNull(Planted.class.getResourceAsStream(golden), golden)) {
            boolean reading = postgresql;
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                reading = line.equals("-- PostgreSQL") || (reading && !line.equals("-- Snowflake"));
                if (reading && !line.startsWith("--")) {
                    statements.add(QUOTED.matcher(line).replaceAll(" "));
                }
            }
        }
        return statements;
    }

    /** The planted ones that were called since the server counts, or tables' own triggers would be. */
    static List<String> called(TestDatabase database) throws SQLException {
        List<String> called = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT pg_catalog.format('%s.%s', schemaname, funcname)"
                        + " FROM pg_catalog.pg_stat_user_functions WHERE calls OPERATOR(pg_catalog.>) 0")) {
            while (found.next()) {
                called.add(found.getString(1));
            }
        }
        return called;
    }
}
