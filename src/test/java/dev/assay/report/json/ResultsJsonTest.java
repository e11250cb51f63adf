package dev.assay.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.report.Runs;
import dev.assay.result.CheckResult;
import dev.assay.result.ResultSink;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import dev.assay.testing.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class ResultsJsonTest {

    private final Path reports = Path.of("/reports");

    @Test
    void a_run_reads_as_the_golden_document() {
        RunResults all = Runs.faulty(reports);
        RunResults few = RunResults.of(
                        all.info(),
                        all.finishedAt(),
                        List.of(
                                all.checks().get(0),
                                all.checks().get(1),
                                all.checks().get(3),
                                waived(all)))
                .scans(List.of(all.scans().get(1)))
                .costs(all.costs())
                .errors(all.errors())
                .build();
        Golden.assertMatches(ResultsJsonTest.class, "results.json", ResultsJson.render(few));
    }

    private static CheckResult waived(RunResults all) {
        return all.checks().stream()
                .filter(result -> result.status() == Status.WAIVED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_the_catalogue_proves_is_named_and_so_is_where_a_window_began() {
        assertThat(ResultsJson.render(Runs.green(reports)))
                .contains("\"proof\" : [ {", "\"kind\" : \"UNIQUE\"", "\"constraint\" : \"flights_pkey\"")
                .contains("\"column\" : \"loaded_at\"", "\"from\" : \"2026-11-21T17:00:00Z\"");
    }

    @Test
    void real_output_keeps_the_published_schema() {
        assertThat(errors(ResultsJson.render(Runs.faulty(reports)))).isEmpty();
        assertThat(errors(ResultsJson.render(Runs.green(reports)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"status\" : \"PASSED\"~\"status\" : \"OK\"",
                "\"code\" : \"RULE_VIOLATED\"~\"code\" : \"rule violated\"",
                "\"format_version\" : 4~\"format_version\" : 3",
                "\"cancelled\" : true,~",
                "\"state\" : \"ACCEPTED\"~\"state\" : \"FINE\"",
                "\"until\" : \"2027-01-31\"~\"until\" : \"soon\"",
                "\"waived\" : 1,~",
                "\"formerly\" : ~\"former\" : ",
                "\"failing\" : 0,~",
                "\"severity\" : \"normal\"~\"severity\" : \"warn\"",
                "\"errors\" :~\"mistakes\" :",
                "\"as_of\" : \"2026-11-22T17:00:00Z\"~\"as_of\" : \"yesterday\""
            })
    void the_schema_refuses_what_is_no_result(String right, String wrong) {
        String document = ResultsJson.render(Runs.faulty(reports));
        assertThat(document).contains(right);
        assertThat(errors(document.replace(right, wrong == null ? "" : wrong))).isNotEmpty();
    }

    @Test
    void the_sink_writes_the_file_whole(@TempDir Path folder) throws IOException {
        RunResults results = Runs.faulty(folder);
        RunInfo info = results.info();
        Files.createDirectories(info.folder());
        try (ResultSink sink = new JsonSinkFactory().open(info)) {
            sink.finished(results);
        }
        assertThat(info.folder().toFile().list()).containsExactly("results.json");
        assertThat(info.folder().resolve("results.json")).hasContent(ResultsJson.render(results));
    }

    private static List<Error> errors(String document) {
        try (InputStream stream = ResultsJson.class.getResourceAsStream("/dev/assay/results.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(stream));
            return schema.validate(
                    document,
                    InputFormat.JSON,
                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
