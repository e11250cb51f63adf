package dev.assay.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Snowflake emulator for the tests of one JVM, on a free port of the loopback address: started at the first use, ended with
 * the JVM, its log under {@code target/}. What it is not faithful to is in {@code snowflake/README.md}.
 */
public final class SnowflakeServer {

    /** The user that every test may log in as. */
    public static final String USER = "TESTER";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable SnowflakeServer shared;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final int port;
    private final String password;

    private SnowflakeServer(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /** The server of this JVM. Where Python or its packages are missing, the test is skipped as {@link Require} does it. */
    public static synchronized SnowflakeServer shared() {
        SnowflakeServer started = shared;
        if (started == null) {
            started = start(PythonTools.interpreter());
            shared = started;
        }
        return started;
    }

    private static SnowflakeServer start(Path python) {
        String password = UUID.randomUUID().toString();
        try {
            Path log = Files.createDirectories(Path.of("target", "snowflake")).resolve("server.log");
            ProcessBuilder builder = new ProcessBuilder(
                            python.toString(),
                            PythonTools.script("snowflake/server.py").toString())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("PYTHONUTF8", "1");
            builder.environment().put("SNOWFLAKE_TEST_USER", USER);
            builder.environment().put("SNOWFLAKE_TEST_PASSWORD", password);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new SnowflakeServer(port(process, log), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(Process process, Path log) {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        try {
            return CompletableFuture.supplyAsync(() -> firstNumber(output))
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The Snowflake test server did not start; see " + log, e);
        }
    }

    private static int firstNumber(BufferedReader output) {
        try {
            return Integer.parseInt(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's port on the loopback address. */
    public int port() {
        return port;
    }

    /** The password of {@link #USER}. */
    public String password() {
        return password;
    }

    /** Makes a database with a name of its own, in which only the schema PUBLIC is. */
    public SnowflakeTestDatabase database() {
        return new SnowflakeTestDatabase(this, "TEST_" + NUMBER.incrementAndGet());
    }

    /** Makes a user who may log in, or makes it anew. */
    public void user(SnowflakeTestUser user) {
        post("user", "", user.asMap());
    }

    JsonNode post(String what, String database, Map<String, ?> told) {
        return send(request(what, database)
                .POST(HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(told), StandardCharsets.UTF_8)));
    }

    JsonNode get(String what, String database) {
        return send(request(what, database).GET());
    }

    private HttpRequest.Builder request(String what, String database) {
        String named = URLEncoder.encode(database, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_test/" + what + "?database=" + named))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + password);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new IllegalArgumentException(response.body());
            }
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
