package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two tables of one connection, of which one is the other's copy. */
@Tag("fast")
class ReconcileWithinOneTest {

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders AS SELECT i AS id, 'note' AS note FROM generate_series(1, 200) AS i;
            CREATE TABLE orders AS SELECT i AS id, 'note' AS note, 3 AS txid FROM generate_series(1, 200) AS i WHERE i <> 17;
            CREATE TABLE heartbeat AS SELECT 9000000000000000000 AS at;
            """);

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void they_are_compared_also_with_a_single_session() {
        for (String settings :
                new String[] {"plane: analytical", "plane: operational", "plane: analytical, limits: {sessions: 1}"}) {
            SuiteFolder suites = new SuiteFolder(folder);
            suites.write("connections.yaml", """
                    version: 1
                    connections:
                      shop: {type: postgresql, url: "%s", user: %s, password: %s, %s, sample: {unclassified: show}}
                    """.formatted(shop.url(), shop.reader(), TestPostgres.PASSWORD, settings));
            for (String how : new String[] {"", ", changed_by: txid, heartbeat: {table: heartbeat, position: at}"}) {
                suites.write("copies.yaml", """
                        version: 1
                        suite: Copies
                        connection: shop
                        checks:
                          - reconcile: {table: orders, source: {connection: shop, table: app.orders}, key: id%s}
                            id: copy
                        """.formatted(how));
                Assay.run("run", folder, "--report=json", "--quiet", "--reports-dir", suites.reports());
                JsonNode check = suites.results().path("checks").get(0);
                assertThat(check.path("message").asString())
                        .as(settings + how)
                        .startsWith("1 of 200 rows (0.50 %) differs from app.orders on shop: 1 missing in the copy")
                        .contains(how.isEmpty() ? "at rest" : "scheme C, since both tables lie on one connection");
            }
        }
    }
}
