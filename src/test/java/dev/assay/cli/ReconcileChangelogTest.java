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

/** A suite compares a table with the changelog of its changes. */
@Tag("fast")
class ReconcileChangelogTest {

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, note text);
            INSERT INTO app.orders SELECT i, 'note ' || i FROM generate_series(1, 3000) AS i;
            DELETE FROM app.orders WHERE id = 7;
            """);

    private final TestDatabase mart = TestPostgres.newest().database().run("""
            CREATE TABLE log (id bigint, note text, op text, lsn bigint, txid bigint);
            INSERT INTO log SELECT i, 'old', 'r', 0, NULL FROM generate_series(1, 3000) AS i;
            INSERT INTO log SELECT i, 'note ' || i, 'u', 10, 3 FROM generate_series(1, 3000) AS i;
            INSERT INTO log VALUES (7, NULL, 'd', 20, 4);
            INSERT INTO log VALUES (8, 'not seen yet', 'u', 9000000000000000000, 500000000);
            CREATE TABLE heartbeat (position bigint);
            INSERT INTO heartbeat VALUES (9000000000000000000);
            """);

    private SuiteFolder suites;

    @BeforeEach
    void suites() {
        suites = SuiteFolder.over(folder, mart);
        String connection = """
                  %s:
                    type: postgresql
                    plane: analytical
                    url: "%s"
                    user: %s
                    password: %s
                    sample: {unclassified: show}
                """;
        suites.write(
                "connections.yaml",
                "version: 1\nconnections:\n"
                        + connection.formatted("mart", mart.url(), TestPostgres.USER, TestPostgres.PASSWORD)
                        + connection.formatted("shop", shop.url(), TestPostgres.USER, TestPostgres.PASSWORD));
        suites.write("orders.yaml", """
                version: 1
                suite: Copies
                connection: mart
                tables:
                  log:
                    checks:
                      - reconcile:
                          source: {connection: shop, table: app.orders}
                          key: id
                          copy: changelog
                          changed_by: txid
                          position: lsn
                          deleted: op
                          heartbeat: {table: heartbeat, position: position}
                          wait_up_to: 1s
                        id: copy
                """);
    }

    private JsonNode run() {
        Assay done = Assay.run("run", suites.folder(), "--report=json", "--quiet", "--reports-dir", suites.reports());
        assertThat(done.err()).isEmpty();
        return suites.results().path("checks").get(0);
    }

    @Test
    void the_last_changes_that_the_source_s_snapshot_sees_are_its_rows() {
        JsonNode check = run();
        assertThat(check.path("message").asString())
                .startsWith(
                        "No row differs from app.orders on shop: 2,999 rows there and 2,999 here were compared. Scheme A");
        assertThat(check.path("status").asString()).isEqualTo("PASSED");
    }

    @Test
    void a_lost_change_is_found_as_its_key() {
        mart.run("DELETE FROM log WHERE id IN (7, 9) AND op <> 'r'; DELETE FROM log WHERE id = 10");
        JsonNode check = run();
        assertThat(check.path("status").asString()).isEqualTo("FAILED");
        assertThat(check.path("message").asString())
                .startsWith("3 of 2,999 rows")
                .contains(": 1 missing in the copy, 1 extra in the copy, 1 different (");
        assertThat(check.path("sample").path("rows").toString())
                .contains(
                        "[\"10\",\"missing in the copy\",null]",
                        "[\"7\",\"extra in the copy\",null]",
                        "[\"9\",\"different\",\"note\"]");
    }

    @Test
    void a_copy_that_does_not_reach_the_source_s_position_is_not_compared() {
        mart.run("UPDATE heartbeat SET position = 1");
        JsonNode check = run();
        assertThat(check.path("status").asString()).isEqualTo("BROKEN");
        assertThat(check.path("message").asString())
                .contains("The copy did not reach the source's position", "it is at 1");
    }
}
