package dev.assay.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folders of embedded databases in the cache: one per content, and temporary ones for runs whose folder is in use.
 * A file {@code name.lock} beside each folder shows whether its owner is alive.
 *
 * @param home the parent of these folders
 */
record EmbeddedFolders(Path home) {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String TEMPORARY = "tmp-";
    private static final String LOCK = ".lock";

    /** A folder and its lock. */
    record Taken(Path folder, FolderLock lock, boolean temporary) {}

    /** The folder for the content, or a temporary one if a living process holds it. */
    Taken take(String key) throws IOException {
        Optional<Taken> own = tryTake(key, false);
        while (own.isEmpty()) {
            own = tryTake(TEMPORARY + ProcessHandle.current().pid() + "-" + UUID.randomUUID(), true);
        }
        return own.get();
    }

    private Optional<Taken> tryTake(String name, boolean temporary) throws IOException {
        Path folder = home.resolve(name);
        Optional<FolderLock> lock = FolderLock.tryTake(lockOf(folder));
        if (lock.isPresent() && !Files.exists(lockOf(folder))) {
            // another process's clean-up deleted the lock file between its creation and its locking
            lock.get().close();
            return Optional.empty();
        }
        return lock.map(taken -> new Taken(folder, taken, temporary));
    }

    /**
     * Deletes the folders of dead owners and folders that were not used for 30 days, and stops servers whose owners are
     * dead.
     */
    void tidy(Binaries binaries) throws IOException {
        List<Path> locks;
        try (Stream<Path> found = Files.list(home)) {
            locks = found.filter(path -> path.toString().endsWith(LOCK)).toList();
        }
        for (Path lock : locks) {
            String file = String.valueOf(lock.getFileName());
            String name = file.substring(0, file.length() - LOCK.length());
            boolean temporary = name.startsWith(TEMPORARY);
            if (temporary || isOld(lock)) {
                tidy(new Cluster(binaries, home.resolve(name)), lock, temporary);
            }
        }
    }

    private static void tidy(Cluster cluster, Path lockFile, boolean temporary) throws IOException {
        FolderLock lock = FolderLock.tryTake(lockFile).orElse(null);
        if (lock == null) {
            return;
        }
        try (lock) {
            cluster.stop();
            CacheFolder.delete(cluster.folder());
            // the lock file of a content stays, because another process may be about to lock it
            if (temporary) {
                deleteLock(cluster.folder());
            }
        }
    }

    /** Deletes the lock file of a temporary folder, whose name is never used again. */
    static void deleteLock(Path folder) throws IOException {
        Files.deleteIfExists(lockOf(folder));
    }

    private static boolean isOld(Path lock) throws IOException {
        return Files.exists(lock)
                && Files.getLastModifiedTime(lock)
                        .toInstant()
                        .isBefore(Instant.now().minus(KEPT));
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }
}
