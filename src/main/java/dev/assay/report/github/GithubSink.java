package dev.assay.report.github;

import dev.assay.report.Output;
import dev.assay.report.Workspace;
import dev.assay.result.ResultSink;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.Map;

/** Prints annotations, writes {@code github-summary.md} into the run's folder, and appends it to the step's summary if there is one. */
final class GithubSink implements ResultSink {

    /** GitHub shows no summary of a step that is larger, and reports an error. */
    static final long MOST_BYTES = 1L << 20;

    private final RunInfo run;
    private final Map<String, String> environment;
    private final PrintStream out;

    GithubSink(RunInfo run, Map<String, String> environment, PrintStream out) {
        this.run = run;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public void finished(RunResults results) throws IOException {
        out.print(Annotations.of(results, Workspace.of(environment)));
        out.flush();
        String summary = summary(results, MOST_BYTES);
        Output.write(run.folder().resolve("github-summary.md"), summary);
        String step = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!step.isBlank()) {
            append(results, summary, Path.of(step));
        }
    }

    /** What the step wrote before counts towards its limit. */
    private void append(RunResults results, String summary, Path step) throws IOException {
        long before = Files.exists(step) ? Files.size(step) : 0;
        String text = before == 0 ? summary : "\n\n" + summary(results, MOST_BYTES - before - 2);
        Files.write(step, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String summary(RunResults results, long room) {
        return StepSummary.of(results, environment, ZoneId.systemDefault(), room);
    }
}
