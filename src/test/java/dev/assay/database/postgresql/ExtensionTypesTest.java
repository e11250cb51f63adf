package dev.assay.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns of extensions' types and of types of a schema's own mean what their types say, and nothing that others put beside them. */
class ExtensionTypesTest {

    private static final String TABLES = """
            CREATE TYPE mood AS ENUM ('sad', 'glad');
            CREATE DOMAIN address AS citext;
            CREATE DOMAIN code AS varchar(8) CHECK (VALUE <> '');
            CREATE TABLE people (id int PRIMARY KEY, email citext, home address, feeling mood, code code, tags hstore, place ltree);
            INSERT INTO people VALUES (1, 'Ann@X.org', 'A', 'glad', 'k1', 'a=>1', 'Top.Science'), (2, 'ann@x.ORG', 'a', 'sad', 'k2', 'a=>2', 'Top.Art'),
              (3, 'bob@x.org', 'B', 'sad', 'k2', 'b=>1', 'Other'), (4, NULL, NULL, NULL, NULL, NULL, NULL);
            CREATE TABLE known (email citext, feeling mood);
            INSERT INTO known VALUES ('ANN@x.org', 'sad'), ('BOB@X.ORG', 'glad');
            """;

    private static final String CHECKS = """
            unique: {table: people, column: email} => FAILED 1/4
            unique: {table: people, column: home} => FAILED 1/4
            accepted_values: {table: people, column: email, values: [ANN@X.ORG, Bob@X.org]} => PASSED 0/4
            accepted_values: {table: people, column: home, values: [a, b]} => PASSED 0/4
            rejected_values: {table: people, column: email, values: [ANN@X.ORG]} => FAILED 2/4
            accepted_values: {table: people, column: feeling, values: [glad, sad]} => PASSED 0/4
            accepted_values: {table: people, column: code, values: [k1]} => FAILED 2/4
            references: {table: people, column: email, to: known(email)} => PASSED 0/4
            references: {table: people, column: feeling, to: known(feeling)} => PASSED 0/4
            set_equality: {table: people, columns: [feeling], to: known} => FAILED 1/3
            set_equality: {table: people, columns: [email], to: known} => FAILED 1/3
            contains_rows: {table: people, rows: [{feeling: glad}]} => PASSED 0/1
            min: {table: people, column: email, equals: ANN@X.ORG} => PASSED
            distinct_count: {table: people, column: email, equals: 2} => PASSED
            distinct_set: {table: people, column: feeling, equals: [sad, glad]} => PASSED
            matches_regex: {table: people, column: email, regex: "^ANN"} => FAILED 1/4
            like: {table: people, column: email, pattern: "ann%"} => FAILED 1/4
            length: {table: people, column: email, min: 9, max: 9} => PASSED 0/4
            row_count: {table: people, equals: 2}, filter: "email = 'ANN@X.ORG'" => PASSED
            row_count: {table: people, equals: 2}, filter: "email LIKE 'ANN%'" => PASSED
            row_count: {table: people, equals: 2}, filter: "lower(email::text)::citext = 'Ann@x.org'" => PASSED
            row_count: {table: people, equals: 1}, filter: "feeling = 'glad'::mood" => PASSED
            row_count: {table: people, equals: 1}, filter: "replace(email, 'BOB', 'x') = 'x@x.org'" => PASSED
            expression_is_true: {table: people, expression: "tags -> 'a' IN ('1', '2') OR tags -> 'b' = '1'"} => PASSED 0/4
            row_count: {table: people, equals: 2}, filter: "place <@ 'Top'" => PASSED
            column_type: {table: people, column: email, type: citext} => PASSED 0
            column_type: {table: people, column: feeling, type: mood} => PASSED 0
            failed_rows_sql: {query: "SELECT id FROM people WHERE email = 'BOB@X.ORG'"} => FAILED 1
            not_null: {table: people, column: tags} => FAILED 1/4
            """;

    @TempDir
    Path folder;

    static Stream<TestPostgres> servers() {
        return Stream.of(TestPostgres.oldest(), TestPostgres.newest());
    }

    private static TestDatabase made(TestPostgres server, String schema) {
        TestDatabase database = server.database();
        return database.run("CREATE SCHEMA IF NOT EXISTS ext; CREATE EXTENSION citext SCHEMA " + schema
                + "; CREATE EXTENSION hstore SCHEMA " + schema + "; CREATE EXTENSION ltree SCHEMA " + schema
                + "; ALTER DATABASE " + database.name()
                + " SET search_path = public, ext; SET search_path = public, ext; "
                + TABLES);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void columnsOfTheirTypesMeanWhatTheTypesSay(TestPostgres server) throws Exception {
        Verdicts.assertVerdicts(Suites.on(made(server, "public"), folder), CHECKS);
    }

    @Test
    void theExtensionMayHaveASchemaOfItsOwn() throws Exception {
        Verdicts.assertVerdicts(Suites.on(made(TestPostgres.newest(), "ext"), folder), CHECKS);
    }

    @Test
    void aNamesakeBesideTheExtensionBreaksWhatNeedsItsSchemaAndNothingElse() throws Exception {
        TestDatabase database = made(TestPostgres.newest(), "public").run("""
                CREATE FUNCTION public.lies(citext, text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
                CREATE OPERATOR public.= (LEFTARG = citext, RIGHTARG = text, FUNCTION = public.lies);
                CREATE FUNCTION public.count_step(bigint, citext) RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN 0; END';
                CREATE AGGREGATE public.count(citext) (SFUNC = public.count_step, STYPE = bigint);
                """);
        Suites suites = Suites.on(database, folder);
        Verdicts.assertVerdicts(suites, """
                accepted_values: {table: people, column: email, values: [nobody]} => BROKEN QUERY_REFUSED
                row_count: {table: people, equals: 2}, filter: "email = 'ANN@X.ORG'" => BROKEN QUERY_REFUSED
                not_null: {table: people, column: id} => PASSED 0/4
                accepted_values: {table: people, column: code, values: [k1]} => FAILED 2/4
                accepted_values: {table: people, column: feeling, values: [glad]} => FAILED 2/4
                """);
        CheckResult broken = suites.run("checks: [{accepted_values: {table: people, column: email, values: [x]}}]")
                .all()
                .get(0);
        assertThat(broken.text()).contains("needs the schema public", "public.count(public.citext)");
    }
}
