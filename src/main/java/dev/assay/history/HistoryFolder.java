package dev.assay.history;

import dev.assay.result.DeclaredCheck;
import dev.assay.text.FileTrouble;
import dev.assay.text.Json;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code history/} of the reports: a file for each run, and files with checks as declared, which runs of the same
 * suites share. Files appear whole or not at all, and none is ever changed, so that runs at the same time do not disturb
 * each other.
 */
public final class HistoryFolder {

    static final String RUN = ".jsonl.gz";
    static final String DECLARATIONS = "checks-";
    static final String UNREADABLE = ".unreadable";

    private final Path folder;
    private final boolean open;
    private final Consumer<String> told;
    private final PastRuns runs = new PastRuns();

    /** The heads that were read, by file; null where there is none to be read. */
    private final Map<Path, @Nullable RunHead> heads = new HashMap<>();

    /**
     * The history of a folder of reports.
     *
     * @param told receives a sentence for each file that cannot be read or deleted
     */
    public HistoryFolder(Path reports, Consumer<String> told) {
        this(reports, false, told);
    }

    /**
     * The history of a folder of reports.
     *
     * @param open whether others than their owner may read the files that are written, as far as the umask lets them
     * @param told receives a sentence for each file that cannot be read or deleted
     */
    public HistoryFolder(Path reports, boolean open, Consumer<String> told) {
        this.folder = reports.resolve("history");
        this.open = open;
        this.told = told;
    }

    Path folder() {
        return folder;
    }

    Path file(RunHead run) {
        return folder.resolve(run.runId() + RUN);
    }

    void tell(String sentence) {
        told.accept(sentence);
    }

    /** All files. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    static boolean isRun(Path file) {
        return name(file).endsWith(RUN) && !name(file).startsWith(DECLARATIONS);
    }

    /**
     * What the folder says of each run. A file that cannot be read is told, and is null here.
     *
     * @throws IOException if the folder cannot be read
     */
    Map<Path, @Nullable RunHead> heads() throws IOException {
        Map<Path, @Nullable RunHead> all = new LinkedHashMap<>();
        for (Path file : files()) {
            if (isRun(file)) {
                if (!heads.containsKey(file)) {
                    heads.put(file, read(file, () -> head(file)));
                }
                all.put(file, heads.get(file));
            }
        }
        return all;
    }

    private static RunHead head(Path file) throws IOException, NewerFormatException {
        RunHead head = PastRuns.head(JsonLines.first(file));
        if (!name(file).equals(head.runId() + RUN)) {
            throw new IllegalStateException("it is of run " + head.runId());
        }
        return head;
    }

    /** A run with its results; null if it is gone or cannot be read, which is told. */
    @Nullable
    PastRun read(RunHead head) {
        Path file = file(head);
        return read(file, () -> runs.read(head, JsonLines.read(file)));
    }

    private interface Reading<T> {
        T read() throws IOException, NewerFormatException;
    }

    private <T> @Nullable T read(Path file, Reading<T> reading) {
        try {
            String other = FileTrouble.insteadOfFile(file);
            if (other != null) {
                throw new IOException("it is " + other);
            }
            return reading.read();
        } catch (NewerFormatException e) {
            tell(file + " is left out of the history: " + e.getMessage() + ".");
        } catch (NoSuchFileException e) {
            return null; // another run has deleted it
        } catch (FileSystemException e) {
            tell(file + " is left out of the history: it cannot be read (" + e + ").");
        } catch (IOException | RuntimeException e) {
            setAside(file, e);
        }
        return null;
    }

    private void setAside(Path file, Exception why) {
        Path aside = file.resolveSibling(name(file) + UNREADABLE);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            tell(file + " is left out of the history: it cannot be read (" + why.getMessage() + "), and is now called "
                    + name(aside) + ".");
        } catch (NoSuchFileException e) {
            return; // another run has done so
        } catch (IOException e) {
            tell(file + " is left out of the history: it cannot be read (" + why.getMessage() + ").");
        }
    }

    /** The checks that a run's file of declarations has; none if the file is gone or cannot be read, which is told. */
    Map<CheckKey, DeclaredCheck> declarations(RunHead run) {
        Path file = folder.resolve(DECLARATIONS + run.declarations() + RUN);
        Map<CheckKey, DeclaredCheck> checks = new LinkedHashMap<>();
        List<JsonObject> lines = read(file, () -> JsonLines.read(file));
        try {
            for (JsonObject line : lines == null ? List.<JsonObject>of() : lines) {
                DeclaredCheck check = Declarations.read(line, run.environment());
                checks.put(CheckKey.of(check), check);
            }
        } catch (RuntimeException e) {
            setAside(file, e);
        }
        return checks;
    }

    /**
     * Writes a run and its checks as declared. When this returns, they survive a crash.
     *
     * @param checks the lines of its checks, as its head's digest has them
     */
    void write(PastRun run, List<String> checks) throws IOException {
        Path file = folder.resolve(DECLARATIONS + run.head().declarations() + RUN);
        if (Files.exists(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now())); // so that no other run deletes it
        } else {
            HistoryFiles.write(file, open, checks);
        }
        HistoryFiles.write(
                file(run.head()),
                open,
                PastRuns.written(run).stream().map(Json::sparse).toList());
        if (!Files.exists(file)) {
            HistoryFiles.write(file, open, checks); // another run deleted it in between
        }
    }

    /** The runs that can be read. */
    List<RunHead> readable() throws IOException {
        List<RunHead> all = new ArrayList<>();
        for (RunHead head : heads().values()) {
            if (head != null) {
                all.add(head);
            }
        }
        return all;
    }

    /**
     * The id of the newest run whose file was there and could not be read; empty if all could.
     *
     * @throws IOException if the folder cannot be read
     */
    Optional<String> newestUnread() throws IOException {
        Map<Path, @Nullable RunHead> known = heads();
        return files().stream()
                .filter(file -> name(file).endsWith(RUN + UNREADABLE)
                        ? !name(file).startsWith(DECLARATIONS)
                        : known.containsKey(file) && known.get(file) == null)
                .map(file -> name(file).substring(0, name(file).indexOf(RUN)))
                .max(Comparator.naturalOrder());
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
