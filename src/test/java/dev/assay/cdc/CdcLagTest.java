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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a logical slot and the heartbeats on the copy tell; both lie in one database here. */
class CdcLagTest {

    private static TestPostgres server;
    private static TestDatabase database;

    @TempDir
    private Path folder;

    @BeforeAll
    static void slot() throws InterruptedException {
        server = TestPostgres.separate(Map.of("wal_level", "logical"));
        database = server.database()
                .run("""
                CREATE SCHEMA cdc;
                CREATE TABLE cdc.heartbeat (ts timestamptz, local timestamp, day date, id bigint);
                CREATE TABLE busy (text text);
                """)
                .run("SELECT pg_create_logical_replication_slot('dbz', 'pgoutput')")
                .run("SELECT pg_create_physical_replication_slot('copy')");
        setting("max_slot_wal_keep_size", "64MB");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void beat() {
        beat("now()");
    }

    private static void beat(String at) {
        database.run("TRUNCATE cdc.heartbeat; INSERT INTO cdc.heartbeat VALUES (" + at + ", (" + at
                + ") AT TIME ZONE 'UTC', now())");
    }

    private CheckResult result(String source, String more) throws Exception {
        String check = "{cdc_lag: {source: {connection: shop, slot: " + source + "}, " + more + "}, id: lag}";
        return Suites.on(database, folder).runOnly("lag", "checks: [" + check + "]");
    }

    private CheckResult result(String more) throws Exception {
        return result("dbz", "heartbeat: {table: cdc.heartbeat, at: ts}, fail_after: 5m, warn_after: 1m" + more);
    }

    @Test
    void a_fresh_heartbeat_passes_and_tells_the_slots_state() throws Exception {
        CheckResult result = result("");
        assertThat(result.status()).as(result.text()).isEqualTo(Status.PASSED);
        assertThat(result.text())
                .matches(
                        "The newest heartbeat on the copy is \\d+ seconds? old\\. Slot dbz is reserved, no connector is connected since \\d+"
                                + " (seconds?|minutes?.*), .* of the server's log are not confirmed, .* are kept\\.");
        assertThat(result.measured())
                .containsKeys("age_seconds", "safe_wal_size", "retained_bytes", "inactive_seconds");
        assertThat(result("dbz", "heartbeat: {table: cdc.heartbeat, at: local}, fail_after: 5m")
                        .status())
                .as("a time without a zone is UTC")
                .isEqualTo(Status.PASSED);
    }

    @Test
    void an_old_heartbeat_warns_and_fails_by_its_age() throws Exception {
        beat("now() - interval '2 minutes'");
        assertThat(result("").status()).isEqualTo(Status.WARNED);
        beat("now() - interval '10 minutes'");
        CheckResult late = result("");
        assertThat(late.status()).isEqualTo(Status.FAILED);
        assertThat(late.text())
                .contains("[DATA_STALE] The newest heartbeat on the copy is 10 minutes", "at most 5 minutes allowed");
        beat("NULL");
        assertThat(result("").status()).isEqualTo(Status.FAILED);
        assertThat(result("").text()).contains("No heartbeat has arrived on the copy");
    }

    @Test
    void what_cannot_be_known_breaks_the_check_and_is_never_green() throws Exception {
        beat("now() + interval '2 hours'");
        assertBroken(result(""), "is later than the clock of connection 'shop'");
        beat("now()");
        assertBroken(
                result("dbzz", "heartbeat: {table: cdc.heartbeat, at: ts}, fail_after: 5m"),
                "Connection 'shop' has no replication slot dbzz (its database has dbz)");
        assertBroken(
                result("copy", "heartbeat: {table: cdc.heartbeat, at: ts}, fail_after: 5m"),
                "the slot copy is no logical slot of its database");
        assertBroken(result("dbz", "heartbeat: {table: cdc.heartbeat, at: id}, fail_after: 5m"), "which is no time");
        assertBroken(result("dbz", "heartbeat: {table: cdc.heartbeat, at: day}, fail_after: 5m"), "which is no time");
        assertBroken(result("dbz", "heartbeat: {table: cdc.heartbeat, at: tss}, fail_after: 5m"), "has no column tss");
        assertBroken(result("dbz", "heartbeat: {table: cdc.beat, at: ts}, fail_after: 5m"), "has no table cdc.beat");
    }

    private static void assertBroken(CheckResult result, String why) {
        assertThat(result.text()).contains(why);
        assertThat(result.status()).isEqualTo(Status.BROKEN);
    }

    @Test
    void log_that_is_kept_without_limit_warns_and_above_the_limit_fails() throws Exception {
        write(3);
        CheckResult much = result(", max_retained: 1MB");
        assertThat(much.status()).isEqualTo(Status.FAILED);
        assertThat(much.text()).containsPattern("Slot dbz keeps [\\d.]+ MB of log, at most 1 MB allowed");
        assertThat(result(", max_retained: 10GB").status()).isEqualTo(Status.PASSED);
        setting("max_slot_wal_keep_size", "-1");
        assertThat(result("").status()).isEqualTo(Status.WARNED);
        assertThat(result("").text()).contains("Nothing limits the log that slot dbz keeps");
        assertThat(result(", max_retained: 10GB").status()).isEqualTo(Status.PASSED);
        setting("max_slot_wal_keep_size", "64MB");
    }

    @Test
    void a_lost_slot_fails_although_the_heartbeat_is_fresh() throws Exception {
        database.run("SELECT pg_create_logical_replication_slot('slow', 'pgoutput')");
        setting("max_slot_wal_keep_size", "1MB");
        for (int i = 0; i < 4; i++) {
            write(1);
            database.run("SELECT pg_switch_wal()");
        }
        database.run("CHECKPOINT");
        beat("now()");
        CheckResult lost = result("slow", "heartbeat: {table: cdc.heartbeat, at: ts}, fail_after: 5m");
        assertThat(lost.status()).as(lost.text()).isEqualTo(Status.FAILED);
        assertThat(lost.text()).contains("Slot slow is lost (wal_removed)", "it must take a new snapshot");
        for (String again : List.of(
                "drop_replication_slot('slow')",
                "drop_replication_slot('dbz')",
                "create_logical_replication_slot('dbz', 'pgoutput')")) {
            database.run("SELECT pg_" + again);
        }
        setting("max_slot_wal_keep_size", "64MB");
    }

    private static void write(int megabytes) {
        database.run("INSERT INTO busy SELECT repeat('x', 1000) FROM generate_series(1, 1000 * " + megabytes + ")");
    }

    private static void setting(String name, String value) throws InterruptedException {
        database.run("ALTER SYSTEM SET " + name + " = '" + value + "'");
        database.run("SELECT pg_reload_conf()");
        Thread.sleep(200);
    }
}
