package dev.assay.suite.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the files that may be suites. */
public final class SuiteFiles {

    private SuiteFiles() {}

    /** Whether a file's name ends in {@code .yaml} or {@code .yml}; case is ignored. */
    public static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /**
     * The YAML files in a folder, sorted by path; symbolic links are followed. A pipe or a device of such a name is among them, so that
     * whoever reads it refuses it, and it is not left out in silence.
     *
     * @param depth the number of levels; 1 for the folder's own files
     * @throws IOException if a folder cannot be read, or links form a cycle; the message is a sentence
     */
    public static List<Path> below(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(SuiteFiles::isYaml)
                    .filter(file -> Files.exists(file) && !Files.isDirectory(file))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw unreadable(folder, e);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static IOException unreadable(Path folder, Exception e) {
        return new IOException("the folder " + folder + " cannot be read whole: " + e.getMessage(), e);
    }
}
