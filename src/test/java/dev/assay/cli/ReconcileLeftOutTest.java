package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Rows that cannot be compared now: few pass, many warn, and where there are no others nothing was compared. */
@Tag("fast")
class ReconcileLeftOutTest {

    private static final String COLUMNS =
            "key: id, changed_by: txid, heartbeat: {table: heartbeat, position: at}, wait_up_to: 1s";

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, note text) WITH (autovacuum_enabled = false);
            INSERT INTO app.orders SELECT i, 'note' FROM generate_series(1, 100) AS i;
            """);

    private final TestDatabase mart = TestPostgres.newest().database().run("""
            CREATE TABLE orders (id bigint, note text, txid bigint);
            INSERT INTO orders SELECT i, 'note', 3 FROM generate_series(1, 100) AS i;
            CREATE TABLE heartbeat (at bigint);
            INSERT INTO heartbeat VALUES (9000000000000000000);
            """);

    private Copies copies;

    @BeforeEach
    void suite() {
        copies = Copies.of(folder, shop, mart);
        copies.check("orders", COLUMNS);
    }

    private void move(int rows) {
        mart.run("UPDATE orders SET txid = 900000000, note = 'later' WHERE id <= " + rows);
    }

    private String has(String status) {
        JsonNode check = copies.run();
        assertThat(check.path("status").asString())
                .as(check.path("message").asString())
                .isEqualTo(status);
        return check.path("message").asString();
    }

    @Test
    void up_to_the_limit_pass_and_above_warn_with_shares_of_all_rows() {
        move(5);
        assertThat(has("PASSED")).contains("5 rows changed meanwhile");
        move(6);
        assertThat(has("WARNED")).contains("6 of 100 rows");
        move(60);
        assertThat(has("WARNED")).contains("60 of 100 rows");
        copies.check("orders", COLUMNS + ", max_left_out: 0.6");
        assertThat(has("PASSED")).contains("60 rows changed meanwhile");
    }

    @Test
    void all_rows_left_out_are_nothing_compared() {
        move(100);
        assertThat(has("BROKEN")).startsWith("Nothing could be compared: all 100 rows changed meanwhile");
        copies.check("orders", COLUMNS + ", max_left_out: 1");
        has("BROKEN");
    }

    @Test
    void a_difference_beside_many_left_out_fails() {
        move(60);
        mart.run("UPDATE orders SET note = 'x' WHERE id = 99");
        assertThat(has("FAILED")).contains("1 of 40 rows", "60 rows changed meanwhile");
    }

    @Test
    void a_difference_that_is_allowed_warns_beside_many_left_out() {
        copies.check("orders", COLUMNS, "fail_above: 1");
        mart.run("UPDATE orders SET note = 'x' WHERE id = 99");
        has("PASSED");
        move(60);
        assertThat(has("WARNED")).contains("1 of 40 rows", "60 of 100 rows changed while they were compared");
    }

    @Test
    void a_run_that_compared_nothing_is_not_counted_as_seen() throws IOException {
        copies.check("orders", COLUMNS + ", budget: {rows: 40}");
        has("PASSED");
        String before = Files.readString(copies.memory());
        mart.run("UPDATE orders SET txid = 900000000 WHERE id BETWEEN 41 AND 80");
        has("BROKEN");
        assertThat(Files.readString(copies.memory())).isEqualTo(before);
        mart.run("UPDATE orders SET txid = 3");
        assertThat(has("PASSED")).contains("80 rows of this pass");
    }

    @Test
    void rows_that_are_left_out_count_as_seen_within_a_budget() {
        copies.check("orders", COLUMNS + ", budget: {rows: 40}, max_left_out: 1");
        move(39);
        assertThat(has("PASSED")).contains("1 row there and 1 here", "40 rows of this pass");
    }

    @Test
    void a_copy_that_lags_is_not_compared_whatever_it_shows() {
        mart.run("UPDATE heartbeat SET at = 1");
        assertThat(has("BROKEN")).contains("The copy did not reach the source's position");
        mart.run("DELETE FROM heartbeat");
        assertThat(has("BROKEN")).contains("it is at none");
    }

    @Test
    void two_empty_tables_are_not_a_true_copy_unless_that_is_expected() {
        shop.run("TRUNCATE app.orders");
        mart.run("TRUNCATE orders");
        has("FAILED");
        copies.check("orders", COLUMNS, "on_empty: pass");
        has("PASSED");
        mart.run("INSERT INTO orders VALUES (1, 'x', 3)");
        has("FAILED");
    }
}
