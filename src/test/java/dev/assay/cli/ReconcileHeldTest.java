package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A copy of the current state that says of each row who changed it, or when: scheme B. */
@Tag("fast")
class ReconcileHeldTest {

    private static final String COLUMNS =
            "key: id, changed_by: _txid, position: _lsn, deleted: _deleted, heartbeat: {table: heartbeat,"
                    + " position: at}, wait_up_to: 2s";

    /** A transaction that no snapshot sees yet. */
    private static final long LATER = 900_000_000L;

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, note text);
            INSERT INTO app.orders SELECT i, 'note ' || i FROM generate_series(1, 400) AS i;
            """);

    private final TestDatabase mart = TestPostgres.newest().database().run("""
            CREATE TABLE orders (id bigint, note text, _txid bigint, _lsn bigint, _deleted boolean);
            INSERT INTO orders SELECT i, 'note ' || i, 3, 10, false FROM generate_series(1, 400) AS i;
            CREATE TABLE heartbeat (at bigint);
            INSERT INTO heartbeat VALUES (9100000000000000000);
            """);

    private Copies copies;

    @BeforeEach
    void suite() {
        copies = Copies.of(folder, shop, mart);
        copies.check("orders", COLUMNS);
    }

    @Test
    void equal_tables_pass_and_say_how_long_the_snapshot_was_held() {
        JsonNode check = copies.run();
        assertThat(check.path("status").asString()).as(check.toString()).isEqualTo("PASSED");
        assertThat(check.path("message").asString())
                .contains("400 rows there and 400 here", "Scheme B", "it was held for 0");
        assertThat(check.path("measured").path("snapshot_held_milliseconds").asLong())
                .isBetween(1L, 5_000L);
    }

    @Test
    void changes_that_the_snapshot_does_not_see_are_left_out_and_counted() {
        mart.run(
                "UPDATE orders SET note = 'later', _txid = %1$d, _lsn = 9000000000000000000 WHERE id = 5; UPDATE orders SET _deleted = true, _txid = %1$d, _lsn = 9000000000000000000 WHERE id = 6;"
                                .formatted(LATER)
                        + "INSERT INTO orders VALUES (1000, 'new', %1$d, 9000000000000000000, false)".formatted(LATER));
        assertThat(copies.passes())
                .contains("3 rows changed meanwhile and were left out", "398 rows there and 398 here");
    }

    @Test
    void faults_are_found_as_their_keys_also_beside_moving_rows() {
        mart.run("UPDATE orders SET note = 'later', _txid = %d, _lsn = 9000000000000000000 WHERE id %% 40 = 0;"
                        .formatted(LATER)
                + """
                DELETE FROM orders WHERE id = 17;
                UPDATE orders SET note = 'wrong' WHERE id = 18;
                UPDATE orders SET _deleted = NULL WHERE id = 19;
                UPDATE orders SET _deleted = true WHERE id = 20;
                UPDATE orders SET _txid = NULL, note = NULL WHERE id = 21;
                INSERT INTO orders VALUES (1000, 'phantom', 3, 10, false), (1001, 'gone', 3, 10, true), (22, 'note 22', 3, 10, false)""");
        JsonNode check = copies.finds(
                "[\"17\",\"missing in the copy\",null]",
                "[\"18\",\"different\",\"note\"]",
                "[\"20\",\"missing in the copy\",null]",
                "[\"21\",\"different\",\"note\"]",
                "[\"22\",\"extra in the copy\",null]",
                "[\"1000\",\"extra in the copy\",null]");
        assertThat(check.path("message").asString()).contains("10 rows changed meanwhile", "scheme B");
        assertThat(check.path("measured").path("left_out").asLong()).isEqualTo(10);
    }

    @Test
    void transactions_that_run_are_not_seen_whatever_the_width_of_their_ids() throws SQLException {
        try (Connection writer = shop.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("UPDATE app.orders SET note = 'open' WHERE id = 33");
            long id = one(statement, "SELECT CAST(CAST(pg_current_xact_id() AS text) AS bigint)");
            for (long shown : new long[] {id, id + (3L << 32)}) {
                mart.run("UPDATE orders SET note = 'open', _txid = %d, _lsn = 1 WHERE id = 33".formatted(shown));
                assertThat(copies.passes()).contains("1 row changed meanwhile and was left out");
            }
            writer.commit();
            assertThat(copies.passes()).doesNotContain("changed meanwhile").contains("400 rows there");
        }
    }

    private static long one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void ids_of_an_earlier_epoch_are_seen_by_their_position() {
        mart.run(
                "UPDATE orders SET _txid = 4294967296 * 3 + 2000000000 WHERE id <= 100; UPDATE orders SET note = 'x' WHERE id = 7");
        copies.finds("[\"7\",\"different\",\"note\"]");
    }

    @Test
    void a_hard_delete_that_the_snapshot_does_not_see_yet_is_no_fault_and_a_lost_row_is() {
        copies.check("orders", COLUMNS.replace("deleted: _deleted, ", ""));
        mart.run("ALTER TABLE orders DROP COLUMN _deleted; DELETE FROM orders WHERE id = 17");
        copies.finds("[\"17\",\"missing in the copy\",null]");
    }

    @Test
    void debezium_s_columns_are_known_in_upper_and_in_mixed_case() {
        copies.check("orders", "key: id, pipeline: debezium, heartbeat: {table: heartbeat, position: at}");
        for (String[] names : new String[][] {
            {"__txid", "__lsn", "__deleted"},
            {"\"__TXID\"", "\"__LSN\"", "\"__DELETED\""},
            {"\"__txId\"", "\"__lsn\"", "\"__deleted\""}
        }) {
            mart.run("DROP TABLE orders; CREATE TABLE orders (id bigint, note text, %s bigint, %s bigint, %s text);"
                            .formatted((Object[]) names)
                    + "INSERT INTO orders SELECT i, 'note ' || i, 3, 10, 'false' FROM generate_series(1, 400) AS i;"
                    + "UPDATE orders SET note = 'later', %s = %d, %s = 9000000000000000000 WHERE id = 5;"
                            .formatted(names[0], LATER, names[1])
                    + "INSERT INTO orders VALUES (1000, 'gone', 3, 10, 'true')");
            assertThat(copies.passes()).contains("Scheme B", "1 row changed meanwhile", "399 rows there and 399 here");
        }
        mart.run("ALTER TABLE orders RENAME COLUMN \"__txId\" TO other");
        JsonNode check = copies.run();
        assertThat(check.path("status").asString()).isEqualTo("BROKEN");
        assertThat(check.path("message").asString()).contains("has no column __txId");
    }

    @Test
    void deletions_are_told_by_many_kinds_of_columns() {
        for (String[] kind : new String[][] {
            {"boolean", "true", "false"},
            {"integer", "1", "0"},
            {"text", "'d'", "'u'"},
            {"text", "'DELETE'", "'INSERT'"},
            {"text", "'true'", "'false'"},
            {"char(1)", "'d'", "'c'"},
            {"timestamptz", "now()", "NULL"},
            {"timestamp", "now()", "NULL"},
            {"text", "'2026-01-01T00:00:00Z'", "NULL"},
            {"numeric", "1", "NULL"}
        }) {
            mart.run("ALTER TABLE orders DROP COLUMN _deleted; ALTER TABLE orders ADD COLUMN _deleted %s;"
                            .formatted(kind[0])
                    + "DELETE FROM orders WHERE id > 400; UPDATE orders SET _deleted = %s;".formatted(kind[2])
                    + "INSERT INTO orders VALUES (1000, 'gone', 3, 10, %s)".formatted(kind[1]));
            assertThat(copies.passes()).as(kind[0]).contains("400 rows there and 400 here");
        }
        mart.run("ALTER TABLE orders DROP COLUMN _deleted; ALTER TABLE orders ADD COLUMN _deleted json");
        assertThat(copies.message()).contains("Column '_deleted' of public.orders is of type json, which does not say");
    }

    @Test
    void rows_by_the_time_of_their_arrival_are_looked_at_again() {
        mart.run(
                "ALTER TABLE orders ADD COLUMN _synced timestamptz; UPDATE orders SET _synced = now() - interval '1 hour'");
        copies.check(
                "orders",
                "key: id, synced_at: _synced, deleted: _deleted, heartbeat: {table: heartbeat, position: at}, wait_up_to: 2s");
        mart.run(
                "UPDATE orders SET note = 'later', _synced = now() WHERE id = 5; UPDATE orders SET _synced = NULL WHERE id = 6");
        assertThat(copies.passes()).contains("the copy tells when", "2 rows changed meanwhile");
        mart.run("UPDATE orders SET note = 'wrong' WHERE id = 7; DELETE FROM orders WHERE id = 8");
        copies.finds("[\"7\",\"different\",\"note\"]", "[\"8\",\"missing in the copy\",null]");
    }

    @Test
    void columns_that_tell_nothing_of_changes_break_the_check() {
        mart.run("ALTER TABLE orders ADD COLUMN word text");
        copies.check("orders", COLUMNS.replace("_txid", "word"));
        JsonNode check = copies.run();
        assertThat(check.path("status").asString()).isEqualTo("BROKEN");
        assertThat(check.path("message").asString()).contains("Column 'word' of public.orders is of type text");
        copies.check("orders", "key: id, synced_at: word, heartbeat: {table: heartbeat, position: at}");
        assertThat(copies.message()).contains("Column 'word' of public.orders is of type text, which is no time");
    }

    @Test
    void a_source_with_one_session_or_one_snapshot_a_run_is_compared_too() {
        mart.run("UPDATE orders SET note = 'wrong' WHERE id = 18; DELETE FROM orders WHERE id = 17");
        for (String settings : new String[] {"limits: {sessions: 1}", "snapshot: run"}) {
            copies.source("sample: {unclassified: show}, " + settings);
            copies.finds("[\"17\",\"missing in the copy\",null]", "[\"18\",\"different\",\"note\"]");
        }
        copies.source("sample: {unclassified: show}, limits: {sessions: 1}");
        copies.check("orders", COLUMNS.replace("deleted: _deleted, ", ""));
        copies.finds("[\"17\",\"missing in the copy\",null]", "[\"18\",\"different\",\"note\"]");
    }

    @Test
    void a_snapshot_that_cannot_be_held_for_long_enough_gives_way_to_readings_before_and_after() {
        shop.run("""
                ALTER TABLE app.orders RENAME TO slow;
                CREATE VIEW app.orders AS SELECT id, note FROM app.slow WHERE id <> 400 OR pg_sleep(1.2) IS NOT NULL;
                """);
        mart.run("UPDATE orders SET note = 'wrong' WHERE id = 18");
        copies.check("orders", COLUMNS + ", hold_up_to: 1s");
        assertThat(copies.finds("[\"18\",\"different\",\"note\"]")
                        .path("message")
                        .asString())
                .contains("scheme C, since the source ended the snapshot, which may be held for 1 second");
    }

    @Test
    void a_snapshot_that_ends_while_ranges_are_divided_is_taken_anew() {
        shop.run("""
                ALTER TABLE app.orders RENAME TO slow;
                CREATE VIEW app.orders AS SELECT id, note FROM app.slow WHERE id <> 400 OR pg_sleep(0.45) IS NOT NULL;
                """);
        mart.run("UPDATE orders SET note = 'wrong' WHERE id = 18");
        copies.check("orders", COLUMNS + ", hold_up_to: 1s");
        assertThat(copies.finds("[\"18\",\"different\",\"note\"]")
                        .path("message")
                        .asString())
                .contains("scheme B");
    }

    @Test
    void a_copy_that_lags_for_longer_than_the_snapshot_may_be_held_is_compared_by_readings_before_and_after()
            throws Exception {
        mart.run("UPDATE heartbeat SET at = 1");
        copies.check("orders", COLUMNS.replace("wait_up_to: 2s", "wait_up_to: 20s, hold_up_to: 1s"));
        Thread late = new Thread(() -> {
            try {
                Thread.sleep(1_800);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            mart.run("UPDATE heartbeat SET at = 9000000000000000000");
        });
        mart.run("UPDATE orders SET note = 'wrong' WHERE id = 18");
        late.start();
        JsonNode check = copies.finds("[\"18\",\"different\",\"note\"]");
        late.join();
        assertThat(check.path("message").asString())
                .contains(
                        "scheme C, since the copy did not reach the source's snapshot within the 1 second for which it may be held");
        assertThat(check.path("measured").path("snapshot_held_milliseconds").asLong())
                .isBetween(500L, 2_500L);
    }

    @Test
    void a_row_without_a_key_is_left_out_if_it_changed() {
        shop.run(
                "ALTER TABLE app.orders DROP CONSTRAINT orders_pkey; ALTER TABLE app.orders ALTER COLUMN id DROP NOT NULL; INSERT INTO"
                        + " app.orders VALUES (NULL, 'a')");
        mart.run("INSERT INTO orders VALUES (NULL, 'b', %d, 9000000000000000000, false)".formatted(LATER));
        assertThat(copies.passes()).contains("1 row changed meanwhile");
    }
}
