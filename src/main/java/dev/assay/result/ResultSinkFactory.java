package dev.assay.result;

import java.io.IOException;
import java.util.Optional;
import org.apiguardian.api.API;

/** Makes sinks of one name; found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ResultSinkFactory {

    /** The name in {@code --report} and {@code assay.report}: {@code json}, {@code junit}, {@code allure}, … */
    String name();

    /** Whether its sinks write into the folder of the run, which is made where one of them does. */
    default boolean writesFiles() {
        return true;
    }

    /** What a person opens first of what its sinks write; empty where there is nothing to open. */
    default Optional<Page> page() {
        return Optional.empty();
    }

    /** A sink for a run; its folder exists where {@link #writesFiles()}. */
    ResultSink open(RunInfo run) throws IOException;

    /**
     * A file that {@code assay run} names at its end, where it is there.
     *
     * @param title what it is, as the command says it: {@code Report}
     * @param file its name in the folder of the run
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
    record Page(String title, String file) {}
}
