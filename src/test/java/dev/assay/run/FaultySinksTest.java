package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sink that fails takes no other report, and nothing of what the run has learnt. */
@Tag("fast")
class FaultySinksTest {

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    private record Factory(String name, ResultSink sink) implements ResultSinkFactory {

        @Override
        public ResultSink open(RunInfo run) {
            if (name.equals("shut")) {
                throw new NoClassDefFoundError("value-4711");
            }
            return sink;
        }
    }

    private final ResultSink good = new ResultSink() {
        @Override
        public void finished(RunResults results) {
            told.add("finished");
        }

        @Override
        public void close() {
            told.add("closed");
        }
    };

    private final ResultSink bad = new ResultSink() {
        @Override
        public void finished(RunResults results) {
            throw new AssertionError("value-4711");
        }

        @Override
        public void close() {
            throw new StackOverflowError("value-4711");
        }
    };

    @Test
    void a_sink_that_throws_whatever_it_likes_leaves_the_others_alone() {
        RunInfo info = RunInfo.of("1", Instant.EPOCH, folder).build();
        RunLog log = new RunLog(folder.resolve("assay.log"));
        Sinks sinks = new Sinks(
                List.of(
                        Report.of(new Factory("shut", bad)),
                        Report.of(new Factory("bad", bad)),
                        Report.of(new Factory("good", good))),
                info,
                false,
                log);
        sinks.finished(RunResults.of(info, Instant.EPOCH, List.of()).build());
        assertThatThrownBy(sinks::close)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("java.lang.NoClassDefFoundError at dev.assay.run.FaultySinksTest")
                .hasMessageNotContaining("4711")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(3));
        assertThat(told).containsExactly("finished", "closed");
        assertThat(folder.resolve("assay.log"))
                .content()
                .contains("AssertionError")
                .doesNotContain("4711");
    }

    @Test
    void what_was_learnt_is_written_though_a_report_is_not() throws Exception {
        TestDatabase database =
                TestPostgres.newest().database().run("CREATE TABLE t (id int); INSERT INTO t VALUES (1), (2)");
        Suites suites = Suites.on(database, folder);
        Suite suite = suites.read(suites.suite("checks: [{id: key, unique: {table: t, columns: id}}]\n"))
                .get(0);
        List<Run.Selected> selected = suite.allChecks().stream()
                .map(check -> new Run.Selected(suite, check))
                .toList();
        try (Run run = Run.open(
                selected,
                List.of(),
                new RunOptions(
                        Suites.AS_OF,
                        suites.reports(),
                        "full",
                        List.of("json", "junit"),
                        null,
                        null,
                        null,
                        RunSettings.NONE,
                        Map.of()))) {
            Files.createDirectories(run.info().folder().resolve("results.json").resolve("taken"));
            run.plan();
            run.start();
            for (Run.Selected one : selected) {
                run.publish(one.check(), run.result(one.check()).get(30, TimeUnit.SECONDS));
            }
            assertThatThrownBy(run::finish).isInstanceOf(IOException.class);
            assertThat(run.info().folder().resolve("junit.xml")).isRegularFile();
        }
        assertThat(suites.reports().resolve("state/memory.properties"))
                .content()
                .contains("unique");
    }
}
