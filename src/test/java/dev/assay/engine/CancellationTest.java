package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Cancelling ends the statements that run, and the reports say what was not checked. */
@Timeout(60)
class CancellationTest {

    private static final String SLEEPING =
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND wait_event = 'PgSleep'"
                    + " AND datname = current_database()";

    @TempDir
    Path folder;

    @Test
    void cancelling_ends_the_running_statement_and_the_rest_is_not_run() throws Exception {
        TestDatabase database =
                Shop.database().run("CREATE VIEW slow AS SELECT id, pg_sleep(30) IS NULL AS slept FROM customers");
        SuiteFolder suites = SuiteFolder.over(folder, database);
        Path file = suites.write("slow.yaml", """
                version: 1
                suite: Slow
                connection: shop
                checks:
                  - row_count: {table: orders, min: 1}
                    id: quick
                  - failed_rows_sql: select * from slow where slept
                    id: slow
                  - row_count: {table: customers, min: 1}
                    id: after
                """);
        CancellationToken token = CancellationToken.create();
        CompletableFuture<EngineExecutionResults> run = CompletableFuture.supplyAsync(() -> Engine.over(suites)
                .selectors(selectFile(file.toString()))
                .cancellationToken(token)
                .execute());
        awaitSleep(database);

        long asked = System.nanoTime();
        token.cancel();
        EngineExecutionResults results = run.get(30, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        assertThat(sleeping(database)).isZero();
        results.testEvents().assertStatistics(counts -> counts.succeeded(1).failed(0));
        assertThat(suites.statuses()).containsExactly("quick PASSED", "slow NOT_RUN", "after NOT_RUN");
        assertThat(suites.results().path("checks").get(1).path("code").asString())
                .as("ended by the database, not given up")
                .isEqualTo("CANCELLED");
        assertThat(suites.results().path("run").path("cancelled").asBoolean()).isTrue();
    }

    private static void awaitSleep(TestDatabase database) throws SQLException, InterruptedException {
        while (sleeping(database) == 0) {
            Thread.sleep(20);
        }
    }

    private static int sleeping(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SLEEPING)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
