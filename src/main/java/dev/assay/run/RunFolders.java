package dev.assay.run;

import dev.assay.history.Keep;
import dev.assay.result.RunInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folders of runs, {@code runs/<id>} of the reports. Folders with other names are left alone. */
final class RunFolders {

    private RunFolders() {}

    /**
     * Deletes the folders of runs that the history no longer has, and of others that are too old; never that of the run
     * itself, nor the one that {@code latest} leads to. Another run may do the same at the same time.
     *
     * @param gone the ids of the runs that the history no longer has
     * @param told receives a sentence if one cannot be deleted
     */
    static void prune(RunInfo run, Keep keep, Collection<String> gone, Consumer<String> told) {
        Path runs = run.reports().resolve("runs");
        try (Stream<Path> all = Files.list(runs)) {
            Path latest = latest(run);
            for (Path folder : all.toList()) {
                Instant begun = RunIds.time(name(folder));
                boolean old = begun != null && begun.isBefore(run.startedAt().minus(keep.age()));
                if ((old || gone.contains(name(folder)))
                        && !name(folder).equals(run.runId())
                        && !folder.toRealPath().equals(latest)) {
                    delete(folder);
                }
            }
        } catch (NoSuchFileException e) {
            return; // there are none, or another run has deleted one
        } catch (IOException | UncheckedIOException e) {
            told.accept("Old runs in " + runs + " cannot be deleted: " + e + ".");
        }
    }

    private static Path latest(RunInfo run) {
        try {
            return run.reports().resolve("latest").toRealPath();
        } catch (IOException e) {
            return run.folder();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : deepestFirst) {
            Files.deleteIfExists(one);
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
