package dev.assay.report.github;

import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;

/** {@code github}: annotations on standard output and a step summary, for GitHub Actions. */
public final class GithubSinkFactory implements ResultSinkFactory {

    @Override
    public String name() {
        return "github";
    }

    @Override
    public ResultSink open(RunInfo run) {
        // The runner reads both; events of others want standard output for themselves.
        return new GithubSink(run, System.getenv(), run.sinks().contains("events") ? System.err : System.out);
    }
}
