package dev.assay.report;

import dev.assay.run.ResultSink;
import dev.assay.run.ResultSinkFactory;
import dev.assay.run.RunInfo;

/** {@code junit}: {@code junit.xml} in the run's folder, the results as CI servers read them. */
public final class JunitSinkFactory implements ResultSinkFactory {

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public ResultSink open(RunInfo run) {
        return new FileSink(run, "junit.xml", JunitXml::render);
    }
}
