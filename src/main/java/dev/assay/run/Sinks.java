package dev.assay.run;

import dev.assay.extension.Fault;
import dev.assay.extension.Services;
import dev.assay.result.CheckResult;
import dev.assay.result.ResultSink;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.run.folder.Latest;
import dev.assay.run.folder.RunFolders;
import dev.assay.text.OwnerOnly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The sinks of a run. A sink that fails does not keep the others from their results, and its failure is reported. Once one
 * of them has written its files, the run is the latest.
 */
final class Sinks {

    private final List<Opened> sinks = new ArrayList<>();
    private final RunInfo run;
    private final RunLog log;
    private final boolean open;
    private final List<IOException> failures = new ArrayList<>();
    private boolean written;

    private record Opened(ResultSink sink, boolean writesFiles) {}

    /**
     * Opens sinks.
     *
     * @param open whether others than their owner may read the files, as far as the umask lets them
     */
    Sinks(List<Report> wanted, RunInfo run, boolean open, RunLog log) {
        this.run = run;
        this.open = open;
        this.log = log;
        wanted.forEach(report ->
                attempt(() -> sinks.add(new Opened(report.factory().open(run), report.writesFiles()))));
    }

    /**
     * The reports of these names, in their order.
     *
     * @throws IllegalArgumentException where there is none of a name; the message lists those there are
     */
    static List<Report> named(List<String> names, Map<String, Report> found) {
        List<Report> named = new ArrayList<>();
        for (String name : names) {
            Report report = found.get(name);
            if (report == null) {
                throw new IllegalArgumentException(
                        "unknown report '" + name + "': there are " + String.join(", ", found.keySet()));
            }
            named.add(report);
        }
        return named;
    }

    /**
     * The reports that there are, by their names in their order.
     *
     * @param broken takes what one throws that cannot be loaded
     */
    static SortedMap<String, Report> found(Consumer<Throwable> broken) {
        SortedMap<String, Report> found = new TreeMap<>();
        Services.of(ResultSinkFactory.class, Sinks.class.getClassLoader(), Report::of, (name, e) -> broken.accept(e))
                .forEach(report -> found.put(report.name(), report));
        return found;
    }

    /** Whether any of them writes into the run's folder. */
    boolean writeFiles() {
        return sinks.stream().anyMatch(Opened::writesFiles);
    }

    void check(CheckResult result) {
        sinks.forEach(opened -> attempt(() -> opened.sink().check(result)));
    }

    void finished(RunResults results) {
        if (writeFiles()) {
            RunFolders.make(run, open); // somebody may have taken it away meanwhile
        }
        sinks.forEach(opened -> attempt(() -> {
            opened.sink().finished(results);
            written |= opened.writesFiles();
        }));
    }

    /**
     * Makes the run the latest if it wrote files, and closes all sinks.
     *
     * @throws UnwrittenException if any sink has failed so far
     */
    void close() throws UnwrittenException {
        if (written) {
            attempt(() -> Latest.pointTo(run, open));
        }
        sinks.forEach(opened -> attempt(opened.sink()::close));
        if (!open && writeFiles()) {
            OwnerOnly.close(run.folder());
        }
        if (!failures.isEmpty()) {
            throw new UnwrittenException(failures);
        }
    }

    /** Runs an action, and keeps its exception for {@link #close()}. */
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
