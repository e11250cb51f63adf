package dev.assay.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publication sends of 14 kinds of table, on the newest and the oldest PostgreSQL. */
@Tag("fast")
class CdcCoverageTest {

    private static final String TABLES = """
            CREATE SCHEMA app;
            CREATE TABLE app.plain (id bigint PRIMARY KEY, note text);
            CREATE TABLE app.unpublished (id bigint PRIMARY KEY);
            CREATE UNLOGGED TABLE app.unlogged (id bigint PRIMARY KEY);
            CREATE VIEW app.seen AS SELECT id FROM app.plain;
            CREATE TABLE app.filtered (id bigint PRIMARY KEY, note text);
            CREATE TABLE app.narrow (id bigint PRIMARY KEY, note text, card text);
            CREATE TABLE app.keyless (id bigint, note text);
            CREATE TABLE app.nothing (id bigint PRIMARY KEY);
            ALTER TABLE app.nothing REPLICA IDENTITY NOTHING;
            CREATE TABLE app.dropped (id bigint NOT NULL);
            CREATE UNIQUE INDEX dropped_id ON app.dropped (id);
            ALTER TABLE app.dropped REPLICA IDENTITY USING INDEX dropped_id;
            DROP INDEX app.dropped_id;
            CREATE TABLE app.indexed (id bigint NOT NULL);
            CREATE UNIQUE INDEX indexed_id ON app.indexed (id);
            ALTER TABLE app.indexed REPLICA IDENTITY USING INDEX indexed_id;
            CREATE TABLE app.whole (id bigint, note text);
            ALTER TABLE app.whole REPLICA IDENTITY FULL;
            CREATE TABLE app.computed (id bigint PRIMARY KEY, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
            CREATE TABLE app.deferred (id bigint PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);
            CREATE TABLE app.parts (id bigint, day date) PARTITION BY RANGE (day);
            CREATE TABLE app.parts_1 PARTITION OF app.parts FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            CREATE TABLE app.parts_2 PARTITION OF app.parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            ALTER TABLE app.parts_1 ADD PRIMARY KEY (id);
            """;

    private static final String PUBLISHED =
            "app.plain, app.filtered%s, app.narrow%s, app.keyless, app.nothing, app.dropped, app.indexed,"
                    + " app.whole, app.computed, app.deferred, app.parts";

    private static final Map<String, TestDatabase> ZOOS = Map.of(
            "18", zoo(TestPostgres.newest(), PUBLISHED.formatted(" WHERE (id > 5)", " (id, note)")),
            "14", zoo(TestPostgres.oldest(), PUBLISHED.formatted("", "")));

    @TempDir
    private Path folder;

    private static TestDatabase zoo(String version) {
        return Objects.requireNonNull(ZOOS.get(version));
    }

    private static TestDatabase zoo(TestPostgres server, String tables) {
        return server.database()
                .run(TABLES)
                .run("CREATE PUBLICATION dbz FOR TABLE " + tables)
                .run("CREATE PUBLICATION rooted FOR TABLE app.parts WITH (publish_via_partition_root = true)")
                .run("CREATE PUBLICATION added FOR TABLE app.plain WITH (publish = 'insert, update')")
                .run("CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert')");
    }

    private CheckResult result(String version, String more) throws Exception {
        return result(zoo(version), more);
    }

    private CheckResult result(TestDatabase database, String more) throws Exception {
        return Suites.on(database, folder).runOnly("covered", "checks: [{cdc_coverage: {" + more + "}, id: covered}]");
    }

    private static void says(CheckResult result, Status status, String... words) {
        assertThat(result.status()).as(result.text()).isEqualTo(status);
        for (String word : words) {
            assertThat(result.text()).contains(word);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void each_fault_is_told_of_its_table(String version) throws Exception {
        for (Map.Entry<String, String> fault : Map.of(
                        "app.unpublished", "app.unpublished is not published.",
                        "app.unlogged", "app.unlogged is unlogged: no log tells its changes",
                        "app.seen", "app.seen is a view, which cannot be published.",
                        "app.gone", "there is no table app.gone.",
                        "gone", "there is no table gone.",
                        "app.keyless",
                                "app.keyless has no usable replica identity (no primary key, or a deferrable one)",
                        "app.deferred",
                                "app.deferred has no usable replica identity (no primary key, or a deferrable one)",
                        "app.nothing", "app.nothing has no usable replica identity (NOTHING)",
                        "app.dropped", "app.dropped has no usable replica identity (its index is gone)",
                        "app.parts", "app.parts_2 of app.parts has no usable replica identity")
                .entrySet()) {
            says(
                    result(version, "publication: dbz, tables: [" + fault.getKey() + "]"),
                    Status.FAILED,
                    "[CONTRACT_BROKEN] Publication dbz does not send all changes: " + fault.getValue());
        }
        says(
                result(
                        version,
                        "publication: dbz, tables: [app.plain, app.indexed, app.whole, app.computed, App.Plain]"),
                Status.PASSED,
                "Publication dbz sends insert, update and delete of all 4 tables.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void what_is_said_of_a_fault_is_what_the_server_does(String version) throws Exception {
        TestDatabase zoo = zoo(version);
        for (String table : new String[] {"keyless", "nothing", "dropped", "deferred", "parts_2"}) {
            zoo.run("INSERT INTO app." + table
                    + (table.startsWith("parts") ? " VALUES (1, '2026-01-01')" : " VALUES (1)"));
            assertThat(refused(zoo, "UPDATE app." + table + " SET id = 2"))
                    .as(table)
                    .contains("replica identity");
        }
        for (String table : new String[] {"plain", "indexed", "whole", "computed", "parts_1"}) {
            zoo.run("INSERT INTO app." + table
                    + (table.startsWith("parts") ? " VALUES (1, '2025-01-01')" : " VALUES (1)"));
            assertThat(refused(zoo, "UPDATE app." + table + " SET id = 2"))
                    .as(table)
                    .isEmpty();
        }
    }

    private static String refused(TestDatabase zoo, String statement) {
        try {
            zoo.run(statement);
            return "";
        } catch (TestPostgres.BadScriptException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void row_filters_and_lists_of_columns_are_told_unless_they_are_meant() throws Exception {
        says(
                result("18", "publication: dbz, tables: [app.filtered, app.narrow]"),
                Status.FAILED,
                "app.filtered is published with the row filter (id > 5); app.narrow is published without its column card.");
        says(
                result(
                        "18",
                        "publication: dbz, tables: [app.filtered, app.narrow], row_filters: true, except: [app.narrow.card]"),
                Status.PASSED);
        says(result("14", "publication: dbz, tables: [app.filtered, app.narrow]"), Status.PASSED);
    }

    @Test
    void an_identity_that_the_list_of_columns_lacks_stops_updates() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE TABLE a (id bigint PRIMARY KEY, note text);
                CREATE TABLE b (id bigint PRIMARY KEY, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
                ALTER TABLE b REPLICA IDENTITY FULL;
                INSERT INTO a VALUES (1);
                INSERT INTO b VALUES (1);
                CREATE PUBLICATION dbz FOR TABLE a (note), b;
                """);
        assertThat(refused(database, "UPDATE a SET id = 2")).contains("Column list used by the publication");
        assertThat(refused(database, "UPDATE b SET id = 2")).contains("generated columns");
        says(
                result(database, "publication: dbz, tables: [a, b], except: [public.a.id]"),
                Status.FAILED,
                "public.a is published without id of its replica identity, so UPDATE and DELETE of it fail for everyone; public.b is"
                        + " published without twice of its replica identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void operations_that_are_not_published_are_told(String version) throws Exception {
        says(
                result(version, "publication: added, tables: [app.plain]"),
                Status.FAILED,
                "Publication added does not send all changes: deletes are not published.");
        says(
                result(version, "publication: everything, tables: [app.keyless], operations: [insert]"),
                Status.PASSED,
                "Publication everything sends insert of the table.");
        says(
                result(
                        version,
                        "publication: dbz, tables: [app.plain], operations: [insert, update, delete, truncate]"),
                Status.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void partitions_may_be_published_by_their_root(String version) throws Exception {
        says(
                result(version, "publication: rooted, tables: [app.parts]"),
                Status.FAILED,
                "app.parts_2 of app.parts has no usable replica identity");
        says(result(version, "publication: rooted, tables: [app.parts_1]"), Status.PASSED);
        says(result(version, "publication: rooted, tables: [app.parts], except: [app.parts_2]"), Status.PASSED);
        zoo(version)
                .run(
                        "CREATE TABLE app.none_yet (id bigint, day date) PARTITION BY RANGE (day); CREATE PUBLICATION of_none FOR TABLE"
                                + " app.none_yet, app.plain");
        says(
                result(version, "publication: of_none, tables: [app.none_yet, app.plain]"),
                Status.PASSED,
                "of the table. Without a partition yet: app.none_yet.");
        says(
                result(version, "publication: of_none, tables: [app.none_yet]"),
                Status.BROKEN,
                "No table is left to be examined: app.none_yet has no partition yet.");
        zoo(version).run("DROP TABLE app.none_yet");
        TestDatabase server = zoo(version);
        server.run("CREATE PUBLICATION one_of_two FOR TABLE app.parts_1");
        says(
                result(version, "publication: one_of_two, tables: [app.parts]"),
                Status.FAILED,
                "app.parts_2 of app.parts is not published.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void all_tables_of_a_schema_are_meant_and_no_view(String version) throws Exception {
        CheckResult result = result(version, "publication: dbz, schemas: [app]");
        says(result, Status.FAILED, "app.unpublished is not published", "app.unlogged is unlogged");
        assertThat(result.text()).doesNotContain("app.seen", "app.plain");
        says(
                result(
                        version,
                        "publication: dbz, schemas: [app], row_filters: true, except: [app.un*, app.keyless, app.nothing, app.dropped,"
                                + " app.deferred, app.parts*, app.narrow.card]"),
                Status.PASSED,
                "of all 6 tables");
        says(
                result(version, "publication: dbz, schemas: [appp]"),
                Status.BROKEN,
                "Connection 'db' has no table in schema appp");
        says(
                result(version, "publication: dbz, schemas: [app], except: [app.*]"),
                Status.BROKEN,
                "No table is left to be examined");
    }

    @Test
    void the_tables_of_the_suites_checks_are_meant_if_none_is_named() throws Exception {
        Suites suites = Suites.on(zoo("18"), folder);
        String covered = "{cdc_coverage: {publication: dbz}, id: covered}";
        says(
                suites.runOnly("covered", "checks: [" + covered + ", {row_count: {table: app.unpublished, min: 0}}]"),
                Status.FAILED,
                "app.unpublished is not published.");
        says(
                suites.runOnly("covered", "checks: [" + covered + ", {row_count: {table: app.plain, min: 0}}]"),
                Status.PASSED,
                "of the table.");
        says(
                suites.runOnly("covered", "checks: [" + covered + "]"),
                Status.BROKEN,
                "No check of the suite is about a table: name them in tables");
    }

    @Test
    void long_values_need_the_full_identity_where_that_is_asked() throws Exception {
        says(
                result("18", "publication: dbz, tables: [app.plain, app.indexed], identity: full_if_toast"),
                Status.FAILED,
                "app.plain has not REPLICA IDENTITY FULL, so long values that an update leaves alone arrive as a placeholder.");
        says(
                result("18", "publication: dbz, tables: [app.indexed, app.whole], identity: full_if_toast"),
                Status.PASSED);
        says(
                result("18", "publication: dbz, tables: [app.indexed], identity: full"),
                Status.FAILED,
                "app.indexed has not REPLICA IDENTITY FULL.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void a_publication_that_is_not_there_breaks_the_check(String version) throws Exception {
        says(
                result(version, "publication: dbzz, tables: [app.plain]"),
                Status.BROKEN,
                "Connection 'db' has no publication dbzz (its database has added, dbz, everything,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void the_catalogue_is_everyones_and_rights_that_were_taken_away_are_named(String version) throws Exception {
        TestPostgres server = version.equals("18") ? TestPostgres.newest() : TestPostgres.oldest();
        String role = "covers_" + version;
        TestDatabase database = server.database().run("""
                CREATE TABLE a (id bigint PRIMARY KEY);
                CREATE PUBLICATION dbz FOR TABLE a;
                CREATE ROLE %s LOGIN PASSWORD 'p';
                """.formatted(role));
        Suites suites = Suites.on(database, folder).with("DB_USER", role).with("DB_PASSWORD", "p");
        String check = "checks: [{cdc_coverage: {publication: dbz, tables: [public.a]}, id: covered}]";
        says(suites.runOnly("covered", check), Status.PASSED);
        database.run("REVOKE SELECT ON pg_publication_tables FROM PUBLIC");
        says(
                suites.runOnly("covered", check),
                Status.BROKEN,
                "[PERMISSION_DENIED] Connection 'db': its role may not read publications. Run GRANT SELECT ON"
                        + " pg_catalog.pg_publication_tables TO " + role + ".");
        database.run("GRANT SELECT ON pg_catalog.pg_publication_tables TO " + role);
        says(suites.runOnly("covered", check), Status.PASSED);
        database.run("DROP OWNED BY " + role + "; DROP ROLE " + role);
    }
}
