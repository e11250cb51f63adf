package dev.assay.run;

import dev.assay.extension.Fault;
import dev.assay.extension.Services;
import dev.assay.result.CheckResult;
import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The sinks of a run; one that fails does not keep the others from their results, and is never passed over in silence. */
final class Sinks {

    private final List<ResultSink> sinks = new ArrayList<>();
    private final RunLog log;
    private final List<IOException> failures = new ArrayList<>();

    /**
     * Opens sinks by their names.
     *
     * @throws IllegalArgumentException where a name has no sink; the message lists those there are
     */
    static Sinks open(List<String> names, RunInfo run, RunLog log) {
        return new Sinks(names, found(e -> log.fault("reports were looked for", e)), run, log);
    }

    Sinks(List<String> names, Map<String, ResultSinkFactory> factories, RunInfo run, RunLog log) {
        this.log = log;
        for (String name : names) {
            ResultSinkFactory factory = factories.get(name);
            if (factory == null) {
                throw new IllegalArgumentException(
                        "unknown report '" + name + "': there are " + String.join(", ", factories.keySet()));
            }
            attempt(() -> sinks.add(factory.open(run)));
        }
    }

    /**
     * The sinks that there are, by their names in their order.
     *
     * @param broken takes what one throws that cannot be loaded
     */
    static SortedMap<String, ResultSinkFactory> found(Consumer<Throwable> broken) {
        SortedMap<String, ResultSinkFactory> found = new TreeMap<>();
        Services.of(
                        ResultSinkFactory.class,
                        Sinks.class.getClassLoader(),
                        factory -> Map.entry(factory.name(), factory),
                        (name, e) -> broken.accept(e))
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    void check(CheckResult result) {
        sinks.forEach(sink -> attempt(() -> sink.check(result)));
    }

    void finished(RunResults results) {
        sinks.forEach(sink -> attempt(() -> sink.finished(results)));
    }

    /**
     * Closes them all.
     *
     * @throws IOException the first failure of any sink since the beginning, the others suppressed
     */
    void close() throws IOException {
        sinks.forEach(sink -> attempt(sink::close));
        if (!failures.isEmpty()) {
            IOException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    /** Does something, and keeps what it throws for {@link #close()}. */
    void attempt(Telling telling) {
        try {
            telling.tell();
        } catch (IOException e) {
            failures.add(e);
        } catch (Throwable e) {
            log.fault("a report was written", e);
            failures.add(new IOException(
                    "a report could not be written: an internal error, "
                            + Fault.of(e).shown() + ". The other reports and the verdicts stand.",
                    Fault.of(e)));
        }
    }

    interface Telling {
        void tell() throws IOException;
    }
}
