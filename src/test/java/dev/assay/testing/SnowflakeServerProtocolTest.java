package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the driver does not do when it is asked kindly: requests as they go over the wire. */
@Timeout(60)
@Tag("harness")
class SnowflakeServerProtocolTest {

    private final SnowflakeServer server = SnowflakeServer.shared();
    private final SnowflakeTestDatabase database = server.database();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aStatementThatIsCancelledBeforeItComesIsCancelledWhenItComes() throws Exception {
        String token = logIn();
        String request = UUID.randomUUID().toString();
        assertThat(abort(token, request).path("success").asBoolean()).isTrue();
        assertThat(query(token, request, "select 1 as x").path("code").asString())
                .isEqualTo("000604");
        assertThat(abort(token, request).path("code").asString()).isEqualTo("000605");
    }

    @Test
    void aRequestThatIsRepeatedIsTheSameStatement() throws Exception {
        database.execute("create table t (a int)");
        String token = logIn();
        String request = UUID.randomUUID().toString();
        JsonNode first = query(token, request, "insert into t values (1)");
        JsonNode second = query(token, request, "insert into t values (1)");
        assertThat(second).isEqualTo(first);
        assertThat(database.query("select count(*) as n from t")).hasToString("[[1]]");
    }

    @Test
    void whatTakesLongIsToBeAskedForByItsUrl() throws Exception {
        database.setting("inProgressAfterMillis", 20);
        database.script(SnowflakeScript.on("select 1").delayed(Duration.ofMillis(200)));
        String token = logIn();
        JsonNode answer = query(token, UUID.randomUUID().toString(), "select 1 as x");
        int asked = 0;
        while (answer.path("code").asString("").equals("333333")) {
            assertThat(answer.path("success").asBoolean()).isTrue();
            String url = answer.path("data").path("getResultUrl").asString();
            answer = send(token, url, null);
            asked++;
        }
        assertThat(asked).isPositive();
        assertThat(answer.path("data").path("rowset")).hasToString("[[\"1\"]]");
    }

    @Test
    void aStatementThatNobodyWaitsForIsAskedForLater() throws Exception {
        database.script(SnowflakeScript.on("select 5").delayed(Duration.ofMillis(200)));
        try (Connection connection = database.connect();
                ResultSet rows = connection
                        .createStatement()
                        .unwrap(SnowflakeStatement.class)
                        .executeAsyncQuery("select 5 as x")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(5);
        }
    }

    @Test
    void withoutASessionOrThePasswordNothingIsAnswered() throws Exception {
        JsonNode answer = query("none", UUID.randomUUID().toString(), "select 1 as x");
        assertThat(answer.path("code").asString()).isEqualTo("390104");
        HttpRequest peek = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/_test/log?database=" + database.name()))
                .build();
        assertThat(client.send(peek, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theServerEndsWithWhoeverStartedIt() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        PythonTools.interpreter().toString(),
                        PythonTools.script("snowflake/server.py").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SNOWFLAKE_TEST_PASSWORD", "x");
        Process process = builder.start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).matches("\\d+");
            assertThat(process.isAlive()).isTrue();
            process.getOutputStream().close();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String logIn() throws Exception {
        Map<String, Object> data =
                Map.of("LOGIN_NAME", database.user(), "PASSWORD", database.password(), "SESSION_PARAMETERS", Map.of());
        JsonNode answer = send(
                "",
                "/session/v1/login-request?schemaName=PUBLIC&databaseName=" + database.name(),
                Map.of("data", data));
        return answer.path("data").path("token").asString();
    }

    private JsonNode query(String token, String request, String sql) throws Exception {
        return send(token, "/queries/v1/query-request?requestId=" + request, Map.of("sqlText", sql));
    }

    private JsonNode abort(String token, String request) throws Exception {
        return send(
                token,
                "/queries/v1/abort-request?requestId=" + UUID.randomUUID(),
                Map.of("requestId", request, "sqlText", ""));
    }

    private JsonNode send(String token, String path, @Nullable Map<String, ?> body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Snowflake Token=\"" + token + "\"");
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        }
        return JsonMapper.shared()
                .readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
