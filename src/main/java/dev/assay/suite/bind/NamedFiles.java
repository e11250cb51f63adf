package dev.assay.suite.bind;

import dev.assay.suite.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that a suite names. They are regular files below the folder of its {@code connections.yaml}, so that whoever
 * writes a suite reads no other file of the machine.
 */
final class NamedFiles {

    private final Path suite;
    private final Path root;
    private final Set<Path> secrets;

    /**
     * @param suite the suite's file, absolute; paths are relative to its folder
     * @param connections the declared connections; null where their file is missing or wrong
     */
    NamedFiles(Path suite, @Nullable Connections connections) {
        this.suite = suite;
        this.root = (connections == null ? suite : connections.file())
                .resolveSibling("")
                .normalize();
        this.secrets = connections == null ? Set.of() : connections.secretFiles();
    }

    /** A file may not be read. The message says why and what to do, and holds nothing of the file. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String why;

        RefusedException(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /**
     * Opens a file.
     *
     * @param name its path, relative to the suite's folder
     * @throws RefusedException if it lies elsewhere, is no regular file, or holds a secret of a connection
     * @throws IOException if it is not there or cannot be read
     */
    InputStream open(String name) throws RefusedException, IOException {
        Path file = below(name);
        Path real = file.toRealPath();
        if (!real.startsWith(root.toRealPath())) {
            throw elsewhere(name, "leads by a link out of");
        }
        for (Path secret : secrets) {
            if (Files.exists(secret) && Files.isSameFile(secret, real)) {
                throw new RefusedException(name + " holds a secret of a connection: name another file");
            }
        }
        if (!Files.readAttributes(real, BasicFileAttributes.class).isRegularFile()) {
            throw new RefusedException(name + " is a folder, a pipe or a device: name a file");
        }
        return Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
    }

    /** The file, which is not touched before its path is known to be allowed. */
    private Path below(String name) throws RefusedException {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw new RefusedException(name + " is not the path of a file: correct it");
        }
        if (path.getRoot() != null) {
            throw new RefusedException(name + " is an absolute path: write it relative to the suite's folder");
        }
        Path file = suite.resolveSibling(path).normalize();
        if (!file.startsWith(root)) {
            throw elsewhere(name, "leads out of");
        }
        return file;
    }

    private static RefusedException elsewhere(String name, String how) {
        return new RefusedException(name + " " + how
                + " the folder of connections.yaml, below which all files of suites lie: move the file");
    }
}
