package dev.assay.report.json;

import dev.assay.report.FileSink;
import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;
import java.util.Optional;

/** {@code json}: {@code results.json} in the run's folder, in the format of {@code results.schema.json}. */
public final class JsonSinkFactory implements ResultSinkFactory {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Optional<Page> page() {
        return Optional.of(new Page("Results", "results.json"));
    }

    @Override
    public ResultSink open(RunInfo run) {
        return new FileSink(run, "results.json", ResultsJson::render);
    }
}
