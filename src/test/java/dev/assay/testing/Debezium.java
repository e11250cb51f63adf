package dev.assay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debezium, which Maven fetches for the example of {@code suites/cdc}. No test has it on its class path. */
public final class Debezium {

    private Debezium() {}

    /**
     * The folder of its jars, {@code target/debezium}. Where Maven is missing or cannot have them, the test is skipped as
     * {@link Require} does it.
     */
    public static Path jars() {
        Path jars = Path.of("target", "debezium").toAbsolutePath();
        Path fetched = jars.resolve("fetched");
        Path project = Path.of("suites", "cdc", "live", "pom.xml");
        try {
            if (Files.exists(fetched)
                    && Files.getLastModifiedTime(fetched).compareTo(Files.getLastModifiedTime(project)) > 0) {
                return jars;
            }
            Child child = Child.run(
                    Path.of("").toAbsolutePath(),
                    List.of(
                            Require.maven().toString(),
                            "-q",
                            "-B",
                            "-f",
                            project.toString(),
                            "dependency:copy-dependencies"));
            if (child.code() != 0) {
                throw Require.unavailable("This test needs Debezium, which Maven could not fetch: " + child.output());
            }
            Files.writeString(fetched, "");
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
