package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the limits of a connection will refuse is shown before a run, and named by it. */
@Tag("fast")
class PlanExplainTest {

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.newest().database().run("""
            CREATE TABLE big (id int, kind text);
            INSERT INTO big SELECT g, 'k' || g % 1000 FROM generate_series(1, 100000) g;
            CREATE TABLE small (id int);
            INSERT INTO small VALUES (1);
            ANALYZE;
            """);

    private SuiteFolder suites;

    @BeforeEach
    void write() {
        suites = SuiteFolder.over(folder, test);
        suites.write("orders.yaml", """
                version: 1
                suite: Orders
                connection: shop
                tables:
                  big:
                    columns:
                      id: [not_null]
                  small:
                    columns:
                      id: [not_null]
                """);
    }

    private void limits(String limits) {
        suites.write("connections.yaml", """
                version: 1
                connections:
                  shop: {type: postgresql, plane: analytical, url: "%s", user: %s, password: %s, limits: {%s}}
                """.formatted(test.url(), TestPostgres.USER, TestPostgres.PASSWORD, limits));
    }

    @Test
    void each_statement_has_what_it_would_use() {
        Assay plan = Assay.run("plan", folder, "--explain");
        assertThat(plan.out())
                .containsPattern("-- expected: cost [\\d,]+, 100,000 rows in its tables\n")
                .containsPattern("-- expected: cost 1, 1 rows in its tables\n");
        assertThat(plan.code()).isZero();
        assertThat(Assay.run("plan", folder).out()).doesNotContain("expected");
    }

    @Test
    void what_would_be_refused_is_told_with_its_reason() {
        limits("max_rows: 50000");
        Assay plan = Assay.run("plan", folder, "--explain");
        assertThat(plan.out())
                .contains("[OVER_BUDGET] Connection 'shop': the statement was not sent. Its plan costs")
                .contains("over limits: max_rows 50,000 (public.big has about 100,000)");
        assertThat(plan.code()).isEqualTo(3);
    }

    @Test
    void a_saved_catalogue_explains_nothing() {
        Assay plan = Assay.run("plan", folder, "--explain", "--catalogue", "catalogue.yaml");
        assertThat(plan.err()).contains("--explain asks the databases, and --catalogue does not");
    }

    @Test
    void a_run_names_what_it_could_not_check_any_more() {
        limits("sessions: 1, run: {rows: 100000}");
        Assay.run("run", folder, "--report=json", "--quiet", "--reports-dir", suites.reports());
        JsonNode checks = suites.results().path("checks");
        assertThat(suites.statuses()).contains("big.not_null(id) PASSED", "small.not_null(id) BROKEN");
        for (JsonNode check : checks) {
            if (check.path("status").asString().equals("BROKEN")) {
                assertThat(check.path("code").asString()).isEqualTo("OVER_BUDGET");
                assertThat(check.path("message").asString())
                        .contains("(limits: run: {rows: 100,000}), so this was not checked");
            }
        }
    }
}
