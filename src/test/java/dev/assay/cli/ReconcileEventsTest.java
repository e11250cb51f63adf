package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A changelog with events that are not changes of a row: TRUNCATE, and such as lack an operation, a position or a transaction. */
@Tag("fast")
class ReconcileEventsTest {

    private static final String LATER = "900000000";

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, note text);
            INSERT INTO app.orders SELECT i, 'note ' || i FROM generate_series(101, 200) AS i;
            """);

    private final TestDatabase mart = TestPostgres.newest()
            .database()
            .run("CREATE TABLE heartbeat (at bigint); INSERT INTO heartbeat VALUES" + " (9000000000000000000)");

    private Copies copies;

    /** The rows 1 to 100 came first, without positions; they were truncated; then 101 to 200 came. */
    @BeforeEach
    void suite() {
        log("text");
        copies = Copies.of(folder, shop, mart);
        copies.check(
                "orders",
                "key: id, copy: changelog, changed_by: txid, position: lsn, deleted: op, heartbeat: {table: heartbeat,"
                        + " position: at}, wait_up_to: 1s");
    }

    private void log(String type) {
        mart.run("""
                DROP TABLE IF EXISTS orders;
                CREATE TABLE orders (id bigint, note text, op %s, lsn bigint, txid bigint);
                INSERT INTO orders SELECT i, 'note ' || i, 'r', NULL, NULL FROM generate_series(1, 100) AS i;
                INSERT INTO orders SELECT i, 'old', 'u', 10, 3 FROM generate_series(1, 100) AS i;
                INSERT INTO orders VALUES (NULL, NULL, 't', 20, 4);
                INSERT INTO orders SELECT i, 'note ' || i, 'c', 30, 5 FROM generate_series(101, 200) AS i;
                """.formatted(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "varchar(10)", "char(1)"})
    void a_truncation_ends_all_rows_before_it(String type) {
        log(type);
        assertThat(copies.passes()).contains("100 rows there and 100 here");
        mart.run("DELETE FROM orders WHERE op = 't'");
        assertThat(copies.message()).contains("100 extra in the copy");
    }

    @Test
    void rows_without_a_position_came_before_any_truncation() {
        mart.run("DELETE FROM orders WHERE lsn = 10");
        assertThat(copies.passes()).contains("100 rows there and 100 here");
    }

    @Test
    void rows_without_a_position_are_there_where_nothing_was_truncated() {
        mart.run("DELETE FROM orders WHERE op IN ('t', 'u', 'r'); UPDATE orders SET lsn = NULL, txid = NULL, op = 'r'");
        assertThat(copies.passes()).contains("100 rows there and 100 here");
    }

    @Test
    void a_truncation_that_the_snapshot_does_not_see_has_not_happened() {
        mart.run("INSERT INTO orders VALUES (NULL, NULL, 't', 8000000000000000000, " + LATER
                + "), (101, 'later', 'c', 8000000000000000001, " + LATER + ")");
        assertThat(copies.passes()).contains("100 rows there and 100 here");
    }

    @Test
    void a_truncation_beside_a_change_of_its_own_transaction_comes_in_the_order_of_positions() {
        mart.run("INSERT INTO orders SELECT i, 'gone', 'c', 19, 4 FROM generate_series(201, 210) AS i");
        mart.run("UPDATE orders SET txid = 4, lsn = 21 WHERE id = 101");
        assertThat(copies.passes()).contains("100 rows there and 100 here");
    }

    @Test
    void an_event_without_an_operation_is_a_row() {
        mart.run("UPDATE orders SET op = NULL WHERE id = 101 OR (id = 7 AND op = 'r')");
        copies.passes();
        mart.run("UPDATE orders SET note = 'x' WHERE id = 101");
        copies.finds("[\"101\",\"different\",\"note\"]");
    }

    @Test
    void the_last_of_several_events_of_a_key_counts_and_a_deletion_may_carry_the_key_alone() {
        mart.run(
                "INSERT INTO orders VALUES (150, 'other', 'u', 40, 6), (150, 'note 150', 'u', 41, 6), (150, 'other', 'u', 39, 7), (300, 'x', 'c',"
                        + " 50, 6), (300, NULL, 'd', 51, 6), (301, NULL, 'DELETE', 51, 6)");
        assertThat(copies.passes()).contains("100 rows there and 100 here");
        shop.run("DELETE FROM app.orders WHERE id = 150");
        copies.finds("[\"150\",\"extra in the copy\",null]");
    }

    @Test
    void a_budget_and_a_truncation_go_together() {
        copies.check(
                "orders",
                "key: id, copy: changelog, changed_by: txid, position: lsn, deleted: op, heartbeat: {table: heartbeat,"
                        + " position: at}, wait_up_to: 1s, budget: {rows: 60}");
        assertThat(copies.passes()).contains("60 rows there and 60 here");
        mart.run("INSERT INTO orders VALUES (190, 'x', 'u', 60, 8)");
        copies.finds("[\"190\",\"different\",\"note\"]");
        assertThat(copies.message()).contains("1 different");
    }

    /** Debezium sends a text in place of a TOAST value that did not change. */
    @Test
    void a_value_that_was_not_sent_is_the_last_one_that_was() {
        mart.run(
                "INSERT INTO orders SELECT i, '__debezium_unavailable_value', 'u', 40, 6 FROM generate_series(101, 200) AS i;"
                        + "INSERT INTO orders VALUES (150, 'lost', 'u', 41, 7), (150, '__debezium_unavailable_value', 'u', 42, 7),"
                        + " (151, NULL, 'u', 41, 7), (151, '__debezium_unavailable_value', 'u', 42, 7)");
        assertThat(copies.message()).contains("100 different");
        copies.check(
                "orders",
                "key: id, copy: changelog, pipeline: debezium, changed_by: txid, position: lsn, deleted: op, heartbeat: {table:"
                        + " heartbeat, position: at}, wait_up_to: 1s");
        copies.finds("[\"150\",\"different\",\"note\"]", "[\"151\",\"different\",\"note\"]");
    }
}
