package dev.assay.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The cache that tests use, under {@code target/}. */
final class EmbeddedCaches {

    private EmbeddedCaches() {}

    /**
     * The cache of a class of tests, kept from test to test for the programs in it. Each class has its own, because
     * another class may run in another process at the same time, and deletes what it finds.
     */
    static Path of(Class<?> tests) {
        return Path.of("target", "test-cache", tests.getSimpleName()).toAbsolutePath();
    }

    /** Deletes the databases in it, but not the programs. */
    static void delete(Path cache) throws IOException {
        for (Path path : list(cache, "")) {
            if (!String.valueOf(path.getFileName()).startsWith("postgres-")) {
                CacheFolder.delete(path);
            }
        }
    }

    /** What of that start is in it. */
    static List<Path> list(Path cache, String start) throws IOException {
        try (Stream<Path> found = Files.list(cache.resolve("embedded"))) {
            return found.filter(path -> String.valueOf(path.getFileName()).startsWith(start))
                    .toList();
        }
    }
}
