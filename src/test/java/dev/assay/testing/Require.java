package dev.assay.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Tools that some tests need and not every machine has. Where one is missing its tests are skipped, loudly; with
 * {@code -Dassay.test.require=all} they fail instead, so that a build server cannot lose them unseen.
 */
public final class Require {

    private Require() {}

    /** A Chromium that runs without a screen. */
    public static Path browser() {
        return tool("a browser", List.of("chromium", "chromium-browser", "google-chrome", "chrome"));
    }

    /** A Maven, for what only it can fetch. */
    static Path maven() {
        return tool("Maven", List.of("mvn", "mvn.cmd"));
    }

    /** PgBouncer. */
    static Path pooler() {
        return tool("PgBouncer", List.of("pgbouncer"));
    }

    /** A Python 3. */
    public static Path python() {
        return tool("Python", List.of("python3"));
    }

    /** A Python 3 for the environment of a folder: that which {@code assay.python.FOLDER} names, or else {@code python3}. */
    static Path python(String folder) {
        String named = System.getProperty("assay.python." + folder);
        return named == null ? python() : tool("Python", List.of(named));
    }

    private static Path tool(String what, List<String> names) {
        for (String name : names) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
                Path tool = Path.of(folder).resolve(name);
                if (Files.isExecutable(tool) && !Files.isDirectory(tool)) {
                    return tool;
                }
            }
        }
        throw unavailable("This test needs " + what + " (" + String.join(" or ", names) + ") on the PATH");
    }

    /**
     * Skips the running test, or fails it where nothing may be missing.
     *
     * @param missing what the test needs and where it was looked for, without a full stop
     * @return nothing: it throws
     */
    static RuntimeException unavailable(String missing) {
        if ("all".equals(System.getProperty("assay.test.require"))) {
            throw new AssertionError(missing);
        }
        System.err.println("SKIPPED. " + missing + ".");
        return Assumptions.abort(missing);
    }
}
