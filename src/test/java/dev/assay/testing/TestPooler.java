package dev.assay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PgBouncer before a test server: transactions of its clients take turns in few sessions of the server. */
public final class TestPooler implements AutoCloseable {

    private final Process process;
    private final int port;

    private TestPooler(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; the caller closes it.
     *
     * @param folder for its files
     * @param settings as pgbouncer.ini has them, beside the usual ones
     */
    public static TestPooler before(TestPostgres server, Path folder, Map<String, String> settings) {
        try {
            int port = freePort();
            Path users = folder.resolve("users.txt");
            Files.writeString(users, "\"%s\" \"%s\"\n".formatted(TestPostgres.USER, TestPostgres.PASSWORD));
            StringBuilder more = new StringBuilder();
            settings.forEach((name, value) ->
                    more.append(name).append(" = ").append(value).append('\n'));
            Path configuration = folder.resolve("pgbouncer.ini");
            Files.writeString(configuration, """
                    [databases]
                    * = host=127.0.0.1 port=%d
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = scram-sha-256
                    auth_file = %s
                    pool_mode = transaction
                    ignore_startup_parameters = extra_float_digits
                    %s""".formatted(server.port(), port, users, more));
            List<String> command = new ArrayList<>(List.of(Require.pooler().toString()));
            if (System.getProperty("user.name").equals("root")) {
                // it refuses to run as root
                command.addAll(List.of("-u", "nobody"));
                open(folder);
            }
            command.add(configuration.toString());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                    .start();
            TestPooler pooler = new TestPooler(process, port);
            pooler.await(folder.resolve("pgbouncer.log"));
            return pooler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets others pass through a temporary folder of our own. */
    private static void open(Path folder) throws IOException {
        if (Files.getPosixFilePermissions(folder).equals(PosixFilePermissions.fromString("rwx------"))) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(Path log) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    process.destroyForcibly();
                    throw new IOException(Files.readString(log), e);
                }
                sleep();
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JDBC URL of a database through it. */
    public String url(TestDatabase database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
