package dev.assay.database.postgresql;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a statement, and a run, may use of a database, and what is said of one that would use more. */
@Tag("fast")
class BudgetTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestDatabase test = TestPostgres.newest().database().run("""
            CREATE TABLE "Big one" (id int, "at" timestamptz, kind text, "the End" int);
            INSERT INTO "Big one" SELECT g, timestamptz '2026-01-01' + g * interval '1 minute', 'k' || g % 1000, g
              FROM generate_series(1, 100000) g;
            CREATE TABLE small AS SELECT 1 AS id;
            ANALYZE;
            """);

    private static Limits limits(@Nullable Long cost, RunBudget run) {
        return new Limits(1, MINUTE, MINUTE, cost, null, null, null, null, MINUTE, MINUTE, run);
    }

    private Database open(Plane plane, Limits limits) {
        return test.settings("shop", plane, limits).open("assay budget");
    }

    private static String refused(Database database, String query) {
        StringBuilder said = new StringBuilder();
        assertTrouble(FailureKind.OVER_BUDGET, () -> database.query(sql(query), 1))
                .satisfies(said::append);
        return said.toString();
    }

    @Test
    void an_index_that_is_missing_is_named_and_once_it_is_there_the_statement_passes() throws DatabaseException {
        try (Database database = open(Plane.OPERATIONAL, limits(1_000L, RunBudget.NONE))) {
            for (String condition : new String[] {
                "\"the End\" = 5 AND kind = 'k5' AND id < 10",
                "kind = 'k7'",
                "\"at\" >= '2026-03-11 00:00+00'",
                "id > 99990"
            }) {
                String query = "SELECT count(*) FROM \"Big one\" WHERE " + condition;
                String said = refused(database, query);
                assertThat(said)
                        .contains("its tables have about 100,000 rows", "over limits: max_cost 1,000")
                        .endsWith(
                                "or a filter or a window that an index serves, or a replica with higher limits, or the copy"
                                        + " on the analytical plane.");
                Matcher index = Pattern.compile("an index \\((CREATE INDEX CONCURRENTLY .+?\\))\\),")
                        .matcher(said);
                assertThat(index.find()).as(said).isTrue();
                test.run(index.group(1).replace("CONCURRENTLY ", ""));
                test.run("ANALYZE");
                assertThat(database.query(sql(query), 1).rows()).hasSize(1);
            }
        }
    }

    @Test
    void no_index_is_named_that_would_not_help() {
        try (Database database = open(Plane.OPERATIONAL, limits(1_000L, RunBudget.NONE))) {
            assertThat(refused(database, "SELECT count(*) FROM \"Big one\"")).doesNotContain("an index (");
            assertThat(refused(database, "SELECT count(*) FROM \"Big one\" WHERE id > 5"))
                    .doesNotContain("an index (");
        }
    }

    @Test
    void no_statement_of_an_operational_database_crosses_to_another_server() throws DatabaseException {
        test.run("""
                CREATE EXTENSION postgres_fdw;
                CREATE SERVER there FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '%d', dbname '%s');
                CREATE USER MAPPING FOR postgres SERVER there OPTIONS (user 'postgres', password '%s');
                CREATE FOREIGN TABLE far (id int) SERVER there OPTIONS (table_name 'small');
                CREATE VIEW near AS SELECT far.id FROM far JOIN small ON far.id = small.id;
                """.formatted(TestPostgres.newest().port(), test.name(), TestPostgres.PASSWORD));
        try (Database database = open(Plane.OPERATIONAL, limits(1_000_000L, RunBudget.NONE))) {
            for (String table : new String[] {"far", "near"}) {
                assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("SELECT count(*) FROM " + table), 1))
                        .contains("far", "which lies on another server");
            }
        }
        try (Database database = open(Plane.ANALYTICAL, limits(1_000_000L, RunBudget.NONE))) {
            assertThat(database.query(sql("SELECT count(*) FROM near"), 1).rows())
                    .hasSize(1);
        }
    }

    @Test
    void what_all_statements_use_together_ends_the_run() throws DatabaseException {
        try (Database database = open(Plane.ANALYTICAL, limits(null, new RunBudget(null, null, 250_000L)))) {
            database.query(sql("SELECT count(*) FROM \"Big one\""), 1);
            database.query(sql("SELECT count(*) FROM \"Big one\""), 1);
            assertThat(refused(database, "SELECT count(*) FROM \"Big one\""))
                    .contains("spent after 3 statements (limits: run: {rows: 250,000}), so this was not checked");
            assertThat(database.query(sql("SELECT count(*) FROM small"), 1).rows())
                    .as("what is left is enough for a small one")
                    .hasSize(1);
        }
        try (Database database = open(Plane.ANALYTICAL, limits(null, new RunBudget(null, 3_000L, null)))) {
            database.query(sql("SELECT count(*) FROM \"Big one\""), 1);
            assertThat(refused(database, "SELECT count(*) FROM \"Big one\"")).contains("{cost: 3,000}");
        }
    }

    @Test
    void no_statement_is_sent_after_the_runs_time() throws DatabaseException {
        try (Database database =
                open(Plane.ANALYTICAL, limits(null, new RunBudget(Duration.ofMillis(300), null, null)))) {
            database.query(sql("SELECT pg_sleep(0.4)"), 1);
            assertThat(refused(database, "SELECT 1")).contains("after 1 statement (limits: run: {time: 300ms})");
        }
    }

    @Test
    void a_transaction_that_lasts_too_long_is_ended_by_servers_that_can() {
        Limits limits = new Limits(
                1, MINUTE, MINUTE, null, null, null, null, null, MINUTE, Duration.ofMillis(300), RunBudget.NONE);
        try (Database database = open(Plane.ANALYTICAL, limits)) {
            assertTrouble(FailureKind.TIMED_OUT, () -> database.query(sql("SELECT pg_sleep(30)"), 1))
                    .contains("the transaction was open for longer than 300ms", "transaction_timeout");
        }
    }
}
