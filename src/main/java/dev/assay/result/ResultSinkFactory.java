package dev.assay.result;

import java.io.IOException;
import java.util.Optional;
import org.apiguardian.api.API;

/** Creates sinks of one name. Factories are loaded by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ResultSinkFactory {

    /**
     * {@return the name in {@code --report} and {@code assay.report}: {@code json}, {@code junit}, {@code allure}, …}
     */
    String name();

    /** {@return whether its sinks write into the run's folder} The folder is created if any selected sink does. */
    default boolean writesFiles() {
        return true;
    }

    /** {@return the page to open first in the output of its sinks; empty if there is none} */
    default Optional<Page> page() {
        return Optional.empty();
    }

    /**
     * Opens a sink for a run. The run's folder exists if {@link #writesFiles()}.
     *
     * @param run what is known of the run at its start
     * @return the sink, which the run closes
     * @throws IOException if it cannot be opened; the other sinks are opened all the same, and the failure is reported
     */
    ResultSink open(RunInfo run) throws IOException;

    /**
     * A file that {@code assay run} names at its end, if the file exists.
     *
     * @param title the label that the command prints: {@code Report}
     * @param file its name in the run's folder
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
    record Page(String title, String file) {}
}
