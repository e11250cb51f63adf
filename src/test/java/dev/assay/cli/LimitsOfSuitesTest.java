package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** {@code limits} of a suite: they tighten those of its connection, and cannot loosen them. */
class LimitsOfSuitesTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE big (id int);
            INSERT INTO big SELECT generate_series(1, 5000);
            ANALYZE big;
            """);

    @TempDir
    private Path folder;

    private String message(String ofConnection, String ofSuite) {
        SuiteFolder suites = new SuiteFolder(folder);
        suites.write("connections.yaml", """
                version: 1
                connections:
                  shop: {type: postgresql, plane: analytical, url: "%s", user: %s, password: %s, limits: {%s}}
                """.formatted(
                        DATABASE.url(), TestPostgres.USER, TestPostgres.PASSWORD, ofConnection));
        suites.write("big.yaml", """
                version: 1
                suite: Big
                connection: shop
                limits: {%s}
                checks: [{id: rows, not_null: {table: big, column: id}}]
                """.formatted(ofSuite));
        Assay run = Assay.run("run", folder, "--report=json", "--reports-dir", suites.reports());
        JsonNode check = run.code() == 2
                ? MissingNode.getInstance()
                : suites.results().path("checks").path(0);
        return check.isMissingNode()
                ? run.err()
                : check.path("code").asString("") + " " + check.path("message").asString();
    }

    @Test
    void they_hold_for_the_suite() {
        assertThat(message("", "max_rows: 10000")).startsWith(" No row of 5,000");
        assertThat(message("max_rows: 10000", "max_rows: 1000"))
                .startsWith("OVER_BUDGET ")
                .contains("over limits: max_rows 1,000");
        assertThat(message("", "max_cost: 1")).startsWith("OVER_BUDGET ");
        assertThat(message("statement_timeout: 10s", "statement_timeout: 9s")).startsWith(" No row of 5,000");
    }

    @Test
    void they_cannot_be_higher_than_the_connection_s() {
        assertThat(message("max_rows: 1000", "max_rows: 10000"))
                .contains(
                        "CONNECTION_INVALID",
                        "big.yaml:1:1: 'limits' of a suite may only tighten",
                        "max_rows is higher");
        assertThat(message("statement_timeout: 1s", "statement_timeout: 2s")).contains("statement_timeout is higher");
        assertThat(message("max_cost: 7", "max_cost: 8")).contains("max_cost is higher");
    }

    @Test
    void they_are_those_that_the_database_knows() {
        assertThat(message("", "max_bytes: 7")).contains("connections of this type have no limit max_bytes");
        assertThat(message("", "sessions: 7")).contains("the key 'sessions' is unknown in 'limits'");
    }
}
