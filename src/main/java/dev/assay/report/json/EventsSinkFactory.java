package dev.assay.report.json;

import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;

/** {@code events}: a JSON object a line on standard output, as the run goes on. {@code docs/results.md} describes them. */
public final class EventsSinkFactory implements ResultSinkFactory {

    /** The name of the report. */
    public static final String NAME = "events";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean writesFiles() {
        return false;
    }

    @Override
    public ResultSink open(RunInfo run) {
        EventsSink sink = new EventsSink(run, System.out);
        sink.started();
        return sink;
    }
}
