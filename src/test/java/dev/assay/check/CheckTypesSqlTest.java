package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sql.Dialect;
import dev.assay.testing.Golden;
import dev.assay.testing.Planned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type of check, as it is written, and below it the SQL that it becomes in each database. */
class CheckTypesSqlTest {

    /** By type: checks of the suite's own, as authors write them. */
    static final Map<String, List<String>> EXAMPLES = examples();

    @TempDir
    private Path folder;

    private static Map<String, List<String>> examples() {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        examples.put("not_null", List.of("not_null: {table: orders, column: status}", """
                not_null: {table: orders, column: payload}
                filter: placed_at < ${as_of} and total < ${MOST:-10.5}"""));
        examples.put("unique", List.of("unique: {table: orders, columns: [id]}", """
                unique: {table: orders, columns: [id, region]}
                filter: status <> 'void'""", """
                unique: {table: orders, columns: [id]}
                id: new-ids
                window: {column: placed_at, since: 24h}"""));
        examples.put(
                "references", List.of("references: {table: orders, columns: [customer_id], to: customers(id)}", """
                references: {table: orders, columns: [customer_id, region], to: "customers(id, region)"}
                filter: region = 'EU' or region is null"""));
        examples.put(
                "freshness",
                List.of(
                        "freshness: {table: orders, column: placed_at, fail_after: 24h}",
                        "freshness: {table: orders, column: shipped_at, fail_after: 24h, time_zone: UTC}"));
        examples.put(
                "attribution",
                List.of("attribution: {table: orders, principals: users(id), organisations: organisations(id)}"));
        examples.put("row_count", List.of("row_count: {table: orders, min: 1}"));
        examples.put(
                "accepted_values",
                List.of(
                        "accepted_values: {table: orders, column: status, values: [new, \"it's\", 'back\\slash']}",
                        "accepted_values: {table: orders, column: paid, values: [true]}",
                        "accepted_values: {table: orders, column: weight, values: [0.1, 2]}"));
        examples.put(
                "accepted_range",
                List.of(
                        "accepted_range: {table: orders, column: total, above: 0, max: 10000}",
                        "accepted_range: {table: orders, column: weight, min: 0.1}",
                        """
                accepted_range: {table: orders, column: placed_at, min: "2026-01-01T00:00:00Z"}""",
                        "accepted_range: {table: orders, column: due, min: \"2026-01-01\"}"));
        examples.put("matches_regex", List.of("matches_regex: {table: orders, column: status, regex: '^[a-z]+\\d$'}"));
        examples.put("expression_is_true", List.of("""
                expression_is_true: {table: orders, expression: shipped_at >= placed_at}
                id: shipped-after-placed"""));
        examples.put("failed_rows_sql", List.of("""
                failed_rows_sql: select * from orders where total < ${LEAST:-0}
                id: no-negative-totals"""));
        return examples;
    }

    @Test
    void every_type_has_the_sql_that_the_document_shows() throws Exception {
        List<String> types = ServiceLoader.load(CheckType.class).stream()
                .map(type -> type.get().spec().name())
                .filter(type -> !type.startsWith("own_"))
                .toList();
        assertThat(EXAMPLES.keySet()).containsExactlyInAnyOrderElementsOf(types);
        StringBuilder document = new StringBuilder("The types of check, and the SQL that they become\n");
        for (String type : new TreeSet<>(EXAMPLES.keySet())) {
            document.append("\n\n").append(type).append('\n');
            document.append("=".repeat(type.length())).append('\n');
            for (String example : EXAMPLES.getOrDefault(type, List.of())) {
                document.append('\n').append(("- " + example.replace("\n", "\n  ")).indent(2));
                for (Dialect dialect : Dialect.values()) {
                    document.append("\n-- ").append(Golden.title(dialect)).append('\n');
                    document.append(String.join(";\n", statements(dialect, "full", example)))
                            .append(";\n");
                }
            }
        }
        Golden.assertMatches(CheckTypesSqlTest.class, "check-types-sql.txt", document.toString());
    }

    private List<String> statements(Dialect dialect, String plan, String example) throws Exception {
        String body = "checks:\n" + ("- " + example.replace("\n", "\n  ")).indent(2);
        List<String> all = new ArrayList<>();
        new Planned(folder).statements(dialect, plan, body).forEach(all::addAll);
        return all;
    }
}
