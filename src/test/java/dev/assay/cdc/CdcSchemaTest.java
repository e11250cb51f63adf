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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns of a table and of its copy; both lie in one database here, which is the newest or the oldest PostgreSQL. */
@Tag("fast")
class CdcSchemaTest {

    private static final String TABLES = """
            CREATE SCHEMA app;
            CREATE SCHEMA mart;
            CREATE TYPE app.mood AS ENUM ('good', 'bad');
            CREATE DOMAIN app.amount AS numeric(12, 2) CHECK (VALUE >= 0);
            CREATE TABLE app.orders (id bigint PRIMARY KEY, note text NOT NULL, total app.amount, mood app.mood, tags text[], doc jsonb,
                at timestamptz, code uuid, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
            CREATE TABLE mart.same (id bigint, note text, total numeric, mood text, tags text[], doc text, at timestamptz, code text,
                __op text, __lsn bigint);
            CREATE TABLE mart.lost (id integer, note varchar(20), total numeric(12, 1), mood text, doc jsonb, at timestamptz(3), code uuid,
                extra text);
            CREATE TABLE mart.renamed (number bigint, note text, total numeric, mood text, tags text[], doc text, at timestamptz, code text);
            CREATE TABLE app.late (id bigint PRIMARY KEY, note text NOT NULL);
            INSERT INTO app.late SELECT i, 'x' FROM generate_series(1, 10) AS i;
            ALTER TABLE app.late ADD COLUMN seven integer NOT NULL DEFAULT 7, ADD COLUMN maybe text DEFAULT 'a';
            CREATE TABLE mart.late (id bigint, note text, seven integer, maybe text);
            INSERT INTO mart.late SELECT id, note, CASE WHEN id > 4 THEN seven END, CASE WHEN id > 9 THEN maybe END FROM app.late;
            INSERT INTO mart.late (id) VALUES (11);
            CREATE TABLE app.late_key (id bigint PRIMARY KEY);
            INSERT INTO app.late_key VALUES (1);
            ALTER TABLE app.late_key ADD COLUMN seven integer NOT NULL DEFAULT 7;
            CREATE TABLE mart.late_key (id bigint, seven integer);
            CREATE TABLE app.parts (id bigint, note text NOT NULL) PARTITION BY LIST (id);
            CREATE TABLE app.parts_1 PARTITION OF app.parts DEFAULT;
            INSERT INTO app.parts VALUES (1, 'x');
            ALTER TABLE app.parts ADD COLUMN seven integer NOT NULL DEFAULT 7;
            CREATE TABLE mart.parts (id bigint, note text, seven integer);
            INSERT INTO mart.parts VALUES (1, 'x', NULL);
            """;

    private static final Map<String, TestDatabase> BOTH = Map.of(
            "18", TestPostgres.newest().database().run(TABLES),
            "14", TestPostgres.oldest().database().run(TABLES));

    @TempDir
    private Path folder;

    private static TestDatabase database(String version) {
        return Objects.requireNonNull(BOTH.get(version));
    }

    private CheckResult result(TestDatabase database, String copy, String more) throws Exception {
        return Suites.on(database, folder)
                .runOnly("schema", "checks: [{cdc_schema: {table: " + copy + ", " + more + "}, id: schema}]");
    }

    private CheckResult result(String version, String copy, String more) throws Exception {
        return result(database(version), copy, "source: {connection: shop, table: app.orders}" + more);
    }

    private static void says(CheckResult result, Status status, String words) {
        assertThat(result.text()).contains(words);
        assertThat(result.status()).as(result.text()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void a_copy_with_the_pipelines_columns_passes(String version) throws Exception {
        says(
                result(version, "mart.same", ", pipeline: debezium"),
                Status.PASSED,
                "The copy has 8 columns of app.orders on shop in types that hold their values.");
        says(
                result(version, "mart.same", ", ignore: [__op]"),
                Status.FAILED,
                "[CONTRACT_BROKEN] The copy differs from app.orders on shop: __lsn is only in the copy.");
        says(
                result(version, "mart.same", ", pipeline: debezium, generated: required"),
                Status.FAILED,
                "twice (bigint) is missing in the copy.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void lost_new_and_narrower_columns_are_told(String version) throws Exception {
        CheckResult result = result(version, "mart.lost", "");
        says(
                result,
                Status.FAILED,
                "id (bigint) is integer in the copy, which holds fewer digits; note (text) is character varying(20) in the copy, which is"
                        + " shorter;");
        assertThat(result.text())
                .contains(
                        "tags (text[]) is missing in the copy",
                        "at (timestamp with time zone) is timestamp(3) with time zone in the copy, which cuts fractions of a second",
                        "extra is only in the copy")
                .doesNotContain("twice", "doc", "mood");
        assertThat(result.failing()).isEqualTo(5);
        says(
                result(
                        version,
                        "mart.lost",
                        ", except: [tags], types: {id: integer, note: varchar(20), at: timestamptz}, ignore: [extra]"),
                Status.PASSED,
                "The copy has 7 columns");
        says(
                result(version, "mart.lost", ", except: [tags], types: {id: smallint}, ignore: [extra]"),
                Status.FAILED,
                "id (bigint) is integer in the copy, which is not the type that types names, smallint");
    }

    @Test
    void columns_may_have_other_names_and_misspelt_ones_break_the_check() throws Exception {
        says(result("18", "mart.renamed", ", columns: {id: number}"), Status.PASSED, "The copy has 8 columns");
        says(result("18", "mart.renamed", ""), Status.FAILED, "id (bigint) is missing in the copy; number is only in");
        says(result("18", "mart.same", ", except: [nothing]"), Status.BROKEN, "has no column nothing");
        says(result("18", "mart.same", ", types: {nothing: text}"), Status.BROKEN, "has no column nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "14"})
    void a_default_that_old_rows_never_sent_is_told_where_the_copy_lacks_it(String version) throws Exception {
        TestDatabase database = database(version);
        CheckResult late = result(database, "mart.late", "source: {connection: shop, table: app.late}");
        says(
                late,
                Status.FAILED,
                "seven was added with the default 7, which older rows never sent: 4 rows of the copy have a null, the source none.");
        assertThat(late.failing()).isEqualTo(1);
        assertThat(late.text())
                .contains(
                        "Column maybe was added with the default a, which older rows never sent: 9 rows of the copy have a null there, which may be right.");
        says(
                result(database, "mart.parts", "source: {connection: shop, table: app.parts}"),
                Status.FAILED,
                "seven was added with the default 7, which older rows never sent: 1 row of the copy has a null");
        says(
                result(database, "mart.late_key", "source: {connection: shop, table: app.late_key}"),
                Status.PASSED,
                "whether rows of the copy lack it cannot be told");
    }

    @Test
    void a_role_without_rights_breaks_the_check_with_the_grant() throws Exception {
        TestDatabase database = database("18");
        database.run("CREATE ROLE schema_reader LOGIN PASSWORD 'p'; GRANT USAGE ON SCHEMA mart TO schema_reader;"
                + " GRANT SELECT ON ALL TABLES IN SCHEMA mart TO schema_reader");
        Suites suites =
                Suites.on(database, folder).with("DB_USER", "schema_reader").with("DB_PASSWORD", "p");
        String check =
                "checks: [{cdc_schema: {table: mart.same, source: {connection: shop, table: app.orders}, pipeline: debezium}, id: schema}]";
        says(suites.runOnly("schema", check), Status.BROKEN, "Run GRANT USAGE ON SCHEMA app TO schema_reader.");
        database.run("GRANT USAGE ON SCHEMA app TO schema_reader");
        says(suites.runOnly("schema", check), Status.BROKEN, "Run GRANT SELECT ON app.orders TO schema_reader.");
        database.run("GRANT SELECT (id) ON app.orders TO schema_reader");
        says(suites.runOnly("schema", check), Status.PASSED, "The copy has 8 columns");
        database.run("DROP OWNED BY schema_reader; DROP ROLE schema_reader");
    }

    /** The types of docs/cdc.md: what a copy may be, and what it may not be. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bigint | bigint, numeric, numeric(38,0), numeric(19) | integer, numeric(18), text, double precision",
                "integer | bigint, integer, numeric(10) | smallint, numeric(9)",
                "numeric(12,2) | numeric, numeric(12,2), numeric(38,10) | numeric(12,1), numeric(12,3), double precision, bigint, text",
                "numeric(9,0) | integer, bigint, numeric(9) | smallint",
                "numeric | numeric, text, numeric(38,10) | numeric(38,0), double precision, bigint",
                "text | text, varchar | varchar(100), char(10), integer",
                "varchar(20) | text, varchar(20), varchar(21) | varchar(19)",
                "char(5) | char(5), varchar(5), text | char(4)",
                "boolean | boolean | integer, text",
                "date | date | timestamp, text",
                "timestamp | timestamp, timestamp(6) | timestamp(3), timestamptz, date",
                "timestamp(3) | timestamp(3), timestamp | timestamp(0)",
                "timestamptz | timestamptz | timestamp, text",
                "time | time | timetz",
                "uuid | uuid, text, varchar(36) | bytea",
                "inet | inet, text | cidr",
                "interval | interval, text | bigint",
                "bytea | bytea | text",
                "json | json, jsonb, text | integer",
                "jsonb | jsonb, json, text | integer",
                "integer[] | integer[], jsonb, text | integer, text[]",
                "real | real, double precision | numeric",
                "double precision | double precision | real, numeric",
                "money | money, numeric, double precision | bigint",
                "tsvector | tsvector, text | jsonb",
            })
    void a_copy_has_one_of_the_types_that_hold_the_values(String type, String accepted, String refused)
            throws Exception {
        TestDatabase database = database("18");
        int number = 0;
        for (String list : new String[] {accepted, refused}) {
            for (String copy : list.split(", ", -1)) {
                database.run("DROP TABLE IF EXISTS app.t, mart.t; CREATE TABLE app.t (c " + type
                        + "); CREATE TABLE mart.t (c " + copy + ")");
                CheckResult result = result(database, "mart.t", "source: {connection: shop, table: app.t}");
                assertThat(result.status())
                        .as(type + " as " + copy + ": " + result.text())
                        .isEqualTo(number == 0 ? Status.PASSED : Status.FAILED);
            }
            number++;
        }
    }
}
