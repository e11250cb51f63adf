package dev.assay.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oldest PostgreSQL tells less of slots, and a role needs no more than SELECT on the heartbeats. */
class CdcLagRightsTest {

    private static TestPostgres server;
    private static TestDatabase database;

    @TempDir
    private Path folder;

    @BeforeAll
    static void slot() throws InterruptedException {
        server = TestPostgres.separateOldest(Map.of("wal_level", "logical"));
        database = server.database().run("""
                CREATE SCHEMA cdc;
                CREATE TABLE cdc.heartbeat (ts timestamptz);
                INSERT INTO cdc.heartbeat VALUES (now());
                CREATE TABLE busy (text text);
                CREATE ROLE checker LOGIN PASSWORD 'p';
                GRANT USAGE ON SCHEMA cdc TO checker;
                GRANT SELECT ON cdc.heartbeat TO checker;
                """).run("SELECT pg_create_logical_replication_slot('dbz', 'pgoutput')");
        mostKept("64MB");
    }

    private static void mostKept(String size) throws InterruptedException {
        database.run("ALTER SYSTEM SET max_slot_wal_keep_size = '" + size + "'").run("SELECT pg_reload_conf()");
        Thread.sleep(200);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private CheckResult result(String more) throws Exception {
        return Suites.on(database, folder)
                .with("DB_USER", "checker")
                .with("DB_PASSWORD", "p")
                .runOnly(
                        "lag",
                        "checks: [{cdc_lag: {source: {connection: shop, slot: dbz}, heartbeat: {table: cdc.heartbeat, at: ts}, fail_after:"
                                + " 5m" + more + "}, id: lag}]");
    }

    @Test
    void a_role_without_pg_monitor_sees_the_slot() throws Exception {
        CheckResult result = result("");
        assertThat(result.status()).as(result.text()).isEqualTo(Status.PASSED);
        assertThat(result.text())
                .contains(
                        "Slot dbz is reserved, no connector is connected, ", " of the server's log are not confirmed");
        assertThat(result.measured())
                .containsKeys("retained_bytes", "lag_bytes", "safe_wal_size")
                .doesNotContainKey("inactive_seconds");
    }

    @Test
    void rights_that_were_taken_away_break_the_check_and_are_named() throws Exception {
        for (List<String> right : List.of(
                List.of("SELECT ON pg_catalog.pg_replication_slots", "PUBLIC"),
                List.of("EXECUTE ON FUNCTION pg_catalog.pg_current_wal_insert_lsn()", "PUBLIC"),
                List.of("EXECUTE ON FUNCTION pg_catalog.pg_wal_lsn_diff(pg_lsn, pg_lsn)", "PUBLIC"))) {
            database.run("REVOKE " + right.get(0) + " FROM " + right.get(1));
            CheckResult result = result("");
            assertThat(result.status()).as(result.text()).isEqualTo(Status.BROKEN);
            assertThat(result.text())
                    .isEqualTo(
                            "[PERMISSION_DENIED] Connection 'shop': its role may not read replication slots. Run GRANT "
                                    + right.get(0) + " TO checker.");
            database.run("GRANT " + right.get(0) + " TO checker");
            assertThat(result("").status()).isEqualTo(Status.PASSED);
            database.run("GRANT " + right.get(0) + " TO " + right.get(1));
        }
        database.run("REVOKE SELECT ON cdc.heartbeat FROM checker");
        assertThat(result("").text()).contains("Run GRANT SELECT ON cdc.heartbeat TO checker.");
        assertThat(result("").status()).isEqualTo(Status.BROKEN);
        database.run("GRANT SELECT ON cdc.heartbeat TO checker");
    }

    @Test
    void a_lost_slot_fails_although_no_reason_is_told() throws Exception {
        database.run("SELECT pg_create_logical_replication_slot('slow', 'pgoutput')");
        mostKept("1MB");
        for (int i = 0; i < 4; i++) {
            database.run("INSERT INTO busy SELECT repeat('x', 1000) FROM generate_series(1, 1000)");
            database.run("SELECT pg_switch_wal()");
        }
        database.run("CHECKPOINT");
        CheckResult lost = Suites.on(database, folder)
                .runOnly(
                        "lag",
                        "checks: [{cdc_lag: {source: {connection: shop, slot: slow}, heartbeat: {table: cdc.heartbeat, at: ts},"
                                + " fail_after: 5m}, id: lag}]");
        assertThat(lost.status()).as(lost.text()).isEqualTo(Status.FAILED);
        assertThat(lost.text()).contains("Slot slow is lost, so the log that the connector needs is gone");
        database.run("SELECT pg_drop_replication_slot('slow')");
        database.run("SELECT pg_drop_replication_slot('dbz')");
        mostKept("64MB");
        database.run("SELECT pg_create_logical_replication_slot('dbz', 'pgoutput')");
    }
}
