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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

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
        WaitsFor waiting = new WaitsFor("slow");
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> execute(suites, file, token, waiting));
        waiting.began.await();
        awaitSleep(database);

        long asked = System.nanoTime();
        token.cancel();
        run.get(30, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        assertThat(sleeping(database)).isZero();
        assertThat(waiting.ended)
                .containsEntry("quick", TestExecutionResult.Status.SUCCESSFUL)
                .containsEntry("slow", TestExecutionResult.Status.ABORTED)
                .doesNotContainKey("after");
        assertThat(suites.statuses()).containsExactly("quick PASSED", "slow NOT_RUN", "after NOT_RUN");
        assertThat(suites.results().path("checks").get(1).path("code").asString())
                .as("ended by the database, not given up")
                .isEqualTo("CANCELLED");
        assertThat(suites.results().path("run").path("cancelled").asBoolean()).isTrue();
    }

    /** As the command does it, since the kit for engines tells nothing before the end. */
    private static void execute(SuiteFolder suites, Path file, CancellationToken token, WaitsFor listener) {
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new AssayTestEngine())
                .build());
        launcher.execute(LauncherExecutionRequestBuilder.request(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectFile(file.toString()))
                        .configurationParameter(Constants.REPORT, "json")
                        .configurationParameter(
                                Constants.REPORTS_DIR, suites.reports().toString())
                        .build())
                .cancellationToken(token)
                .listeners(listener)
                .build());
    }

    /** Hears when a check is waited for, and how the checks end. */
    private static final class WaitsFor implements TestExecutionListener {

        private final String key;
        private final CountDownLatch began = new CountDownLatch(1);
        private final Map<String, TestExecutionResult.Status> ended = new ConcurrentHashMap<>();

        WaitsFor(String key) {
            this.key = key;
        }

        @Override
        public void executionStarted(TestIdentifier node) {
            if (node.getLegacyReportingName().equals(key)) {
                began.countDown();
            }
        }

        @Override
        public void executionFinished(TestIdentifier node, TestExecutionResult result) {
            ended.put(node.getLegacyReportingName(), result.getStatus());
        }
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
