package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A suite compares a table with that of another connection. */
@Tag("fast")
class ReconcileTest {

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, note text, total numeric(12, 2), secret text);
            INSERT INTO app.orders SELECT i, 'note ' || i, i * 1.5, 'x' FROM generate_series(1, 3000) AS i;
            """);

    private final TestDatabase mart = TestPostgres.newest().database().run("""
            CREATE TABLE orders (id bigint, note_text text, total numeric(12, 2));
            INSERT INTO orders SELECT i, 'note ' || i, i * 1.5 FROM generate_series(1, 3000) AS i;
            """);

    private SuiteFolder suites;

    @BeforeEach
    void suites() {
        suites = SuiteFolder.over(folder, mart);
        suites.write("connections.yaml", connections("{unclassified: show}"));
        suite("");
    }

    /** @param shown what may be shown of the source's rows */
    private String connections(String shown) {
        String connection = """
                  %s:
                    type: postgresql
                    plane: analytical
                    url: "%s"
                    user: %s
                    password: %s
                    sample: %s
                """;
        return "version: 1\nconnections:\n"
                + connection.formatted(
                        "mart", mart.url(), TestPostgres.USER, TestPostgres.PASSWORD, "{unclassified: show}")
                + connection.formatted("shop", shop.url(), TestPostgres.USER, TestPostgres.PASSWORD, shown);
    }

    private void suite(String more) {
        suites.write("orders.yaml", """
                version: 1
                suite: Copies
                connection: mart
                tables:
                  orders:
                    checks:
                      - reconcile: {source: {connection: shop, table: app.orders}, key: id, columns: {note: note_text}, except: [secret]}
                        id: copy
                """ + more);
    }

    private JsonNode run(String... more) {
        List<Object> words = new ArrayList<>(
                List.of("run", suites.folder(), "--report=json", "--quiet", "--reports-dir", suites.reports()));
        words.addAll(List.of(more));
        Assay done = Assay.run(words.toArray());
        assertThat(done.err()).isEmpty();
        return suites.results().path("checks").get(0);
    }

    @Test
    void a_true_copy_passes_and_says_how_it_was_compared() {
        JsonNode check = run();
        assertThat(check.path("message").asString())
                .isEqualTo(
                        "No row differs from app.orders on shop: 3,000 rows there and 3,000 here were compared. Both sides were"
                                + " taken to be at rest, since no heartbeat is named.");
        assertThat(check.path("status").asString()).isEqualTo("PASSED");
    }

    @Test
    void the_ranges_of_keys_tell_where_to_look() {
        mart.run("DELETE FROM orders WHERE id = 17; UPDATE orders SET total = 0 WHERE id BETWEEN 2000 AND 2001");
        assertThat(run().path("measured").path("ranges").asString()).isEqualTo("(.., 18), [1986, 2002)");
        mart.run("TRUNCATE orders");
        assertThat(run().path("measured").path("ranges").asString()).isEqualTo("(.., ..)");
    }

    @Test
    void what_differs_is_counted_by_kind_and_its_keys_are_shown_where_rows_may_be() {
        mart.run("""
                DELETE FROM orders WHERE id IN (17, 18);
                UPDATE orders SET note_text = NULL WHERE id = 40;
                INSERT INTO orders VALUES (9000, 'new', 1);
                """);
        JsonNode check = run();
        assertThat(check.path("status").asString()).isEqualTo("FAILED");
        assertThat(check.path("message").asString())
                .startsWith(
                        "4 of 3,000 rows (0.13 %) differ from app.orders on shop: 2 missing in the copy, 1 extra in the copy, 1"
                                + " different (both sides were taken to be at rest, since no heartbeat is named)");
        assertThat(check.path("sample").path("rows").toString())
                .contains(
                        "[\"17\",\"missing in the copy\",null]",
                        "[\"9000\",\"extra in the copy\",null]",
                        "[\"40\",\"different\",\"note\"]");
        assertThat(check.path("sql").toString()).doesNotContain("9000");
    }

    @Test
    void a_column_that_the_copy_lacks_breaks_the_check_and_says_so() {
        mart.run("ALTER TABLE orders DROP COLUMN total");
        JsonNode check = run();
        assertThat(check.path("status").asString()).isEqualTo("BROKEN");
        assertThat(check.path("message").asString()).contains("has no column total");
    }

    private void check(String parameters, String beside) {
        suites.write("orders.yaml", """
                version: 1
                suite: Copies
                connection: mart
                checks:
                  - reconcile: {table: orders, %s}
                    id: copy
                    %s
                """.formatted(parameters, beside));
    }

    private String validated() {
        return Assay.run("validate", suites.folder()).err();
    }

    @Test
    void a_source_on_a_connection_that_is_not_declared_is_told_before_a_run() {
        check("source: {connection: shopp, table: app.orders}, key: id", "");
        assertThat(validated())
                .contains("orders.yaml:5:53: the connection 'shopp' is not declared: did you mean 'shop'? (declared in"
                        + " connections.yaml: mart, shop)");
        check("source: {table: app.orders}, key: id", "");
        assertThat(validated()).contains("orders.yaml:5:", "'source' lacks 'connection'");
        check("source: shop.app.orders, key: id", "");
        assertThat(validated()).contains("orders.yaml:5:", "{connection: shop, table: app.orders}");
    }

    @Test
    void keys_that_leave_rows_of_the_copy_out_are_refused_since_the_source_has_them_all() {
        for (String beside : List.of(
                "filter: id > 10", "partition: {latest: id}", "window: {column: id, since: 10}", "group_by: id")) {
            check("source: {connection: shop, table: app.orders}, key: id", beside);
            assertThat(validated()).as(beside).contains("orders.yaml:7:", "reconcile");
        }
        suites.write("orders.yaml", """
                version: 1
                suite: Copies
                connection: mart
                tables:
                  orders:
                    filter: id > 10
                    checks:
                      - reconcile: {source: {connection: shop, table: app.orders}, key: id}
                      - not_null: id
                """);
        assertThat(validated()).contains("orders.yaml:8:", "the table's filter does not apply to reconcile");
    }

    @Test
    void values_are_shown_only_where_both_connections_and_the_columns_allow_it() {
        mart.run("DELETE FROM orders WHERE id = 17");
        assertThat(run().has("sample")).isTrue();
        suite("        sample: {columns: [total]}\n");
        assertThat(run().path("sample").path("rows").isEmpty()).isTrue();
        suite("        sample: {columns: [id]}\n");
        assertThat(run().path("sample").path("rows").toString()).contains("17");
        suite("");
        suites.write("connections.yaml", connections("none"));
        assertThat(run().path("sample").path("rows").isEmpty()).isTrue();
    }

    @Test
    void a_check_of_two_connections_is_planned_listed_selected_and_waived_as_any_other() {
        assertThat(Assay.run("plan", suites.folder()).out())
                .contains(
                        "-- compared with connection shop: ", "orders.yaml#copy: its statements depend on what differs")
                .contains("-- 1 check, 0 statements");
        assertThat(Assay.run("list", suites.folder()).out()).contains("copy");
        mart.run("DELETE FROM orders WHERE id = 17");
        assertThat(run("--select", "type:reconcile").path("status").asString()).isEqualTo("FAILED");
        mart.run("INSERT INTO orders VALUES (17, 'note 17', 25.5)");
        assertThat(run("--failed").path("status").asString()).isEqualTo("PASSED");
        mart.run("DELETE FROM orders WHERE id = 17");
        suite("waivers: [{check: copy, accepts: 1, until: 2099-01-01, owner: us, approved_by: me, reason: known}]\n");
        assertThat(run().path("status").asString()).isEqualTo("WAIVED");
    }
}
