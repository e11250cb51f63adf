package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a suite whose {@code for} means tables that only the catalogue tells of. */
class PatternsTest {

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void open() {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE SCHEMA app;
                CREATE TABLE app.orders (id int, user_id int);
                INSERT INTO app.orders VALUES (1, NULL);
                CREATE TABLE app.users (id int);
                INSERT INTO app.users VALUES (1);
                """);
        suites = SuiteFolder.over(folder, database);
        write("app.*");
    }

    private void write(String pattern) {
        suites.write("app.yaml", """
                version: 1
                suite: App
                connection: shop
                for:
                  "%s":
                    columns: {"*_id": [not_null]}
                    checks: [row_count: {min: 1}]
                checks:
                  - row_count: {table: app.users, max: 5}
                    id: few
                """.formatted(pattern));
    }

    private Assay assay(String command, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(command, folder));
        arguments.addAll(List.of(options));
        return Assay.run(arguments.toArray());
    }

    private Assay run(Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("--report=json", "--reports-dir", suites.reports()));
        arguments.addAll(List.of(options));
        return assay("run", arguments.toArray());
    }

    @Test
    void run_and_select_know_what_was_found() {
        assertThat(run().code()).isEqualTo(Exit.FAILED);
        assertThat(suites.statuses())
                .containsExactly(
                        "app.orders.not_null(user_id) FAILED",
                        "app.orders.row_count PASSED",
                        "app.users.row_count PASSED",
                        "few PASSED");
        assertThat(run("--failed").code()).isEqualTo(Exit.FAILED);
        assertThat(suites.statuses()).containsExactly("app.orders.not_null(user_id) FAILED");
        assertThat(run("--select", "table:app.users", "--exclude", "few").code())
                .isZero();
        assertThat(suites.statuses()).containsExactly("app.users.row_count PASSED");
    }

    @Test
    void a_selection_that_nothing_found_meets_is_no_success() {
        Assay done = run("--select", "table:app.nothing");
        assertThat(done.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(done.err()).contains("[NOTHING_RAN] no check of the tables that were found is selected");
    }

    @Test
    void a_pattern_without_a_table_cannot_be_checked_and_the_rest_runs() {
        write("ap.*");
        Assay done = run();
        assertThat(done.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(done.err())
                .contains("[PATTERN_REFUSED]", "app.yaml:5:3: no table of the connection is one of 'ap.*'");
        assertThat(suites.statuses()).containsExactly("few PASSED");
        assertThat(assay("plan").code()).isEqualTo(Exit.NOT_CHECKED);
    }

    @Test
    void what_asks_no_database_says_that_there_is_more() {
        assertThat(assay("list").out())
                .contains("#few\t", "app.yaml:5\tapp.* (its tables are looked up when a run starts)");
        assertThat(assay("validate").out()).contains(": 1 check, and those of app.*");
    }

    @Test
    void list_expands_what_a_run_would_and_needs_no_database_with_a_saved_catalogue() {
        List<String> ids =
                List.of("few", "app.orders.not_null(user_id)", "app.orders.row_count", "app.users.row_count");
        assertThat(keys(assay("list", "--expand"))).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(keys(assay("list", "--expand", "--select", "table:app.users")))
                .containsExactly("few", "app.users.row_count");
        assertThat(assay("list", "--expand", "--select", "table:app.nothing").code())
                .isEqualTo(Exit.WRONG);
        Path saved = folder.resolve("saved.txt");
        assertThat(assay("catalogue", "--output", saved).code()).isZero();
        SuiteFolder.withUrl(folder, "postgresql://127.0.0.1:1/nowhere");
        assertThat(keys(assay("list", "--expand", "--catalogue", saved))).containsExactlyInAnyOrderElementsOf(ids);
        Assay away = assay("list", "--expand");
        assertThat(away.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(keys(away)).containsExactly("few");
        assertThat(away.err())
                .contains("app.yaml:5:3: what app.* means could not be looked up: [DATABASE_UNREACHABLE]");
        assertThat(assay("list", "--json").out())
                .contains("\n{\"pattern\":\"app.*\",\"suite\":\"App\",", "\"line\":5,\"column\":3,");
    }

    private static List<String> keys(Assay listed) {
        return listed.out()
                .lines()
                .map(line -> line.replaceFirst(".*#", "").replaceFirst("\t.*", ""))
                .toList();
    }

    @Test
    void plan_and_catalogue_look_it_up() {
        assertThat(assay("plan").out()).contains("COUNT(", "app.orders", "-- 4 checks, ");
        Path saved = folder.resolve("saved.txt");
        assertThat(assay("catalogue", "--output", saved).code()).isZero();
        assertThat(assay("plan", "--catalogue", saved).out()).contains("-- 4 checks, ");
    }

    @Test
    void a_clash_with_what_is_written_out_is_told_before_a_database_is_asked_and_breaks_one_check() {
        suites.write("app.yaml", """
                version: 1
                suite: App
                connection: shop
                tables:
                  app.orders: {columns: {user_id: [not_null]}, checks: [row_count: {min: 1}]}
                for:
                  "app.*":
                    columns: {"*_id": [not_null]}
                    checks: [row_count: {min: 1}]
                """);
        Assay validated = assay("validate");
        assertThat(validated.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(validated.err().lines())
                .hasSize(2)
                .allMatch(line ->
                        line.contains("[PATTERN_CLASH] The pattern means a check that is there already, app.orders."));
        Assay planned = assay("plan");
        assertThat(planned.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(planned.out()).contains("-- not planned: ", "app.orders.row_count (for): [PATTERN_CLASH]");
        Assay done = run();
        assertThat(done.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(done.out()).contains("5 checks: 2 passed, 1 failed, 2 broken");
        assertThat(suites.statuses())
                .containsExactly(
                        "app.orders.not_null(user_id) FAILED",
                        "app.orders.row_count PASSED",
                        "app.orders.not_null(user_id) (for) BROKEN",
                        "app.orders.row_count (for) BROKEN",
                        "app.users.row_count PASSED");
    }

    @Test
    void what_has_no_check_is_counted_in_every_report() {
        write("ap.*");
        assertThat(run().out()).contains("2 checks: 1 passed, 1 broken, of them 1 error in the suites");
        assertThat(suites.results().path("summary").path("broken").asInt()).isEqualTo(1);
    }
}
