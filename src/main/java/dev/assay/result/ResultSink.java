package dev.assay.result;

import java.io.IOException;
import org.apiguardian.api.API;

/**
 * Receives the results of a run. Calls are sequential: {@code check} for each result, {@code finished}, {@code close}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ResultSink extends AutoCloseable {

    /**
     * Receives the result of a check. Results come in declared order.
     *
     * @param result the result
     * @throws IOException if it cannot be written; the other sinks get their results all the same, and the failure is
     *     reported
     */
    default void check(CheckResult result) throws IOException {}

    /**
     * Receives the results of the whole run; a sink of files writes them here, into {@link RunInfo#folder()}. Every sink
     * is called, and {@code reports/latest} points to the run, before the first one is closed.
     *
     * @param results the results of all checks
     * @throws IOException if they cannot be written; the other sinks get theirs all the same, and the failure is
     *     reported
     */
    void finished(RunResults results) throws IOException;

    /**
     * Does slow work that must not delay the verdicts, such as rendering a page, and releases resources.
     *
     * @throws IOException if the work fails, which is reported
     */
    @Override
    default void close() throws IOException {}
}
