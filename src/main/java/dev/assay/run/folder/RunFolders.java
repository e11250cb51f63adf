package dev.assay.run.folder;

import dev.assay.history.Keep;
import dev.assay.result.RunInfo;
import dev.assay.text.FileTrouble;
import dev.assay.text.OwnerOnly;
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
public final class RunFolders {

    private RunFolders() {}

    /**
     * Creates the folder of all reports if it is missing.
     *
     * @param open whether others than its owner may read it, as far as the umask lets them
     * @throws IOException if it cannot be used; the message says why
     */
    public static void require(Path reports, boolean open) throws IOException {
        try {
            OwnerOnly.create(reports, open);
        } catch (IOException e) {
            throw new IOException(FileTrouble.of(e), e);
        }
        Latest.requireLink(reports);
    }

    /** As {@link #require}, and creates the folder of a run, if that can be. */
    public static void prepare(RunInfo run, boolean open) throws IOException {
        require(run.reports(), open);
        make(run, open);
    }

    /** Creates the folder of a run, if that can be. Each report that cannot be written says so itself. */
    public static void make(RunInfo run, boolean open) {
        try {
            OwnerOnly.own(run.folder(), open);
        } catch (IOException e) {
            return;
        }
    }

    /**
     * Deletes the folders of runs that the history no longer has, and of others that are too old; never that of the run
     * itself, nor the one that {@code latest} leads to. Another run may do the same at the same time.
     *
     * @param gone the ids of the runs that the history no longer has
     * @param told receives a sentence if one cannot be deleted
     */
    public static void prune(RunInfo run, Keep keep, Collection<String> gone, Consumer<String> told) {
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
