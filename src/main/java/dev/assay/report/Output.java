package dev.assay.report;

import dev.assay.text.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files atomically. */
public final class Output {

    private Output() {}

    /**
     * Writes UTF-8 text to a temporary file, then renames it. A lone surrogate becomes a question mark.
     *
     * @throws IOException with a sentence that names the file and what is wrong
     */
    public static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            replace(file, draft, text);
        } catch (IOException e) {
            throw new IOException(file + " was not written (" + FileTrouble.of(e) + ")", e);
        }
    }

    private static void replace(Path file, Path draft, String text) throws IOException {
        try {
            Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
