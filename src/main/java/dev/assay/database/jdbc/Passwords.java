package dev.assay.database.jdbc;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Password;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Reads passwords from the sources in the settings. No message contains a password. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Passwords {

    private static final int COMMAND_SECONDS = 10;

    private Passwords() {}

    /**
     * Reads a password. A file or a command is read anew at each call.
     *
     * @param source where it comes from
     * @param connection the connection's name, for messages
     * @return the password; null if there is none
     * @throws DatabaseException with {@link FailureKind#LOGIN_REFUSED} if the file or command yields none
     */
    public static @Nullable String read(Password source, String connection) throws DatabaseException {
        if (source instanceof Password.Given given) {
            return given.value();
        }
        if (source instanceof Password.InFile file) {
            return fromFile(file, connection);
        }
        if (source instanceof Password.FromCommand command) {
            return fromCommand(command.command(), connection);
        }
        return null;
    }

    private static String fromFile(Password.InFile source, String connection) throws DatabaseException {
        try (BufferedReader lines = Files.newBufferedReader(source.file())) {
            String line = lines.readLine();
            if (line == null || line.isEmpty()) {
                throw refused(connection, "the first line of " + source.file() + " is empty; write the password there");
            }
            return line;
        } catch (IOException e) {
            throw refused(
                    connection,
                    source.file() + " cannot be read (" + e.getClass().getSimpleName()
                            + "); see that password_file exists, is UTF-8 and is readable for the user that runs the checks");
        }
    }

    private static String fromCommand(String command, String connection) throws DatabaseException {
        List<String> words = List.of(command.strip().split("\\s+"));
        String program = "the command '" + words.get(0) + "'";
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .start();
        } catch (IOException e) {
            throw refused(
                    connection, program + " cannot be started; password_command is a program and its words, no shell");
        }
        try {
            CompletableFuture<@Nullable String> line =
                    CompletableFuture.supplyAsync(() -> firstLine(process), daemon());
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                throw refused(connection, program + " did not end within " + COMMAND_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw refused(connection, program + " ended with exit code " + process.exitValue());
            }
            String password = line.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
            if (password == null || password.isEmpty()) {
                throw refused(connection, program + " printed no password");
            }
            return password;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException(FailureKind.CANCELLED, "The run was cancelled.", null);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static java.io.File nothing() {
        return new java.io.File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private static java.util.concurrent.Executor daemon() {
        return task -> Daemons.start("assay-password", task);
    }

    private static @Nullable String firstLine(Process process) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            // a command that prints more than the pipe holds would block
            process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            return first;
        } catch (IOException e) {
            return null;
        }
    }

    private static DatabaseException refused(String connection, String why) {
        return new DatabaseException(
                FailureKind.LOGIN_REFUSED, "Connection '" + connection + "' has no password: " + why + ".", null);
    }
}
