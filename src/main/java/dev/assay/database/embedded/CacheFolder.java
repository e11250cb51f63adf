package dev.assay.database.embedded;

import dev.assay.text.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The folder for data that can be recreated. Its folders are accessible to their owner only. */
public final class CacheFolder {

    private CacheFolder() {}

    /** The cache folder of the current user. */
    public static Path ofUser() {
        return of(System.getenv(), System::getProperty);
    }

    /**
     * The cache folder: {@code assay.cache} (a system property), {@code ASSAY_CACHE}, or the operating system's cache
     * folder: {@code XDG_CACHE_HOME/assay}, {@code ~/.cache/assay}, {@code ~/Library/Caches/assay}, {@code
     * %LOCALAPPDATA%\assay}.
     */
    public static Path of(Map<String, String> environment, UnaryOperator<@Nullable String> property) {
        String own = property.apply("assay.cache");
        if (own == null || own.isEmpty()) {
            own = environment.getOrDefault("ASSAY_CACHE", "");
        }
        if (!own.isEmpty()) {
            return Path.of(own).toAbsolutePath().normalize();
        }
        Path home = Path.of(String.valueOf(property.apply("user.home"))).toAbsolutePath();
        String system = String.valueOf(property.apply("os.name"));
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Caches").resolve("assay");
        }
        String known = environment.getOrDefault(system.startsWith("Windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME", "");
        Path caches = known.isEmpty()
                ? home.resolve(system.startsWith("Windows") ? Path.of("AppData", "Local") : Path.of(".cache"))
                : Path.of(known);
        return caches.resolve("assay").toAbsolutePath().normalize();
    }

    /** Creates the folder if it is missing, accessible to its owner only. */
    static Path create(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return Files.isDirectory(folder) ? folder : OwnerOnly.create(folder, false);
    }

    /** Writes a file that only its owner can read. */
    static void writeSecret(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, OwnerOnly.file(file.resolveSibling(""), false));
        Files.writeString(file, content);
    }

    /** Deletes a folder and its content; a missing folder is no error. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (java.util.stream.Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
