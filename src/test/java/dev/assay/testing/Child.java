package dev.assay.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that ran to its end.
 *
 * @param code its exit code
 * @param output what it wrote, on both streams
 */
public record Child(int code, String output) {

    private static final long MINUTES = 5;

    /** The class path of the built command. */
    public static String distribution() {
        return Path.of("target", "assay.jar").toAbsolutePath() + File.pathSeparator
                + Path.of("target", "lib").toAbsolutePath() + File.separator + "*";
    }

    /** Runs Java with the tests' cache; arguments begin with the class path and the main class. */
    public static Child java(Path folder, String classPath, String main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dassay.cache=" + System.getProperty("assay.cache"),
                "-cp",
                classPath,
                main));
        command.addAll(arguments);
        return run(folder, command);
    }

    /** Runs a command in a folder and waits for it. */
    public static Child run(Path folder, List<String> command) throws IOException, InterruptedException {
        return run(folder, command, Map.of());
    }

    /** The same with variables of the environment more. */
    public static Child run(Path folder, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "it")), "output-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IOException(
                    "still running after " + MINUTES + " minutes: " + command + "\n" + Files.readString(output));
        }
        String written = Files.readString(output);
        Files.delete(output);
        return new Child(process.exitValue(), written);
    }
}
