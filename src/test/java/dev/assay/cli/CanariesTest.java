package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.assay.testing.Child;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run whose connections fail in every way, all loggers at their finest: no secret is on its outputs, in a file of its
 * reports, or among the arguments of a process that it starts.
 */
class CanariesTest {

    private static final String CANARY = "c4nary";

    @TempDir
    private Path folder;

    private final Set<String> processes = ConcurrentHashMap.newKeySet();

    @Test
    void no_secret_leaves_a_run_that_fails_to_connect() throws Exception {
        SuiteFolder suites = new SuiteFolder(Files.createDirectories(folder.resolve("suites")));
        String server = "127.0.0.1:" + TestPostgres.newest().port();
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            byte[] said = exchange.getRequestBody().readAllBytes();
            byte[] answer = ("{\"success\": false, \"code\": \"390100\", \"message\": \"no\", \"data\": {\"token\": \""
                            + CANARY + "-token\", \"masterToken\": \"" + CANARY + "-master\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.length > 0 ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        http.start();
        try (ServerSocket echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(echo));
            answering.setDaemon(true);
            answering.start();
            String rogue = "127.0.0.1:" + echo.getLocalPort();
            Map<String, String> connections = new LinkedHashMap<>();
            String pg = "type: postgresql, plane: analytical, ";
            connections.put(
                    "wrong", pg + "url: \"postgresql://" + server + "/postgres\", user: postgres, password: \"${PW}\"");
            connections.put("file", pg + "url: \"postgresql://" + server + "/x\", user: me, password_file: secret");
            connections.put(
                    "command", pg + "url: \"postgresql://" + server + "/x\", user: me, password_command: cat secret");
            connections.put(
                    "failing",
                    pg + "url: \"postgresql://" + server + "/x\", user: me, password_command: \"ls ${NAME}\"");
            connections.put("in_url", pg + "url: \"postgresql://me:${PW}%40%2F@" + server + "/x\"");
            connections.put("at", pg + "url: \"postgresql://me:p@${PW}@" + server + "/x\"");
            connections.put("slash", pg + "url: \"postgresql://me:p/${PW}@" + server + "/x\"");
            connections.put("parameter", pg + "url: \"jdbc:postgresql://" + server + "/x?user=me&password=${PW}\"");
            connections.put("odd", pg + "url: \"jdbc:postgresql://" + server + ":${PW}/x/y?password=${PW}\"");
            connections.put(
                    "key",
                    pg + "url: \"postgresql://" + server
                            + "/x?sslmode=require&sslkey=/no.p12&sslpassword=${PW}\", user: me");
            connections.put("nobody", pg + "url: \"postgresql://me:${PW}@127.0.0.1:1/x\"");
            connections.put("nowhere", pg + "url: \"postgresql://me:${PW}@no-such-host.invalid/x\"");
            connections.put("echo", pg + "url: \"postgresql://" + rogue + "/x\", user: me, password: \"${PW}\"");
            connections.put("service", pg + "url: \"postgresql:///x?service=bad\", user: me");
            connections.put("line", pg + "url: \"postgresql://" + server + "/x\", user: pgpass");
            connections.put(
                    "flake",
                    "type: snowflake, url: \"http://127.0.0.1:"
                            + http.getAddress().getPort() + "\", user: me, database: d, password: \"${PW}\"");
            connections.put(
                    "token",
                    "type: snowflake, url: \"http://127.0.0.1:"
                            + http.getAddress().getPort()
                            + "\", user: me, database: d, authenticator: programmatic_access_token, token: \"${PW}\"");
            connections.put(
                    "key_file",
                    "type: snowflake, account: x, user: me, database: d, private_key_file: secret,"
                            + " private_key_passphrase: \"${PW}\"");
            StringBuilder declared = new StringBuilder("version: 1\nconnections:\n");
            connections.forEach((name, keys) -> {
                declared.append("  ").append(name).append(": {").append(keys).append("}\n");
                suites.write(
                        name + ".yaml",
                        "version: 1\nsuite: " + name + "\nconnection: " + name
                                + "\nchecks:\n  - row_count: {table: t, min: 1}\n");
            });
            suites.write("connections.yaml", declared.toString());
            suites.write("secret", CANARY + "-file\n");
            Path passwords = suites.write("pgpass", "*:*:*:pgpass:" + CANARY + "-line\n");
            Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
            Path services = suites.write("services", "[bad]\nhost=127.0.0.1\npassword " + CANARY + "-service\n");
            Path logging = suites.write("logging.properties", """
                    handlers=java.util.logging.ConsoleHandler
                    .level=ALL
                    java.util.logging.ConsoleHandler.level=ALL
                    org.postgresql.level=FINEST
                    org.postgresql.Driver.level=FINEST
                    org.postgresql.core.v3.ConnectionFactoryImpl.level=FINEST
                    net.snowflake.level=ALL
                    """);
            Child done = run(
                    suites,
                    logging,
                    Map.of(
                            "PW",
                            CANARY + "-env",
                            "NAME",
                            "x",
                            "PGPASSFILE",
                            passwords.toString(),
                            "PGSERVICEFILE",
                            services.toString()));

            assertThat(done.output().lines().filter(line -> line.contains(CANARY)))
                    .isEmpty();
            assertThat(done.code()).as(done.output()).isEqualTo(Exit.NOT_CHECKED);
            assertThat(suites.statuses()).hasSize(connections.size()).allMatch(status -> status.endsWith(" BROKEN"));
            assertThat(done.output()).contains("FINE", "echo: ", "flake: ");
            try (Stream<Path> all = Files.walk(suites.reports())) {
                for (Path path : all.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                            .as(path.toString())
                            .doesNotContain(CANARY);
                }
            }
            assertThat(processes.stream().filter(one -> one.contains(CANARY))).isEmpty();
            assertThat(processes.stream().filter(one -> one.contains("PageMain")))
                    .hasSize(1);
        } finally {
            http.stop(0);
        }
    }

    private Child run(SuiteFolder suites, Path logging, Map<String, String> environment) throws Exception {
        Thread watching = new Thread(this::watch);
        watching.setDaemon(true);
        watching.start();
        try {
            return Child.run(
                    Path.of("").toAbsolutePath(), // the class path may be relative
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.util.logging.config.file=" + logging,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "run",
                            suites.folder().toString(),
                            "--verbose",
                            "--report=json,junit,page,allure",
                            "--reports-dir",
                            suites.reports().toString()),
                    environment);
        } finally {
            watching.interrupt();
            watching.join();
        }
    }

    /** Notes the command lines of all processes below this one. */
    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            ProcessHandle.current().descendants().forEach(this::note);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Linux has the arguments whole, the JVM only their beginning. */
    private void note(ProcessHandle process) {
        try {
            processes.add(Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")));
        } catch (IOException e) {
            process.info().commandLine().ifPresent(processes::add); // another system, or it is gone
        }
    }

    /** A server of PostgreSQL's protocol that asks for the password in clear, and refuses it with a message that repeats it. */
    private static void answer(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket session = server.accept()) {
                DataInputStream in = new DataInputStream(session.getInputStream());
                DataOutputStream out = new DataOutputStream(session.getOutputStream());
                byte[] start = in.readNBytes(in.readInt() - Integer.BYTES);
                if (start.length == Integer.BYTES) { // it asks for TLS
                    out.writeByte('N');
                    in.readNBytes(in.readInt() - Integer.BYTES);
                }
                out.write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 3});
                in.readByte();
                byte[] password = in.readNBytes(in.readInt() - Integer.BYTES);
                ByteArrayOutputStream fields = new ByteArrayOutputStream();
                for (String field : List.of(
                        "SFATAL",
                        "VFATAL",
                        "CXX000",
                        "Mno: " + new String(password, 0, password.length - 1, StandardCharsets.UTF_8))) {
                    fields.write(field.getBytes(StandardCharsets.UTF_8));
                    fields.write(0);
                }
                fields.write(0);
                out.writeByte('E');
                out.writeInt(fields.size() + Integer.BYTES);
                fields.writeTo(out);
                out.flush();
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
