package dev.assay.result;

import java.io.IOException;
import org.apiguardian.api.API;

/** Takes the results of a run. Calls come one at a time: {@code check} for each, {@code finished}, {@code close}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ResultSink extends AutoCloseable {

    /** A check ended; in declared order. */
    default void check(CheckResult result) throws IOException {}

    /** The run is over; every sink is told before the first is closed. */
    void finished(RunResults results) throws IOException;

    /** What may take longer and must not delay the verdicts, such as making a page. */
    @Override
    default void close() throws IOException {}
}
