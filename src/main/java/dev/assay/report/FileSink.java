package dev.assay.report;

import dev.assay.result.ResultSink;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import java.io.IOException;
import java.util.function.Function;

/** A sink that writes a run's results as one text file in the run's folder. */
public final class FileSink implements ResultSink {

    private final RunInfo run;
    private final String name;
    private final Function<RunResults, String> render;

    public FileSink(RunInfo run, String name, Function<RunResults, String> render) {
        this.run = run;
        this.name = name;
        this.render = render;
    }

    @Override
    public void finished(RunResults results) throws IOException {
        Output.write(run.folder().resolve(name), render.apply(results));
    }
}
