package dev.assay.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.Runs;
import dev.assay.result.ResultSink;
import dev.assay.result.RunResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class PageMakerTest {

    @TempDir
    Path reports;

    private Path folder = Path.of("");

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectories(Runs.info(reports).folder());
    }

    @Test
    void the_page_is_one_file_that_loads_nothing() throws IOException {
        close(Runs.green(reports));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("allure-results", "allure");
        assertThat(Files.readString(folder.resolve("allure/index.html")))
                .doesNotContain("googletagmanager.com/gtag")
                .doesNotContainPattern("<(script|link|img)[^>]*(src|href)=\"https?:");
    }

    @Test
    void a_page_that_fails_is_one_line_and_no_exception() throws IOException {
        obstruct();
        assertThat(close(Runs.green(reports)).lines())
                .singleElement()
                .asString()
                .startsWith("No Allure page was made: the generator ended with 1: ")
                .endsWith("The results are in " + folder);
        assertThat(folder.toFile().list()).containsExactly("allure-results");
    }

    /** A file where the generator wants its folder. */
    private void obstruct() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(".page")).resolve("out"), "");
    }

    private static String close(RunResults run) throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (ResultSink sink = new AllureSinkFactory().open(run.info())) {
            sink.finished(run);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
