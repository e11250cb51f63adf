package dev.assay.result;

import java.io.IOException;

/** Makes sinks of one name; found by {@link java.util.ServiceLoader}. */
public interface ResultSinkFactory {

    /** The name in {@code --report} and {@code assay.report}: {@code json}, {@code junit}, {@code allure}, … */
    String name();

    /** A sink for a run; the run's folder exists. */
    ResultSink open(RunInfo run) throws IOException;
}
