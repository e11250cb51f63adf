package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.run.folder.Latest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class LatestTest {

    @TempDir
    Path reports;

    @Test
    void latest_is_a_relative_link_to_the_newest_run() throws IOException {
        Latest.pointTo(run("1"), false);
        Latest.pointTo(run("2"), false);
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).isEqualTo(Path.of("runs", "2"));
        assertThat(reports).isDirectoryContaining(file -> file.endsWith("latest"));
        assertThat(reports.toFile().list()).containsExactlyInAnyOrder("runs", "latest");
    }

    /** A user's own, too: no sink asks for it. */
    @Test
    void it_points_to_a_run_once_its_sinks_have_written_and_before_one_is_closed() throws IOException {
        RunInfo run = run("1");
        Sinks sinks = new Sinks(List.of(Report.of(new Own(true)), Report.of(new Own(true))), run, false, log());
        sinks.finished(RunResults.of(run, Instant.EPOCH, List.of()).build());
        assertThat(reports.resolve("latest")).doesNotExist();
        sinks.close();
        assertThat(reports.resolve("latest/closed.txt")).hasContent("own.txt");
    }

    @Test
    void a_run_that_wrote_nothing_does_not_become_the_latest() throws IOException {
        RunInfo run = run("1");
        new Sinks(List.of(Report.of(new Own(true))), run, false, log()).close();
        Sinks shown = new Sinks(List.of(Report.of(new Own(false))), run, false, log());
        shown.finished(RunResults.of(run, Instant.EPOCH, List.of()).build());
        shown.close();
        assertThat(reports.toFile().list()).containsExactly("runs");
    }

    private RunLog log() {
        return new RunLog(null);
    }

    /** On closing it writes down what it sees through the link. */
    private record Own(boolean writesFiles) implements ResultSinkFactory {

        @Override
        public String name() {
            return "own";
        }

        @Override
        public ResultSink open(RunInfo run) {
            return new ResultSink() {
                @Override
                public void finished(RunResults results) throws IOException {
                    Files.writeString(run.folder().resolve("own.txt"), "");
                }

                @Override
                public void close() throws IOException {
                    Path seen = run.reports().resolve("latest/own.txt");
                    if (Files.exists(seen)) {
                        Files.writeString(
                                run.folder().resolve("closed.txt"),
                                seen.getFileName().toString());
                    }
                }
            };
        }
    }

    @Test
    void what_is_no_link_is_left_alone_and_refused() throws IOException {
        Path taken = Files.createDirectories(reports.resolve("latest"));
        Files.writeString(taken.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> Latest.pointTo(run("1"), false))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(taken + " is a folder, and not the link to the newest run");
        assertThat(taken.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void a_run_that_should_have_results_and_has_none_stays_behind() throws IOException {
        Latest.pointTo(run("1"), false);
        RunInfo run = RunInfo.of("2", Instant.EPOCH, reports)
                .sinks(List.of("json", "junit"))
                .build();
        Files.createDirectories(run.folder());
        Latest.pointTo(run, false);
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).isEqualTo(Path.of("runs", "1"));
        Files.writeString(run.folder().resolve("results.json"), "{}");
        Latest.pointTo(run, false);
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).isEqualTo(Path.of("runs", "2"));
    }

    @Test
    void a_link_to_a_run_that_is_gone_is_replaced() throws IOException {
        Files.createSymbolicLink(reports.resolve("latest"), Path.of("runs", "gone"));
        Latest.pointTo(run("1"), false);
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).isEqualTo(Path.of("runs", "1"));
    }

    private RunInfo run(String id) throws IOException {
        RunInfo run = RunInfo.of(id, Instant.EPOCH, reports).build();
        Files.createDirectories(run.folder());
        return run;
    }
}
