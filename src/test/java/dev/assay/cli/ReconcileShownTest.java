package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Keys and the columns that differ stand in results only where both connections, or the check itself, let them. */
@Tag("fast")
class ReconcileShownTest {

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.people (id text PRIMARY KEY, name text, born date, size double precision);
            INSERT INTO app.people SELECT 'id-' || i, 'name-' || i, '2000-01-01', 1 FROM generate_series(1, 100) AS i;
            """);

    private final TestDatabase mart = TestPostgres.newest().database().run("""
            CREATE TABLE people (id text, name text, born date, size double precision, txid bigint);
            INSERT INTO people SELECT 'id-' || i, 'name-' || i, '2000-01-01', 1, 3 FROM generate_series(1, 100) AS i;
            UPDATE people SET name = 'name-wrong', size = 2 WHERE id = 'id-42';
            UPDATE people SET born = NULL WHERE id = 'id-43';
            CREATE TABLE heartbeat AS SELECT 9000000000000000000 AS at;
            """);

    private final String[] ways = {
        "",
        ", tolerance: 0.1",
        ", changed_by: txid, heartbeat: {table: heartbeat, position: at}",
        ", budget: {rows: 500}"
    };

    @Test
    void the_columns_that_differ_are_named() {
        Copies copies = Copies.of(folder, shop, mart);
        for (String way : ways) {
            copies.check("people", "key: id" + way);
            copies.finds("[\"id-42\",\"different\",\"name, size\"]", "[\"id-43\",\"different\",\"born\"]");
        }
    }

    @Test
    void nothing_of_a_row_is_written_where_one_connection_shows_none() {
        Copies copies = Copies.of(folder, shop, mart);
        copies.source("sample: none");
        for (String way : ways) {
            copies.check("people", "key: id" + way);
            JsonNode check = copies.run();
            assertThat(check.path("message").asString()).startsWith("2 of 100 rows");
            assertThat(check.path("sample").path("rows").isEmpty()).isTrue();
            assertThat(copies.written()).doesNotContain("id-4", "name-");
        }
    }

    @Test
    void a_key_that_its_source_classifies_is_not_shown() {
        shop.run("COMMENT ON COLUMN app.people.id IS '@pii'");
        Copies copies = Copies.of(folder, shop, mart);
        for (String way : ways) {
            copies.check("people", "key: id" + way);
            assertThat(copies.run().path("message").asString()).startsWith("2 of 100 rows");
            assertThat(copies.written()).doesNotContain("id-4");
        }
        shop.run("COMMENT ON COLUMN app.people.id IS NULL");
    }

    @Test
    void a_check_may_show_less_than_the_connections_and_no_more() {
        Copies copies = Copies.of(folder, shop, mart);
        copies.source("sample: none");
        copies.check("people", "key: id", "sample: {columns: [id]}");
        assertThat(copies.run().path("sample").path("rows").isEmpty()).isTrue();
        copies.source("sample: {unclassified: show}");
        copies.check("people", "key: id", "sample: none");
        assertThat(copies.run().path("sample").path("rows").isEmpty()).isTrue();
    }
}
