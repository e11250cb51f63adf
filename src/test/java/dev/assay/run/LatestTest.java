package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class LatestTest {

    @TempDir
    Path reports;

    @Test
    void latest_is_a_relative_link_to_the_newest_run() throws IOException {
        Latest.pointTo(run("1"));
        Latest.pointTo(run("2"));
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).isEqualTo(Path.of("runs", "2"));
        assertThat(reports).isDirectoryContaining(file -> file.endsWith("latest"));
        assertThat(reports.toFile().list()).containsExactlyInAnyOrder("runs", "latest");
    }

    @Test
    void a_second_sink_of_the_run_does_not_turn_the_link_back() throws IOException {
        RunInfo slow = run("1");
        Latest.pointTo(slow);
        Latest.pointTo(run("2"));
        Latest.pointTo(slow);
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).isEqualTo(Path.of("runs", "2"));
    }

    @Test
    void what_is_no_link_is_left_alone_and_a_text_file_names_the_run() throws IOException {
        Path taken = Files.createDirectories(reports.resolve("latest"));
        Files.writeString(taken.resolve("mine.txt"), "mine");
        Latest.pointTo(run("1"));
        assertThat(taken.resolve("mine.txt")).hasContent("mine");
        assertThat(reports.resolve("latest.txt")).hasContent("runs/1\n");
    }

    @Test
    void a_link_to_a_run_that_is_gone_is_replaced() throws IOException {
        Files.createSymbolicLink(reports.resolve("latest"), Path.of("runs", "gone"));
        Latest.pointTo(run("1"));
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).isEqualTo(Path.of("runs", "1"));
    }

    private RunInfo run(String id) throws IOException {
        RunInfo run = RunInfo.of(id, Instant.EPOCH, reports).build();
        Files.createDirectories(run.folder());
        return run;
    }
}
