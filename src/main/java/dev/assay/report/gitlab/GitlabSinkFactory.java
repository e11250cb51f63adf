package dev.assay.report.gitlab;

import dev.assay.report.FileSink;
import dev.assay.report.Workspace;
import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;

/** {@code gitlab}: {@code gl-code-quality-report.json} in the run's folder, for GitLab's merge requests. */
public final class GitlabSinkFactory implements ResultSinkFactory {

    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public ResultSink open(RunInfo run) {
        return new FileSink(
                run,
                "gl-code-quality-report.json",
                results -> CodeQuality.render(results, Workspace.of(System.getenv())));
    }
}
