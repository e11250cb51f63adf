package dev.assay.report.allure;

import dev.assay.report.Visible;
import dev.assay.result.ResultSink;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import java.io.IOException;
import java.nio.file.Path;

/** Writes Allure results at the end of the run, and the page on closing. */
final class AllureSink implements ResultSink {

    private final RunInfo run;
    private boolean written;

    AllureSink(RunInfo run) {
        this.run = run;
    }

    private Path folder() {
        return run.folder().resolve("allure-results");
    }

    @Override
    public void finished(RunResults results) throws IOException {
        AllureResults.write(results, folder());
        written = true;
    }

    /** Makes the page. If that fails, the verdicts stand, and standard error says why. */
    @Override
    public void close() throws IOException {
        if (!written) {
            return;
        }
        try {
            PageMaker.make(folder(), run.folder().resolve("allure").resolve("index.html"));
        } catch (IOException e) {
            System.err.println(
                    "No Allure page was made: " + Visible.line(e.getMessage()) + " The results are in " + run.folder());
        }
    }
}
