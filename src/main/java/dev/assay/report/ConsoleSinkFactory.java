package dev.assay.report;

import dev.assay.run.ResultSink;
import dev.assay.run.ResultSinkFactory;
import dev.assay.run.RunInfo;

/** {@code console}: the {@link Summary} on standard output, coloured where {@link Terminal#colours()} says so. */
public final class ConsoleSinkFactory implements ResultSinkFactory {

    @Override
    public String name() {
        return "console";
    }

    @Override
    public ResultSink open(RunInfo run) {
        return results -> {
            System.out.print(Summary.of(results, Terminal.colours()));
            System.out.flush();
        };
    }
}
