package dev.assay.database.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock that the operating system releases when its owner's process ends, for whatever reason. The lock file names the
 * owner's process id and start time, for people only; whether the owner is alive is decided by the lock itself.
 */
final class FolderLock implements AutoCloseable {

    /**
     * The files that this process has locked. Opening and closing a locked file again in the same process would release
     * the lock (POSIX).
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Tries to take the lock; empty if a living process, including this one, holds it. */
    static Optional<FolderLock> tryTake(Path file) throws IOException {
        Path known = file.toAbsolutePath().normalize();
        if (!HELD.add(known)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(
                    known, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Optional<FolderLock> lock = locked(known, channel);
            taken = lock.isPresent();
            return lock;
        } finally {
            if (!taken) {
                HELD.remove(known);
            }
        }
    }

    private static Optional<FolderLock> locked(Path file, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // this process holds the lock through another class loader; closing the channel would release that lock
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        ProcessHandle self = ProcessHandle.current();
        String owner = self.pid() + " " + self.info().startInstant().orElse(Instant.EPOCH) + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
        return Optional.of(new FolderLock(file, channel));
    }

    /** Releases the lock. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
