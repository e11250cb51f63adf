package dev.assay.report.allure;

import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;
import java.util.Optional;

/**
 * {@code allure}: {@code allure-results} in the run's folder, and the page {@code allure/index.html}, made after the verdicts have been reported.
 */
public final class AllureSinkFactory implements ResultSinkFactory {

    @Override
    public String name() {
        return "allure";
    }

    @Override
    public Optional<Page> page() {
        return Optional.of(new Page("Allure", "allure/index.html"));
    }

    @Override
    public ResultSink open(RunInfo run) {
        return new AllureSink(run);
    }
}
