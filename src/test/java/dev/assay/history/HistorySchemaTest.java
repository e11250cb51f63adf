package dev.assay.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.result.CheckInfo;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Status;
import dev.assay.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written keeps the published schema. */
@Tag("fast")
class HistorySchemaTest {

    @TempDir
    private Path reports;

    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        MadeRuns runs = new MadeRuns(reports);
        runs.environment = "prod";
        runs.branch = "main";
        DeclaredCheck bare = runs.declare("bare", as -> as.table(null));
        DeclaredCheck full = runs.declare(
                "full",
                as -> DeclaredCheck.of(
                                "suites/shop.yaml",
                                "full",
                                CheckInfo.named("n")
                                        .description("d")
                                        .why("w")
                                        .whatToDo("t")
                                        .links(List.of("https://example.org"))
                                        .owner("o")
                                        .tags(List.of("t"))
                                        .build())
                        .suite("Shop")
                        .connection("shop")
                        .domain("sales")
                        .contract("1.0.0")
                        .table("orders")
                        .tableDescription("d")
                        .type("max")
                        .dimension("accuracy")
                        .columns(List.of("total"))
                        .waivable(false)
                        .formerly(List.of("suites/shop.yaml#old"))
                        .definition("0123"));
        int day = 0;
        for (Status status : Status.values()) {
            day++;
            runs.run(
                    "2026-01-0" + day,
                    MadeRuns.result(bare, status),
                    MadeRuns.result(full, status).toBuilder()
                            .measured(Map.of("value", new BigDecimal("1.50")))
                            .build());
        }
        try (Stream<Path> files = Files.list(reports.resolve("history"))) {
            for (Path file : files.sorted().toList()) {
                for (JsonObject line : JsonLines.read(file)) {
                    lines.add(Json.sparse(line.values()));
                }
            }
        }
    }

    @Test
    void every_line_keeps_the_schema() throws IOException {
        assertThat(lines).hasSize(2 + 3 * Status.values().length);
        for (String line : lines) {
            assertThat(errors(line)).as(line).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"status\":\"PASSED\"~\"status\":\"OK\"",
                "\"format_version\":1~\"format_version\":2",
                "\"whole\":true~\"whole\":\"yes\"",
                "\"since_run\"~\"run_since\"",
                "\"definition\"~\"defined\"",
                "\"severity\":\"normal\"~\"severity\":\"warn\"",
                "\"as_of\":\"2026~\"as_of\":\"26",
                "\"value\":1.50~\"value\":\"1.50\"",
                "\"failing\":3~\"failing\":-3"
            })
    void the_schema_refuses_what_is_no_line(String right, String wrong) throws IOException {
        String line =
                lines.stream().filter(one -> one.contains(right)).findFirst().orElseThrow();
        assertThat(errors(line.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void keys_that_come_later_are_allowed() throws IOException {
        for (String line : lines) {
            assertThat(errors(line.replaceFirst("\\{", "{\"later\":1,"))).isEmpty();
        }
    }

    private static List<Error> errors(String line) throws IOException {
        try (InputStream stream = HistorySchemaTest.class.getResourceAsStream("/dev/assay/history.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(stream));
            return schema.validate(
                    line,
                    InputFormat.JSON,
                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        }
    }
}
