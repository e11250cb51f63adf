package dev.assay.suite.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.suite.bind.Reading;
import dev.assay.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class JsonSchemaTest {

    @Test
    void theDocsHaveTheSchemas() {
        Golden.assertMatches(Path.of("docs/suite.schema.json"), JsonSchema.suites());
        Golden.assertMatches(Path.of("docs/connections.schema.json"), JsonSchema.connections());
        Golden.assertMatches(Path.of("docs/owners.schema.json"), JsonSchema.owners());
        Golden.assertMatches(Path.of("docs/products.schema.json"), JsonSchema.products());
        Golden.assertMatches(Path.of("docs/assay.schema.json"), JsonSchema.settings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not_null: [a]\n  severty: minor",
                "not_null: [a]\n  unique: [a]",
                "not_nul: [a]",
                "row_count: {min: 1}\n  fail_above: 3",
                "row_count: {min: -1}",
                "not_null: [a]\n  fail_above: 0.5",
                "not_null: [a]\n  severity: warn",
                "not_null",
                "not_null: {}",
                "references: planes(tailnum)",
                "references: {columns: [a], to: planes}",
                "accepted_values: {column: a}",
                "accepted_values: {column: a, columns: [b], values: [1]}",
                "freshness: {column: a, fail_after: 6 hours}",
                "failed_rows_sql: select 1",
                "expression_is_true: a > 1",
                "row_count: {min: 1}\n  window: {column: a, since: 24h}",
                "failed_rows_sql: select 1\n  id: a\n  window: none",
                "not_null: [a]\n  window: 24h",
                "not_null: [a]\n  window: {column: a, since: yesterday}",
                "not_null: [a]\n  window: {since: 24h}",
                "not_null: [a]\n  prove: index",
                "failed_rows_sql: select 1\n  id: a\n  filter: b",
                "why: Because",
            })
    void whatTheReaderRefusesTheSchemaRefuses(String item) {
        String suite = Reading.head() + "tables:\n  flights:\n    checks:\n" + ("- " + item).indent(6);
        assertThat(Schemas.violations(JsonSchema.suites(), suite)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row_count: {min: 1}",
                "row_count: {min: \"${MIN}\"}",
                "not_null: [a, b]\n  fail_above: 0.5%\n  warn_above: 0",
                "unique: a",
                "unique: {column: a}",
                "references: {columns: [a], to: planes(a)}\n  fail_above: never",
                "failed_rows_sql: {query: select 1}\n  id: a\n  fail_above: 3",
                "expression_is_true: a > 1\n  id: a\n  fail_above: 1%",
                "not_null: [a]\n  window: {column: a, since: last_run}\n  prove: scan",
                "not_null: [a]\n  window: {column: a, since: 2026-01-31 08:15}",
                "not_null: [a]\n  window: {column: a, since: 1000}",
                "not_null: [a]\n  window: {column: a, since: \"${SINCE}\"}",
                "not_null: [a]\n  window: none",
                "attribution",
                "attribution:",
            })
    void whatTheReaderTakesTheSchemaTakes(String item) {
        String suite = Reading.head() + "tables:\n  flights:\n    checks:\n" + ("- " + item).indent(6);
        assertThat(Schemas.violations(JsonSchema.suites(), suite)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"structure", "empty-connections"})
    void badConnectionsAreRefused(String name) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/bad/connections/" + name + ".yaml"));
        assertThat(Schemas.violations(JsonSchema.connections(), text)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "owners, structure",
        "owners, nobody",
        "owners, no-version",
        "products, structure",
        "products, nothing",
        "assay, structure",
        "assay, shapes"
    })
    void badFilesBesideConnectionsAreRefused(String kind, String name) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/bad/" + kind + "/" + name + ".yaml"));
        assertThat(Schemas.violations(schema(kind), text)).isNotEmpty();
    }

    private static String schema(String kind) {
        return switch (kind) {
            case "owners" -> JsonSchema.owners();
            case "products" -> JsonSchema.products();
            default -> JsonSchema.settings();
        };
    }
}
