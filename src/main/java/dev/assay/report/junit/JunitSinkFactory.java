package dev.assay.report.junit;

import dev.assay.report.FileSink;
import dev.assay.report.Workspace;
import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;

/** {@code junit}: {@code junit.xml} in the run's folder, for CI servers. */
public final class JunitSinkFactory implements ResultSinkFactory {

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public ResultSink open(RunInfo run) {
        return new FileSink(run, "junit.xml", results -> JunitXml.render(results, Workspace.of(System.getenv())));
    }
}
