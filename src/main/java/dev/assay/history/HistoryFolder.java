package dev.assay.history;

import dev.assay.result.DeclaredCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code history/} of the reports: a file for each run, and files with checks as declared, which runs of the same
 * suites share. Files appear whole or not at all, and none is ever changed, so that runs at the same time do not disturb
 * each other.
 */
public final class HistoryFolder {

    private static final String RUN = ".jsonl.gz";
    private static final String DECLARATIONS = "checks-";
    private static final String UNREADABLE = ".unreadable";

    /** A file of declarations is written before the run that names it, so a new one without a run is left alone. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final Path folder;
    private final Consumer<String> told;

    /**
     * The history of a folder of reports.
     *
     * @param told receives a sentence for each file that cannot be read
     */
    public HistoryFolder(Path reports, Consumer<String> told) {
        this.folder = reports.resolve("history");
        this.told = told;
    }

    /** The runs' files, the newest first. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(RUN) && !name(file).startsWith(DECLARATIONS))
                    .sorted(Comparator.comparing(HistoryFolder::name).reversed())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Reads the runs one by one, the newest first, until {@code enough} says so. */
    void read(java.util.function.Predicate<PastRun> enough) throws IOException {
        for (Path file : files()) {
            PastRun run = read(file);
            if (run != null && enough.test(run)) {
                return;
            }
        }
    }

    private @Nullable PastRun read(Path file) throws IOException {
        try {
            return PastRuns.read(JsonLines.read(file));
        } catch (NewerFormatException e) {
            told.accept(file + " is left out of the history: " + e.getMessage() + ".");
        } catch (NoSuchFileException e) {
            return null; // another run has deleted it
        } catch (IOException
                | IllegalStateException
                | IllegalArgumentException
                | ArithmeticException
                | ClassCastException e) {
            Path aside = file.resolveSibling(name(file) + UNREADABLE);
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            told.accept(file + " cannot be read (" + e.getMessage()
                    + "), so it is left out of the history and now called " + name(aside) + ".");
        }
        return null;
    }

    /** The checks that a run's file of declarations has; none if the file is gone or cannot be read. */
    Map<CheckKey, DeclaredCheck> declarations(PastRun run) {
        Path file = folder.resolve(DECLARATIONS + run.declarations() + RUN);
        Map<CheckKey, DeclaredCheck> checks = new java.util.HashMap<>();
        try {
            for (JsonObject line : JsonLines.read(file)) {
                DeclaredCheck check = Declarations.read(line, run.environment());
                checks.put(CheckKey.of(check), check);
            }
        } catch (IOException
                | IllegalStateException
                | IllegalArgumentException
                | ArithmeticException
                | ClassCastException e) {
            told.accept(file + " cannot be read (" + e.getMessage() + "), so results of run " + run.runId()
                    + " do not show what they are about.");
        }
        return checks;
    }

    /** Writes the checks of a run as declared, and returns the name of the file without its affixes: a digest of what it has. */
    String write(List<DeclaredCheck> checks) throws IOException {
        List<String> lines = checks.stream()
                .map(check -> JsonLines.written(Declarations.written(check)))
                .toList();
        String digest = digest(lines);
        Path file = folder.resolve(DECLARATIONS + digest + RUN);
        if (Files.exists(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } else {
            write(file, lines);
        }
        return digest;
    }

    void write(PastRun run) throws IOException {
        write(
                folder.resolve(run.runId() + RUN),
                PastRuns.written(run).stream().map(JsonLines::written).toList());
    }

    /** Writes a file to the disk, then gives it its name. */
    private void write(Path file, List<String> lines) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, ".", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(draft);
                    Writer text = new OutputStreamWriter(new GZIPOutputStream(out, 1 << 16), StandardCharsets.UTF_8)) {
                for (String line : lines) {
                    text.append(line).append('\n');
                }
            }
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Deletes what is older than the limits allow: runs, files of declarations that no run needs, and drafts of runs that
     * were killed.
     */
    void prune(Keep keep, Instant now) throws IOException {
        List<Path> kept = new ArrayList<>();
        for (Path file : files()) {
            boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(keep.age()));
            if (kept.size() >= keep.runs() || (old && !kept.isEmpty())) {
                Files.deleteIfExists(file);
            } else {
                kept.add(file);
            }
        }
        Set<String> needed = null;
        for (Path file : leftovers(now)) {
            if (name(file).startsWith(DECLARATIONS)) {
                needed = needed == null ? needed(kept) : needed;
                if (needed.contains(name(file))) {
                    continue;
                }
            }
            Files.deleteIfExists(file);
        }
    }

    /** Files that may be no longer needed: older drafts and files of declarations. */
    private List<Path> leftovers(Instant now) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            name(file).startsWith(DECLARATIONS) || name(file).endsWith(".tmp"))
                    .filter(file -> {
                        try {
                            return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(GRACE));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Set<String> needed(List<Path> runs) throws IOException {
        Set<String> needed = new HashSet<>();
        for (Path file : runs) {
            PastRun run = read(file);
            if (run != null) {
                needed.add(DECLARATIONS + run.declarations() + RUN);
            }
        }
        return needed;
    }

    private static String digest(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8))));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
