package dev.assay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Python scripts among the test resources, each run in the virtual environment of its folder's {@code requirements.txt}. Where that
 * cannot be had, the test is skipped as {@link Require} does it.
 */
public final class PythonTools {

    private static final int MOST_SECONDS = 300;

    private PythonTools() {}

    /** The interpreter of Snowflake's virtual environment, which is made at the first use. */
    public static Path interpreter() {
        return VirtualEnvironment.shared("snowflake").interpreter();
    }

    private static Path interpreterOf(String resource) {
        return VirtualEnvironment.shared(resource.substring(0, resource.indexOf('/')))
                .interpreter();
    }

    /** The file of a test resource, such as {@code snowflake/server.py}. */
    public static Path script(String resource) {
        URL found = Objects.requireNonNull(PythonTools.class.getClassLoader().getResource(resource), resource);
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs a script to its end, for five minutes at most.
     *
     * @param resource the script among the test resources
     * @param input what it reads, UTF-8
     * @param arguments what it is called with
     * @return what it wrote to standard output
     * @throws IllegalStateException where it fails, with what it wrote to standard error
     */
    public static String run(String resource, String input, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(interpreterOf(resource).toString(), script(resource).toString()));
        command.addAll(List.of(arguments));
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "python")), "run-");
            Path read = Files.writeString(folder.resolve("input"), input);
            Path output = folder.resolve("output");
            Path errors = folder.resolve("errors");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(read.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().put("PYTHONUTF8", "1");
            Process process = builder.start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(resource + " runs longer than " + MOST_SECONDS + " seconds");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        resource + " ended with " + process.exitValue() + ":\n" + Files.readString(errors));
            }
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
