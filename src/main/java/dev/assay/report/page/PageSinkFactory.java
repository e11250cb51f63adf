package dev.assay.report.page;

import dev.assay.report.FileSink;
import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;
import java.util.Optional;

/** {@code page}: {@code index.html}, which says first whether the data can be used. */
public final class PageSinkFactory implements ResultSinkFactory {

    @Override
    public String name() {
        return "page";
    }

    @Override
    public Optional<Page> page() {
        return Optional.of(new Page("Report", "index.html"));
    }

    @Override
    public ResultSink open(RunInfo run) {
        return new FileSink(run, "index.html", PageHtml::of);
    }
}
