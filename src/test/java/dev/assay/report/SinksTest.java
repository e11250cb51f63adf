package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.console.ConsoleSinkFactory;
import dev.assay.report.json.EventsSinkFactory;
import dev.assay.report.text.Look;
import dev.assay.report.text.Summary;
import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class SinksTest {

    @TempDir
    Path reports;

    @Test
    void the_service_loader_finds_them_by_name() {
        List<String> names = ServiceLoader.load(ResultSinkFactory.class).stream()
                .map(found -> found.get().name())
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrder("json", "junit", "allure", "console", "page", "events", "github", "gitlab");
    }

    @Test
    void only_console_and_events_write_no_file() {
        assertThat(ServiceLoader.load(ResultSinkFactory.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(found -> !found.writesFiles()))
                .extracting(ResultSinkFactory::name)
                .containsExactly(ConsoleSinkFactory.NAME, EventsSinkFactory.NAME);
    }

    @Test
    void the_console_prints_the_summary_to_standard_output() throws IOException {
        RunResults run = Runs.green(reports);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (ResultSink sink = new ConsoleSinkFactory().open(run.info())) {
            sink.finished(run);
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m|(?m)^::.*\n", ""))
                .isEqualTo(Summary.of(run, Look.PLAIN));
    }
}
