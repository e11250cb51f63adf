package dev.assay.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The sinks of a run; one that fails does not keep the others from their results, and is never passed over in silence. */
final class Sinks {

    private final List<ResultSink> sinks = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();

    /**
     * Opens sinks by their names.
     *
     * @throws IllegalArgumentException where a name has no sink; the message lists those there are
     */
    Sinks(List<String> names, RunInfo run) throws IOException {
        List<ResultSinkFactory> factories =
                ServiceLoader.load(ResultSinkFactory.class, Sinks.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        for (String name : names) {
            ResultSinkFactory factory = factories.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown report '" + name + "': there are "
                            + factories.stream()
                                    .map(ResultSinkFactory::name)
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
            sinks.add(factory.open(run));
        }
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

    private void attempt(Telling telling) {
        try {
            telling.tell();
        } catch (IOException e) {
            failures.add(e);
        } catch (RuntimeException e) {
            failures.add(new IOException("a report could not be written: " + e, e));
        }
    }

    private interface Telling {
        void tell() throws IOException;
    }
}
