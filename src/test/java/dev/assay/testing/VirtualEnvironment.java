package dev.assay.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A virtual environment of Python with the packages of a list, made once and kept for as long as the list is the same. Several
 * JVMs may ask at once: one makes it, the others wait.
 */
final class VirtualEnvironment {

    private static final String STAMP = "requirements.sha256";
    private static final Map<String, VirtualEnvironment> SHARED = new HashMap<>();
    private static final Map<String, String> FAILURES = new HashMap<>();

    private final Path home;

    private VirtualEnvironment(Path home) {
        this.home = home;
    }

    /** The environment of a {@code requirements.txt} in a folder of the test resources, under {@code target/}. */
    static synchronized VirtualEnvironment shared(String folder) {
        VirtualEnvironment made = SHARED.get(folder);
        if (made == null) {
            // What failed once in a JVM fails for the rest of it: pip takes its time.
            String failure = FAILURES.get(folder);
            if (failure != null) {
                throw Require.unavailable(failure);
            }
            try {
                Path home = Path.of("target", folder + "-venv").toAbsolutePath();
                made = of(home, PythonTools.script(folder + "/requirements.txt"), Require.python(folder));
            } catch (UnavailableException e) {
                FAILURES.put(folder, Objects.requireNonNull(e.getMessage()));
                throw Require.unavailable(Objects.requireNonNull(e.getMessage()));
            }
            SHARED.put(folder, made);
        }
        return made;
    }

    /**
     * Makes an environment, unless it is there with the same packages.
     *
     * @param home its folder
     * @param requirements what pip is to install
     * @param python the interpreter to make it with
     * @throws UnavailableException where venv or pip is missing, or the packages cannot be had
     */
    static VirtualEnvironment of(Path home, Path requirements, Path python) throws UnavailableException {
        VirtualEnvironment environment = new VirtualEnvironment(home);
        try {
            Files.createDirectories(home.toAbsolutePath().getParent());
            Path lock = home.resolveSibling(home.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                String wanted = hash(requirements);
                if (held.isValid() && !environment.holds(wanted)) {
                    environment.make(requirements, python);
                    Files.writeString(home.resolve(STAMP), wanted);
                }
            }
            return environment;
        } catch (IOException e) {
            throw new UnavailableException("This test needs a virtual environment of Python in " + home + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its Python. */
    Path interpreter() {
        return command("python");
    }

    /** A command that a package brought along. */
    Path command(String name) {
        Path windows = home.resolve("Scripts").resolve(name + ".exe");
        return Files.exists(windows) ? windows : home.resolve("bin").resolve(name);
    }

    private boolean holds(String wanted) throws IOException {
        Path stamp = home.resolve(STAMP);
        return Files.isExecutable(interpreter())
                && Files.exists(stamp)
                && Files.readString(stamp).equals(wanted);
    }

    private void make(Path requirements, Path python) throws IOException, InterruptedException, UnavailableException {
        Files.deleteIfExists(home.resolve(STAMP));
        run("venv", List.of(python.toString(), "-m", "venv", "--clear", home.toString()));
        run(
                "pip",
                List.of(
                        interpreter().toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--no-input",
                        "--disable-pip-version-check",
                        "--requirement",
                        requirements.toString()));
    }

    private static void run(String what, List<String> command)
            throws IOException, InterruptedException, UnavailableException {
        Child child = Child.run(Path.of("").toAbsolutePath(), command);
        if (child.code() != 0) {
            List<String> lines = child.output().lines().toList();
            String last = String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
            throw new UnavailableException("This test needs Python's " + what + ", which ended with " + child.code()
                    + " at `" + String.join(" ", command) + "`:\n" + last);
        }
    }

    private static String hash(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Thrown where the environment cannot be made on this machine. */
    static final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnavailableException(String message) {
            super(message);
        }
    }
}
