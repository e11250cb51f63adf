package dev.assay.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Folders (700) and files (600) that their owner alone can read. On a file system without POSIX permissions nothing is
 * done, and nothing fails.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /**
     * Creates a folder and those above it, as far as they are missing. One that is there stays as it is.
     *
     * @param open whether they get the modes that the process's umask leaves
     * @return the folder
     */
    public static Path create(Path folder, boolean open) throws IOException {
        return open ? Files.createDirectories(folder) : Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /**
     * As {@link #create}, for a folder that nobody else writes into: one that is there is closed too.
     *
     * @param open whether it is left as it is
     * @return the folder
     */
    public static Path own(Path folder, boolean open) throws IOException {
        create(folder, open);
        if (!open) {
            close(folder, FOLDER);
        }
        return folder;
    }

    /**
     * What to create a file with.
     *
     * @param folder the folder that it will be in
     * @param open whether it gets the mode that the process's umask leaves
     */
    public static FileAttribute<?>[] file(Path folder, boolean open) throws IOException {
        return open ? new FileAttribute<?>[0] : attributes(folder, FILE);
    }

    /** Closes a folder and all that is in it, as far as the file system and the rights of the process allow. */
    public static void close(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            found.forEach(path -> close(path, Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? FOLDER : FILE));
        } catch (IOException | UncheckedIOException e) {
            return; // the folder itself was closed before anything was written into it
        }
    }

    private static void close(Path path, Set<PosixFilePermission> permissions) {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null || Files.isSymbolicLink(path)) {
            return; // a link's mode would be that of its target
        }
        try {
            view.setPermissions(permissions);
        } catch (IOException | UnsupportedOperationException e) {
            return; // somebody else's, or a file system that only looks like one with permissions
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) throws IOException {
        Path existing = path.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        FileStore store = Files.getFileStore(existing);
        return store.supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
