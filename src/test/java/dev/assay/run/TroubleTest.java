package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with a database breaks the checks that it concerns, and no other. */
class TroubleTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int PRIMARY KEY, a text);
            INSERT INTO t VALUES (1, 'x'), (2, NULL), (3, 'y');
            CREATE TABLE secret (id int);
            INSERT INTO secret VALUES (1);
            CREATE TABLE hidden (id int, owner text);
            INSERT INTO hidden VALUES (1, 'x'), (2, 'y');
            ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON hidden USING (owner = 'x');
            CREATE FUNCTION nap() RETURNS int LANGUAGE sql AS 'SELECT 1 FROM pg_sleep(30)';
            CREATE VIEW slow AS SELECT nap() AS id;
            CREATE ROLE trouble_reader LOGIN PASSWORD 'reader-password';
            GRANT SELECT ON t, hidden, slow TO trouble_reader;
            """);

    private static final String THREE = """
            checks:
              - {id: one, not_null: {table: t, column: a}}
              - {id: two, row_count: {table: t, min: 3}}
              - {id: three, unique: {table: t, columns: id}}
            """;

    private static final String SLOW = """
            checks:
              - {id: slow, not_null: {table: slow, column: id}}
              - {id: quick, not_null: {table: t, column: a}}
            """;

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    @Test
    void only_the_guilty_question_of_a_shared_scan_is_broken() throws Exception {
        Judged results = suites.run("""
                checks:
                  - {id: first, not_null: {table: t, column: a}}
                  - {id: guilty, not_null: {table: t, column: a}, filter: 1 / (id - id) > 0}
                  - {id: misspelt, not_null: {table: t, column: a}, filter: colour = 'red'}
                  - {id: last, row_count: {table: t, min: 3}}
                """);
        assertThat(verdict(results.get("first"))).isEqualTo("FAILED 1/3");
        assertThat(verdict(results.get("guilty"))).isEqualTo("BROKEN QUERY_REFUSED");
        assertThat(verdict(results.get("misspelt"))).isEqualTo("BROKEN COLUMN_MISSING");
        assertThat(verdict(results.get("last"))).isEqualTo("PASSED");
    }

    @Test
    void a_wrong_password_breaks_every_check_at_once_and_shows_none() throws Exception {
        Judged results = suites.with("DB_PASSWORD", "not-the-password").run(THREE);
        assertThat(results.all()).allSatisfy(result -> {
            assertThat(verdict(result)).isEqualTo("BROKEN LOGIN_REFUSED");
            assertThat(result.message()).contains("user or password is wrong").doesNotContain("not-the-password");
        });
        assertThat(results.all())
                .extracting(CheckResult::message)
                .containsOnly(results.all().get(0).message());
    }

    @Test
    void a_wrong_host_breaks_every_check_at_once() throws Exception {
        Instant start = Instant.now();
        Judged nobody = suites.with("DB_URL", "jdbc:postgresql://127.0.0.1:1/x").run(THREE);
        assertThat(nobody.all()).allSatisfy(result -> {
            assertThat(verdict(result)).isEqualTo("BROKEN DATABASE_UNREACHABLE");
            assertThat(result.message()).contains("nothing answers at 127.0.0.1:1");
        });
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void an_unknown_database_breaks_every_check() throws Exception {
        Judged results = suites.with("DB_URL", DATABASE.url() + "_none").run(THREE);
        assertThat(results.all()).allSatisfy(result -> {
            assertThat(verdict(result)).isEqualTo("BROKEN DATABASE_UNREACHABLE");
            assertThat(result.message()).contains("there is no database");
        });
    }

    @Test
    void a_statement_that_takes_too_long_is_broken_alone() throws Exception {
        Judged results = suites.connecting("limits: {statement_timeout: 1s}").run(SLOW);
        assertThat(verdict(results.get("slow"))).isEqualTo("BROKEN TIMED_OUT");
        assertThat(verdict(results.get("quick"))).isEqualTo("FAILED 1/3");
    }

    @Test
    void a_connection_lost_in_mid_scan_is_broken_and_the_others_get_new_ones() throws Exception {
        try (Suites.Running running = suites.connecting("limits: {sessions: 1}").start(suites.suite(SLOW))) {
            terminate("%FROM%slow%");
            Judged results = running.finish();
            assertThat(verdict(results.get("slow"))).isEqualTo("BROKEN DATABASE_UNREACHABLE");
            assertThat(results.get("slow").message()).contains("was lost during the statement");
            assertThat(verdict(results.get("quick"))).isEqualTo("FAILED 1/3");
        }
    }

    @Test
    void a_role_without_a_right_breaks_the_checks_of_that_table_only() throws Exception {
        Judged results = reader().run("""
                checks:
                  - {id: may, not_null: {table: t, column: a}}
                  - {id: may-not, not_null: {table: secret, column: id}}
                  - {id: refers, references: {table: t, columns: id, to: secret(id)}}
                  - {id: asks, failed_rows_sql: select * from secret}
                """);
        assertThat(verdict(results.get("may"))).isEqualTo("FAILED 1/3");
        assertThat(verdict(results.get("may-not"))).isEqualTo("BROKEN PERMISSION_DENIED");
        assertThat(verdict(results.get("refers"))).isEqualTo("BROKEN PERMISSION_DENIED");
        assertThat(verdict(results.get("asks"))).isEqualTo("BROKEN PERMISSION_DENIED");
        assertThat(results.get("may-not").message()).contains("GRANT SELECT ON public.secret TO trouble_reader");
    }

    @Test
    void rows_that_a_policy_hides_break_the_check() throws Exception {
        Judged results = reader().run("""
                checks:
                  - {id: hidden, row_count: {table: hidden, min: 1}}
                  - {id: asked, failed_rows_sql: select * from hidden}
                  - {id: open, row_count: {table: t, min: 1}}
                """);
        assertThat(verdict(results.get("hidden"))).isEqualTo("BROKEN ROWS_HIDDEN");
        assertThat(verdict(results.get("asked"))).isEqualTo("BROKEN ROWS_HIDDEN");
        assertThat(verdict(results.get("open"))).isEqualTo("PASSED");
    }

    @Test
    void a_cancelled_run_ends_soon_and_what_is_left_is_not_run() throws Exception {
        try (Suites.Running running = suites.connecting("limits: {sessions: 1}").start(suites.suite(SLOW))) {
            await("%FROM%slow%");
            Instant cancelled = Instant.now();
            running.run().cancel();
            Judged results = running.finish();
            assertThat(Duration.between(cancelled, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(results.all()).extracting(CheckResult::status).containsOnly(Status.NOT_RUN);
            assertThat(results.run().cancelled()).isTrue();
        }
    }

    @Test
    void a_role_that_reads_backslashes_as_escapes_changes_no_meaning() throws Exception {
        DATABASE.run("CREATE ROLE trouble_old LOGIN SUPERUSER PASSWORD 'old-password'");
        DATABASE.run("ALTER ROLE trouble_old SET standard_conforming_strings = off");
        Judged results = suites.with("DB_USER", "trouble_old")
                .with("DB_PASSWORD", "old-password")
                .run("""
                checks:
                  - {id: values, accepted_values: {table: t, column: a, values: ["\\\\", "x"]}}
                  - {id: filter, row_count: {table: t, max: 0}, filter: "a = '\\\\' and id > 0"}
                """);
        assertThat(results.all())
                .extracting(CheckResult::text)
                .containsExactly(
                        "[RULE_VIOLATED] 1 of 3 rows (33.33 %) has an a other than '\\' or 'x'; none allowed.",
                        "There are no rows; at most 0 expected.");
    }

    private Suites reader() {
        return suites.with("DB_USER", "trouble_reader").with("DB_PASSWORD", "reader-password");
    }

    private static void terminate(String query) throws Exception {
        await(query);
        DATABASE.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND state = 'active' AND pid <> pg_backend_pid() AND query LIKE '" + query + "'");
    }

    /** Waits until a statement runs. */
    private static void await(String query) throws Exception {
        String look = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
                + " AND pid <> pg_backend_pid() AND query LIKE '" + query + "'";
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            for (int attempt : List.of(20, 40, 80, 160, 320, 640, 1280, 2560)) {
                try (ResultSet found = statement.executeQuery(look)) {
                    found.next();
                    if (found.getInt(1) > 0) {
                        return;
                    }
                }
                Thread.sleep(attempt);
            }
        }
        throw new AssertionError("no statement like " + query + " ran");
    }
}
