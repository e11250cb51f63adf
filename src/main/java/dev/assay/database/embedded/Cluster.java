package dev.assay.database.embedded;

import dev.assay.database.jdbc.Spans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL data directory and its server. Its folder contains {@code data}, the passwords and the logs.
 *
 * @param binaries the programs
 * @param folder the folder, accessible to its owner only
 */
record Cluster(Binaries binaries, Path folder) {

    /** The superuser, who loads the tables. */
    static final String OWNER = "postgres";
    /** The role that runs the checks. */
    static final String READER = "assay";

    private static final int STARTS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LOG_LINES = 5;

    private static final String CONFIGURATION = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = 4GB
            synchronous_commit = off
            full_page_writes = off
            autovacuum = off
            jit = off
            synchronize_seqscans = off
            timezone = 'UTC'
            lc_messages = 'C'
            """;

    /**
     * Creates an empty data directory: UTF-8, the same locale on every system, and password authentication only.
     *
     * @param settings more settings by name; they win over those that every server has
     */
    void initialise(Map<String, String> settings) throws IOException {
        CacheFolder.create(folder);
        CacheFolder.writeSecret(passwords(), secret() + "\n" + secret() + "\n");
        run(
                "initdb",
                List.of(
                        "-D",
                        data().toString(),
                        "-U",
                        OWNER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwords(),
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "-N"));
        StringBuilder configuration = new StringBuilder(CONFIGURATION);
        new TreeMap<>(settings).forEach((name, value) -> configuration.append(name + " = '" + value + "'\n"));
        Files.writeString(data().resolve("postgresql.conf"), configuration, StandardOpenOption.APPEND);
    }

    /**
     * Starts the server on a free port of the loopback address, and returns the port.
     *
     * @param loading whether tables are to be loaded; in that case nothing is flushed to disk until {@link #sync()}
     */
    int start(boolean loading) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                run(
                        "pg_ctl",
                        List.of(
                                "-D",
                                data().toString(),
                                "-l",
                                folder.resolve("server.log").toString(),
                                "-w",
                                "-t",
                                "60",
                                "-o",
                                "-p " + port + (loading ? " -F" : ""),
                                "start"));
                if (server().isEmpty()) {
                    throw new IOException("pg_ctl ended as if a server ran, and none does:" + log());
                }
                return port;
            } catch (IOException e) {
                // another process may have taken the port in the meantime
                if (attempt == STARTS) {
                    throw e;
                }
            }
        }
    }

    /** Flushes all data to disk, so that a crash of the machine cannot leave an incomplete load that looks complete. */
    void sync() throws IOException {
        run("initdb", List.of("--sync-only", "-D", data().toString()));
    }

    /** Stops the server of this data directory if it runs. It does not wait for sessions. */
    void stop() throws IOException {
        Optional<ProcessHandle> server = server();
        if (server.isEmpty()) {
            return;
        }
        try {
            run("pg_ctl", List.of("-D", data().toString(), "-m", "fast", "-w", "-t", "10", "stop"));
        } catch (IOException e) {
            kill(server.get());
        }
    }

    /**
     * The running server of this data directory: the process that postmaster.pid names, if it is a server with that
     * start time.
     */
    Optional<ProcessHandle> server() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3
                || !lines.get(0).matches("\\d{1,10}")
                || !lines.get(2).matches("\\d{1,12}")) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2)));
        return ProcessHandle.of(Long.parseLong(lines.get(0))).filter(process -> isServer(process, started));
    }

    private static boolean isServer(ProcessHandle process, Instant started) {
        boolean named = process.info()
                .command()
                .map(command -> command.endsWith("postgres") || command.endsWith("postgres.exe"))
                .orElse(false);
        boolean then = process.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(Duration.ofMinutes(1)) < 0)
                .orElse(true);
        return named && then;
    }

    private static void kill(ProcessHandle server) {
        try (Stream<ProcessHandle> sessions = server.descendants()) {
            List<ProcessHandle> all = Stream.concat(sessions, Stream.of(server)).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit()
                    .completeOnTimeout(process, 5, TimeUnit.SECONDS)
                    .join());
        }
    }

    /** The passwords of the superuser and of the reader. */
    List<String> secrets() throws IOException {
        return Files.readAllLines(passwords());
    }

    /** The last lines of output of the server and its programs. */
    String log() {
        StringBuilder tail = new StringBuilder();
        for (String name : List.of("programs.log", "server.log")) {
            try {
                List<String> lines = Files.readAllLines(folder.resolve(name));
                lines.stream()
                        .skip(Math.max(0, lines.size() - LOG_LINES))
                        .forEach(line -> tail.append("\n  ").append(line));
            } catch (IOException e) {
                // there is no output
            }
        }
        return tail.toString();
    }

    private void run(String program, List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(binaries.command(program, arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        // a file, not a pipe, because the server inherits it and outlives this process
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("programs.log").toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + Spans.shown(LONGEST));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " ended with exit code " + process.exitValue() + ":" + log());
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path passwords() {
        return folder.resolve("passwords");
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
