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

/** A table that is compared in several runs. */
@Tag("fast")
class ReconcileBudgetTest {

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database();
    private final TestDatabase mart = TestPostgres.newest().database();
    private Copies copies;

    @BeforeEach
    void tables() {
        shop.run("CREATE SCHEMA app; CREATE TABLE app.orders (id bigint PRIMARY KEY, code text, note text)"
                + " WITH (autovacuum_enabled = false)");
        mart.run("CREATE TABLE orders (id bigint, code text, note text)");
        both(
                "INSERT INTO %s SELECT i, 'code-' || lpad(CAST(i AS text), 5, '0'), 'note ' || i FROM generate_series(1, 1000) AS i");
        copies = Copies.of(folder, shop, mart);
        copies.check("orders", "key: id, budget: {rows: 300}");
    }

    private void both(String sql) {
        shop.run(sql.formatted("app.orders"));
        mart.run(sql.formatted("orders"));
    }

    private static long measured(JsonNode check, String name) {
        return check.path("measured").path(name).asLong();
    }

    @Test
    void each_run_goes_on_where_the_last_ended_and_says_how_far_it_is() {
        assertThat(copies.passes()).contains("300 rows there and 300 here", "300 rows of this pass, the first;");
        assertThat(copies.passes()).contains("600 rows of this pass, the first;");
        assertThat(copies.passes()).contains("900 rows of this pass, the first;");
        assertThat(copies.passes()).contains("100 rows there and 100 here", "his pass has ended, all rows seen since ");
        assertThat(copies.passes()).contains("300 rows of this pass, all rows seen since ");
    }

    @Test
    void a_fault_is_found_in_its_turn_looked_at_first_from_then_on_and_forgotten_once_mended() {
        mart.run("UPDATE orders SET note = 'x' WHERE id = 450");
        assertThat(copies.passes()).contains("300 rows there");
        copies.finds("[\"450\",\"different\",\"note\"]");
        JsonNode again = copies.finds("[\"450\",\"different\",\"note\"]");
        assertThat(again.path("message").asString()).contains("900 rows of this pass");
        assertThat(measured(again, "source_rows"))
                .as("the failing part and the next")
                .isEqualTo(600);
        mart.run("UPDATE orders SET note = 'note 450' WHERE id = 450");
        assertThat(copies.passes()).contains("400 rows there", "his pass has ended");
        assertThat(copies.passes()).contains("300 rows there");
    }

    @Test
    void keys_that_may_not_be_shown_are_kept_nowhere() {
        copies.source("sample: none");
        copies.check("orders", "key: code, budget: {rows: 300}");
        mart.run("UPDATE orders SET note = 'x' WHERE id IN (150, 450)");
        for (int run = 1; run <= 4; run++) {
            assertThat(copies.run().path("status").asString()).as("run " + run).isEqualTo("FAILED");
        }
        assertThat(copies.written()).doesNotContain("code-0", "note 1");
        mart.run("UPDATE orders SET note = 'note ' || id");
        assertThat(copies.passes()).contains("300 rows of this pass, all rows seen since ");
    }

    @Test
    void tables_that_have_fewer_rows_now_are_seen_to_their_end() {
        for (String key : new String[] {"id", "code"}) {
            copies.source("sample: none");
            copies.check("orders", "key: " + key + ", budget: {rows: 300}");
            both("TRUNCATE %s");
            both(
                    "INSERT INTO %s SELECT i, 'code-' || lpad(CAST(i AS text), 5, '0'), 'note' FROM generate_series(1, 1000) AS i");
            copies.passes();
            copies.passes();
            both("DELETE FROM %s WHERE id > 500");
            mart.run("UPDATE orders SET note = 'x' WHERE id = 450");
            String said = "";
            for (int run = 0; run < 4 && !said.contains("1 different"); run++) {
                said = copies.message();
            }
            assertThat(said).as(key).contains("1 different");
            mart.run("UPDATE orders SET note = 'note' WHERE id = 450");
            for (int run = 0; run < 4 && !said.contains("his pass has ended"); run++) {
                said = copies.passes();
            }
            assertThat(said).as(key).contains("his pass has ended");
        }
    }

    @Test
    void a_table_that_was_emptied_is_empty() {
        copies.passes();
        both("TRUNCATE %s");
        assertThat(copies.run().path("status").asString()).isEqualTo("FAILED");
        both("INSERT INTO %s SELECT i, 'c', 'note' FROM generate_series(1, 20) AS i");
        assertThat(copies.passes()).contains("20 rows there and 20 here", "his pass has ended");
    }

    @Test
    void a_part_that_differed_and_comes_in_its_turn_is_counted_once() {
        copies.check("orders", "key: id, budget: {rows: 2000}", "fail_above: 30%");
        mart.run("UPDATE orders SET note = 'x' WHERE id <= 400");
        for (int run = 1; run <= 3; run++) {
            JsonNode check = copies.run();
            assertThat(check.path("message").asString()).startsWith("400 of 1,000 rows (40.00 %)");
            assertThat(check.path("status").asString()).isEqualTo("FAILED");
        }
    }

    @Test
    void rows_that_were_added_behind_are_seen_in_the_same_pass() {
        copies.passes();
        both("INSERT INTO %s SELECT i, 'c', 'note' FROM generate_series(1001, 1100) AS i");
        copies.passes();
        copies.passes();
        assertThat(copies.passes()).contains("200 rows there", "his pass has ended");
    }

    @Test
    void another_key_or_another_table_begins_anew() {
        copies.passes();
        copies.check("orders", "key: code, budget: {rows: 300}");
        assertThat(copies.passes()).contains("300 rows of this pass, the first");
        copies.passes();
        shop.run("CREATE TABLE app.others AS SELECT * FROM app.orders");
        copies.checkOf("orders", "app.others", "key: code, budget: {rows: 300}", "");
        assertThat(copies.passes()).contains("300 rows of this pass, the first");
    }

    @Test
    void a_damaged_memory_begins_anew() throws IOException {
        for (String damaged : new String[] {"-5@300", "300@abc", "300@1@2", "x", "300@", ""}) {
            Files.deleteIfExists(copies.memory());
            copies.passes();
            String memory = Files.readString(copies.memory());
            assertThat(memory).contains("300@301");
            Files.writeString(copies.memory(), memory.replace("300@301", damaged));
            assertThat(copies.passes()).as(damaged).contains("300 rows of this pass, the first");
        }
    }

    @Test
    void an_operational_source_is_read_by_ten_thousand_rows_a_statement_with_its_default_limits() {
        both("INSERT INTO %s SELECT i, 'c', 'note' FROM generate_series(1001, 100000) AS i");
        shop.run("ANALYZE app.orders");
        mart.run("DELETE FROM orders WHERE id = 45000");
        copies.source("plane: operational, sample: {unclassified: show}");
        copies.check("orders", "key: id, budget: {rows: 40000}");
        assertThat(copies.passes()).contains("40,000 rows there and 40,000 here", "40,000 of about 100,000 rows");
        copies.finds("[\"45000\",\"missing in the copy\",null]");
        copies.check("orders", "key: id, budget: {time: 1m}");
        copies.finds("[\"45000\",\"missing in the copy\",null]");
        copies.check("orders", "key: id");
        copies.finds("[\"45000\",\"missing in the copy\",null]");
    }
}
