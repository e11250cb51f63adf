package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL of authors calls PostgreSQL's own functions, where they do not act, and what the connection declares. */
class DeclaredFunctionsTest {

    /** Whatever of these is called, is counted, in a read-only transaction too. */
    private static final String SCRIPT = """
            CREATE SCHEMA app;
            CREATE TABLE t (id int, c varchar, d date);
            INSERT INTO t VALUES (1, 'a', '2026-01-01'), (2, 'B', '2026-01-02');
            CREATE FUNCTION app.normalise(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN pg_catalog.lower($1); END';
            CREATE FUNCTION app.acts(int) RETURNS int IMMUTABLE SECURITY DEFINER LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
            CREATE FUNCTION app.of_row(t) RETURNS int STABLE LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
            CREATE FUNCTION app.rows() RETURNS SETOF int LANGUAGE plpgsql AS 'BEGIN RETURN NEXT 1; END';
            CREATE FUNCTION app.longer(int, int) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
            CREATE OPERATOR app.&& (LEFTARG = int, RIGHTARG = int, FUNCTION = app.longer);
            CREATE FUNCTION app.checked(text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
            CREATE DOMAIN app.word AS text CHECK (app.checked(VALUE));
            CREATE DOMAIN app.nested AS app.word;
            CREATE DOMAIN app.plain AS text CHECK (VALUE <> '');
            CREATE TYPE app.pair AS (a app.word, b int);
            CREATE FUNCTION app.longest(int, int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
            CREATE AGGREGATE app.total(int) (SFUNC = app.longest, STYPE = int, INITCOND = '0');
            CREATE FUNCTION public.upper(varchar) RETURNS text IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN ''''; END';
            """;

    @TempDir
    Path folder;

    static Stream<TestPostgres> servers() {
        return Stream.of(TestPostgres.oldest(), TestPostgres.newest());
    }

    private static TestDatabase made(TestPostgres server) {
        TestDatabase database = server.database().run(SCRIPT);
        return database.run("ALTER DATABASE " + database.name() + " SET search_path = public, app;" + "ALTER DATABASE "
                + database.name() + " SET track_functions = 'all'");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatIsNotDeclaredIsNotCalled(TestPostgres server) throws Exception {
        TestDatabase database = made(server);
        Verdicts.assertVerdicts(Suites.on(database, folder), """
                failed_rows_sql: {query: "SELECT id FROM t WHERE app.acts(id) = 1"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE acts(id) = 1"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE \\"app\\".\\"acts\\" /* */ (id) = 1"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT app.rows()"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT * FROM app.rows() r"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT x.of_row FROM t x"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT app.total(id) FROM t"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT app.total(id) OVER () FROM t"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE id && 2"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE c::app.word = 'x'"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE CAST(c AS nested) = 'x'"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT (jsonb_populate_record(NULL::app.pair, '{}')).a FROM t"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT r.a FROM jsonb_to_record('{}') AS r (a app.word)"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE upper(c) = 'B'"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE pg_catalog.upper(c) = 'B'"} => FAILED 1
                failed_rows_sql: {query: "SELECT id FROM t WHERE random() > 2"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE d > now() AND c::app.plain = 'a'"} => PASSED 0
                metric_sql: {query: "SELECT app.acts(1)", equals: 1} => BROKEN QUERY_REFUSED
                query_match: {query: "SELECT id FROM t", expected: "SELECT app.acts(id) FROM t"} => BROKEN QUERY_REFUSED
                row_count: {table: t, equals: 1}, filter: "app.acts(id) = 1" => BROKEN QUERY_REFUSED
                row_count: {table: t, equals: 1}, filter: "upper(c) = 'B'" => BROKEN QUERY_REFUSED
                row_count: {table: t, equals: 1}, filter: "pg_catalog.upper(c) = 'B'" => PASSED
                row_count: {table: t, equals: 1}, filter: "id && 2" => BROKEN QUERY_REFUSED
                expression_is_true: {table: t, expression: "c::word <> ''"} => BROKEN QUERY_REFUSED
                conditional: {table: t, when: "id = 1", then: "app.acts(id) = 1"} => BROKEN QUERY_REFUSED
                not_null: {table: t, column: id} => PASSED 0/2
                """);
        assertThat(Planted.called(database)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatTheConnectionDeclaresIsCalled(TestPostgres server) throws Exception {
        Suites suites = Suites.on(made(server), folder)
                .connecting("functions: [APP.Normalise, app.longer, '\"app\".checked', pg_catalog.random, app.of_row]");
        Verdicts.assertVerdicts(suites, """
                failed_rows_sql: {query: "SELECT id FROM t WHERE app.normalise(c) = 'b'"} => FAILED 1
                failed_rows_sql: {query: "SELECT id FROM t WHERE normalise(c) = 'b'"} => FAILED 1
                failed_rows_sql: {query: "SELECT id FROM t WHERE random() > 2"} => PASSED 0
                failed_rows_sql: {query: "SELECT x.of_row FROM t x"} => FAILED 2
                failed_rows_sql: {query: "SELECT id FROM t WHERE c::app.nested = 'B'"} => FAILED 1
                row_count: {table: t, equals: 1}, filter: "app.normalise(c) = 'b'" => PASSED
                row_count: {table: t, equals: 1}, filter: "normalise(c) = 'b'" => PASSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE id && 2"} => FAILED 2
                row_count: {table: t, equals: 2}, filter: "id && 2" => BROKEN QUERY_REFUSED
                row_count: {table: t, equals: 1}, filter: "c::word = 'B'" => PASSED
                row_count: {table: t, equals: 1}, filter: "app.acts(id) = 1" => BROKEN QUERY_REFUSED
                """);
    }

    @Test
    void aConditionThatNeedsASchemaBringsNoNamesakesIntoOurPartOfTheStatement() throws Exception {
        TestDatabase database = made(TestPostgres.newest()).run("""
                CREATE FUNCTION app.lies(varchar, varchar) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
                CREATE OPERATOR app.= (LEFTARG = varchar, RIGHTARG = varchar, FUNCTION = app.lies);
                CREATE FUNCTION app.step(bigint, varchar) RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN 0; END';
                CREATE AGGREGATE app.count(varchar) (SFUNC = app.step, STYPE = bigint);
                """);
        Suites suites = Suites.on(database, folder).connecting("functions: [app.normalise]");
        Verdicts.assertVerdicts(suites, """
                accepted_values: {table: t, column: c, values: [x]}, filter: "normalise(c) <> ''" => BROKEN QUERY_REFUSED
                accepted_values: {table: t, column: c, values: [x]}, filter: "app.normalise(c) <> ''" => FAILED 2/2
                accepted_values: {table: t, column: c, values: [x]} => FAILED 2/2
                """);
        assertThat(Planted.called(database)).containsExactly("app.normalise");
    }

    @Test
    void aCastOfAStrangersBreaksWhatItTouches() throws Exception {
        TestDatabase database = made(TestPostgres.newest()).run("""
                CREATE FUNCTION public.to_int(text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 0; END';
                CREATE CAST (text AS int) WITH FUNCTION public.to_int(text) AS IMPLICIT;
                CREATE CAST (int AS text) WITH INOUT AS IMPLICIT;
                """);
        Judged judged = Verdicts.assertVerdicts(Suites.on(database, folder), """
                length: {table: t, column: c, min: 1} => BROKEN QUERY_REFUSED
                not_null: {table: t, column: id} => PASSED 0/2
                accepted_range: {table: t, column: id, min: 1} => PASSED 0/2
                row_count: {table: t, equals: 2}, filter: "id = '1'" => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE c::int = 0"} => BROKEN QUERY_REFUSED
                """);
        assertThat(judged.all().stream().map(CheckResult::text).collect(Collectors.joining("\n")))
                .contains("text to integer", "cast from text to integer, which runs the function public.to_int");
        assertThat(Planted.called(database)).isEmpty();
    }

    /** What leads to a function though no word of the SQL is its name. */
    private static final String UNSEEN = """
            CREATE FUNCTION hit(int) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
            CREATE FUNCTION "hité\u0301"(int) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
            CREATE FUNCTION "hit\u00b7"(int) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
            CREATE FUNCTION "hitÉ"(int) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
            CREATE DOMAIN odd AS int CHECK (hit(VALUE));
            CREATE DOMAIN locks AS int CHECK (pg_advisory_lock(VALUE) IS NOT NULL);
            CREATE TYPE span AS RANGE (subtype = odd);
            CREATE TABLE u (d odd, id int);
            CREATE TYPE mood AS ENUM ('a', 'b');
            CREATE TYPE holder AS (m mood);
            CREATE FUNCTION said(mood) RETURNS text IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE CAST (mood AS text) WITH FUNCTION said(mood) AS IMPLICIT;
            CREATE FUNCTION alike(mood, mood) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
            CREATE OPERATOR public.<=> (LEFTARG = mood, RIGHTARG = mood, FUNCTION = alike);
            CREATE TABLE m (id int, one mood, several mood[], held holder);
            INSERT INTO m VALUES (1, 'a', '{a,b}', ROW('a'));
            CREATE FUNCTION likes(varchar, text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
            CREATE OPERATOR public.~ (LEFTARG = varchar, RIGHTARG = text, FUNCTION = likes);
            CREATE TYPE reach AS RANGE (subtype = float8);
            CREATE TABLE r (id int, a reach);
            INSERT INTO r VALUES (1, '[1,2]');
            """;

    @ParameterizedTest
    @MethodSource("servers")
    void whatNoWordNamesIsFoundTooAndBreaksNothingBeside(TestPostgres server) throws Exception {
        TestDatabase database = made(server).run(UNSEEN);
        Verdicts.assertVerdicts(Suites.on(database, folder), """
                failed_rows_sql: {query: "SELECT id FROM t WHERE hit\u00e9\u0301(id)"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE hit\u00b7(id)"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE hit\u00c9(id)"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t x WHERE (x.id).hit"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE '{5}'::_odd IS NOT NULL"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE CAST('{5}' AS public . _odd) IS NOT NULL"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE '[1,5]'::span IS NOT NULL"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE '{[1,5]}'::spanmultirange IS NOT NULL"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE '(5,1)'::u IS NOT NULL"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT jsonb_populate_record(u, '{\\"d\\": 5}') FROM t LEFT JOIN u ON true"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE 5::locks IS NOT NULL"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM m WHERE several[1]::text = 'a'"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM m WHERE upper((held).m) = 'A'"} => BROKEN QUERY_REFUSED
                row_count: {table: m, equals: 1}, filter: "several[1]::text = 'a'" => BROKEN QUERY_REFUSED
                row_count: {table: m, equals: 1}, filter: "id = (SELECT max(id) FROM m) AND several[1]::text = 'a'" => BROKEN QUERY_REFUSED
                row_count: {table: m, equals: 1}, filter: "several[1] <=> 'a'" => BROKEN QUERY_REFUSED
                row_count: {table: m, equals: 1}, filter: "id > 0" => PASSED
                failed_rows_sql: {query: "SELECT id FROM t WHERE c SIMILAR TO 'q'"} => BROKEN QUERY_REFUSED
                failed_rows_sql: {query: "SELECT id FROM u"} => PASSED 0
                failed_rows_sql: {query: "SELECT id FROM t WHERE c = 'q'"} => PASSED 0
                failed_rows_sql: {query: "SELECT id FROM r WHERE a IS NULL"} => PASSED 0
                row_count: {table: t, equals: 2}, filter: "c SIMILAR TO '_'" => PASSED
                row_count: {table: r, equals: 1}, filter: "a IS NOT NULL" => PASSED
                not_null: {table: r, column: a} => PASSED 0/1
                """);
        assertThat(Planted.called(database)).isEmpty();
    }

    @Test
    void aCountBesideAQueryIsPostgresqlsOwn() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE TABLE t (id int);
                CREATE FUNCTION public.one_more(bigint) RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
                CREATE AGGREGATE public.count(*) (SFUNC = public.one_more, STYPE = bigint, INITCOND = '1');
                """);
        database.run("ALTER DATABASE " + database.name() + " SET search_path = public, pg_catalog");
        Verdicts.assertVerdicts(Suites.on(database, folder), """
                failed_rows_sql: {query: "SELECT id FROM t"}, on_empty: fail => FAILED NO_ROWS 0
                """);
    }
}
