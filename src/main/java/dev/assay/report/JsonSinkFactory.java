package dev.assay.report;

import dev.assay.run.ResultSink;
import dev.assay.run.ResultSinkFactory;
import dev.assay.run.RunInfo;

/** {@code json}: {@code results.json} in the run's folder, in the format of {@code results.schema.json}. */
public final class JsonSinkFactory implements ResultSinkFactory {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public ResultSink open(RunInfo run) {
        return new FileSink(run, "results.json", ResultsJson::render);
    }
}
