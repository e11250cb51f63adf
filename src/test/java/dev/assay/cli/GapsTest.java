package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run says which tables and columns no check is about. */
@Tag("fast")
class GapsTest {

    @TempDir
    Path folder;

    private final TestDatabase database = TestPostgres.newest().database().run("""
            CREATE TABLE orders (id int, customer int, note text, total numeric, "Paid by" text);
            CREATE TABLE lines (id int, order_id int);
            CREATE TABLE "Mixed case" (id int);
            CREATE VIEW totals AS SELECT id, total FROM orders;
            CREATE SCHEMA other;
            CREATE TABLE other.left_alone (id int);
            INSERT INTO orders VALUES (1, 1, 'a', 2);
            """);

    private List<String> gaps(String suite, String... more) throws IOException {
        SuiteFolder suites = SuiteFolder.over(folder, database);
        suites.write("orders.yaml", suite);
        List<Object> arguments = new ArrayList<>(
                List.of("run", suites.folder(), "--report=json", "--quiet", "--reports-dir", suites.reports()));
        arguments.addAll(List.of(more));
        Assay run = Assay.run(arguments.toArray());
        assertThat(run.err()).isEmpty();
        List<String> gaps = new ArrayList<>();
        for (JsonNode gap : JsonMapper.shared()
                .readTree(Files.readString(suites.reports().resolve("latest/results.json")))
                .path("gaps")) {
            List<String> columns =
                    gap.path("columns").valueStream().map(JsonNode::asString).toList();
            gaps.add(gap.path("table").asString() + columns);
        }
        return gaps;
    }

    private static String suite(String tables) {
        return "version: 1\nsuite: Orders\nconnection: shop\n" + tables;
    }

    @Test
    void tables_come_first_then_columns_of_checked_tables() throws IOException {
        String suite = suite("""
                tables:
                  orders:
                    columns:
                      id: [unique]
                    checks:
                      - {expression_is_true: total >= 0, id: total}
                      - {expression_is_true: '"Paid by" IS NULL', id: paid}
                """);
        assertThat(gaps(suite))
                .containsExactly(
                        "public.\"Mixed case\"[]", "public.lines[]", "public.totals[]", "orders[customer, note]");
    }

    @Test
    void a_query_covers_the_tables_it_names_and_a_part_leaves_the_rest_covered() throws IOException {
        String suite = suite("""
                tables:
                  public.orders:
                    columns:
                      "*": [not_null]
                    checks: [{row_count: {min: 1}}]
                checks:
                  - {failed_rows_sql: "SELECT * FROM lines WHERE order_id IS NULL", id: lines-have-orders}
                """);
        List<String> gaps = gaps(suite);
        assertThat(gaps).containsExactly("public.\"Mixed case\"[]", "public.totals[]");
        assertThat(gaps(suite, "--select", "type:row_count")).startsWith("public.\"Mixed case\"[]", "public.totals[]");
    }

    @Test
    void who_cannot_connect_hears_of_no_gaps() throws IOException {
        String suite = suite("checks: [{row_count: {table: gone, min: 1}}]\n");
        assertThat(gaps(suite)).isEmpty();
    }
}
