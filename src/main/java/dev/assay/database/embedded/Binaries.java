package dev.assay.database.embedded;

import dev.assay.text.Digests;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of a PostgreSQL server, unpacked from the class path. Only this class needs the optional dependency.
 *
 * @param home the folder that contains {@code bin}, {@code lib} and {@code share}
 * @param id identifies the build
 * @param before the prefix of every command: root may not run the programs, so it runs them as nobody in a namespace
 */
record Binaries(Path home, String id, List<String> before) {

    /** Finds the programs for this machine, and unpacks them into a folder of {@code cache} unless they are there. */
    static Binaries unpacked(Path cache) throws IOException {
        byte[] archive = archive();
        String id = HexFormat.of().formatHex(Digests.sha256().digest(archive), 0, 8);
        Path home = cache.resolve("postgres-" + id);
        if (!Files.isDirectory(home)) {
            unpack(archive, home);
        }
        return new Binaries(home, id, LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
    }

    private static byte[] archive() throws IOException {
        String os = System.getProperty("os.name", "");
        String system = os.startsWith("Windows") ? "Windows" : os.startsWith("Mac") ? "Darwin" : "Linux";
        String hardware = System.getProperty("os.arch", "");
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, hardware.equals("amd64") ? "x86_64" : hardware)) {
            return packed.readAllBytes();
        }
    }

    /**
     * Puts the files of the class path's archive in the place of those that are missing or differ, which is told. Servers of
     * other processes that run the programs keep running.
     *
     * @return whether there were any
     */
    boolean repaired() throws IOException {
        Path fresh = home.resolveSibling("tmp-" + UUID.randomUUID());
        List<Path> damaged = new ArrayList<>();
        try {
            extract(archive(), fresh);
            try (Stream<Path> all = Files.walk(fresh)) {
                for (Path file : all.sorted().toList()) {
                    Path own = home.resolve(fresh.relativize(file).toString());
                    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createDirectories(own);
                    } else if (!isSame(file, own)) {
                        damaged.add(own);
                        Files.move(file, own, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        } finally {
            CacheFolder.delete(fresh);
        }
        if (!damaged.isEmpty()) {
            System.err.println("The programs of PostgreSQL in " + home + " were damaged (" + damaged.get(0)
                    + " first of " + damaged.size() + "), and are unpacked anew.");
        }
        return !damaged.isEmpty();
    }

    private static boolean isSame(Path file, Path other) throws IOException {
        return Files.isSymbolicLink(file)
                ? Files.isSymbolicLink(other) && Files.readSymbolicLink(file).equals(Files.readSymbolicLink(other))
                : Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)
                        && Files.isExecutable(file) == Files.isExecutable(other)
                        && Files.mismatch(file, other) < 0;
    }

    /** The command line that runs {@code bin/name}. */
    List<String> command(String name, List<String> arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(home.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        return command;
    }

    /** Unpacks into a temporary folder first, so that a folder with the final name is always complete. */
    private static void unpack(byte[] archive, Path home) throws IOException {
        Path partial = home.resolveSibling("tmp-" + UUID.randomUUID());
        try {
            extract(archive, partial);
            publish(partial, home);
        } finally {
            CacheFolder.delete(partial);
        }
    }

    private static void extract(byte[] archive, Path partial) throws IOException {
        CacheFolder.create(partial);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, partial);
            }
        }
    }

    private static void publish(Path partial, Path home) throws IOException {
        try {
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e; // else another process was faster
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        Path parent = target.getParent();
        if (parent == null || !target.startsWith(folder)) {
            throw new IOException(entry.getName() + " would leave the folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(parent);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }
}
