package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The checks that docs/cdc.md has for each pipeline run on tables with the columns that it writes, and find a fault in each. */
@Tag("fast")
class PipelinesOfTheDocumentTest {

    private static final Pattern SECTION = Pattern.compile("(?ms)^### ([^\\n]+) \\((?:not )?run\\)$(.*?)(?=^##)");

    private static final Pattern CHECK = Pattern.compile("(?ms)^ {6}- reconcile:\\n.*?(?=^```)");

    /** Of each section, in its order: the columns that the pipeline adds, their values, and the scheme of each of its checks. */
    private static final Map<String, List<String>> PIPELINES = new LinkedHashMap<>();

    static {
        String debezium = "\"__op\" text, \"__lsn\" bigint, \"__txId\" bigint, \"__deleted\" text";
        PIPELINES.put("Debezium", List.of(debezium, "'c', 1, 3, 'false'", "'d', 1, 3, 'true'", "B", "A"));
        PIPELINES.put(
                "Snowflake's Kafka connector",
                List.of("op text, lsn bigint, txid bigint", "'c', 9e18, 3", "'d', 9e18, 3", "A"));
        PIPELINES.put(
                "Fivetran",
                List.of(
                        "_fivetran_synced timestamptz, _fivetran_deleted boolean",
                        "'2026-01-01', false",
                        "'2026-01-01', true",
                        "B"));
        PIPELINES.put(
                "Airbyte",
                List.of(
                        "_airbyte_extracted_at timestamptz, _ab_cdc_updated_at text, _ab_cdc_deleted_at text",
                        "'2026-01-01', '2026-01-01T00:00:00Z', NULL",
                        "",
                        "B"));
        PIPELINES.put(
                "PeerDB",
                List.of(
                        "_peerdb_synced_at timestamp, _peerdb_is_deleted boolean",
                        "'2026-01-01', false",
                        "'2026-01-01', true",
                        "B"));
        PIPELINES.put("Estuary", List.of("\"_meta/op\" text, \"_meta/source/txid\" bigint", "'c', 3", "'d', 3", "B"));
        PIPELINES.put(
                "Openflow",
                List.of(
                        "\"_SNOWFLAKE_UPDATED_AT\" timestamp, \"_SNOWFLAKE_DELETED\" boolean",
                        "'2026-01-01', false",
                        "'2026-01-01', true",
                        "B"));
        PIPELINES.put(
                "PipelineWise",
                List.of("_sdc_extracted_at timestamp, _sdc_deleted_at text", "'2026-01-01', NULL", "", "B"));
    }

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, note text);
            INSERT INTO app.orders SELECT i, 'note ' || i FROM generate_series(1, 50) AS i;
            """);

    private final TestDatabase copy = TestPostgres.newest().database().run("""
            CREATE SCHEMA cdc;
            CREATE TABLE cdc.heartbeat (__lsn bigint);
            INSERT INTO cdc.heartbeat VALUES (9e18);
            CREATE SCHEMA shop;
            CREATE TABLE shop.heartbeat (ts timestamptz);
            INSERT INTO shop.heartbeat VALUES ('2200-01-01');
            CREATE SCHEMA app;
            CREATE VIEW app.heartbeat AS SELECT * FROM shop.heartbeat;
            CREATE SCHEMA mart;
            """);

    @Test
    void the_checks_for_each_pipeline_run() throws Exception {
        SuiteFolder suites = SuiteFolder.over(folder, copy);
        String connection =
                "  %s: {type: postgresql, plane: analytical, url: \"%s\", user: %s, password: %s, sample: {unclassified: show}}\n";
        suites.write(
                "connections.yaml",
                "version: 1\nconnections:\n"
                        + connection.formatted("mart", copy.url(), TestPostgres.USER, TestPostgres.PASSWORD)
                        + connection.formatted("shop", shop.url(), TestPostgres.USER, TestPostgres.PASSWORD));
        List<String> schemes = new ArrayList<>();
        int ids = 0;
        StringBuilder suite = new StringBuilder("version: 1\nsuite: Pipelines\nconnection: mart\ntables:\n");
        Map<String, String> sections = sections();
        assertThat(sections.keySet()).containsExactlyElementsOf(PIPELINES.keySet());
        for (Map.Entry<String, String> section : sections.entrySet()) {
            List<String> pipeline = Objects.requireNonNull(PIPELINES.get(section.getKey()));
            String table = section.getKey().contains("Kafka") ? "mart.orders_log" : "mart.copy" + schemes.size();
            make(table, pipeline);
            suite.append("  ").append(table).append(":\n    checks:\n");
            List<String> checks = CHECK.matcher(section.getValue())
                    .results()
                    .map(one -> one.group())
                    .toList();
            for (String check : checks) {
                suite.append(check).append("        id: check-").append(ids++).append('\n');
            }
            assertThat(checks).as(section.getKey()).hasSize(pipeline.size() - 3);
            schemes.addAll(pipeline.subList(3, pipeline.size()));
        }
        suites.write("pipelines.yaml", suite.toString());
        Assay done = Assay.run("run", suites.folder(), "--report=json", "--quiet", "--reports-dir", suites.reports());
        assertThat(done.err()).isEmpty();
        JsonNode found = suites.results().path("checks");
        assertThat(found).hasSize(schemes.size());
        for (int i = 0; i < schemes.size(); i++) {
            assertThat(found.get(i).path("message").asString())
                    .startsWith("1 of 50 rows (2.00 %) differs from app.orders on shop: 1 different")
                    .contains("scheme " + schemes.get(i));
        }
    }

    /** A table with one fault, and with a deleted row where the pipeline keeps those. */
    private void make(String table, List<String> pipeline) {
        copy.run("CREATE TABLE %s (id bigint, note text, %s);".formatted(table, pipeline.get(0))
                + "INSERT INTO %s SELECT i, 'note ' || nullif(i, 17), %s FROM generate_series(1, 50) AS i;"
                        .formatted(table, pipeline.get(1))
                + (pipeline.get(2).isEmpty()
                        ? ""
                        : "INSERT INTO %s VALUES (99, 'gone', %s)".formatted(table, pipeline.get(2))));
    }

    private static Map<String, String> sections() throws Exception {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher section = SECTION.matcher(Files.readString(Path.of("docs", "cdc.md")));
        while (section.find()) {
            sections.put(section.group(1), section.group(2));
        }
        return sections;
    }
}
