package dev.assay.database.snowflake;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Daemons;
import dev.assay.sql.TableName;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes wrong between the driver and the account: what passes is tried again and works, what does not pass ends as a broken check
 * with a reason, none of it later than the limits say.
 */
@Tag("faults")
@Timeout(120)
class SnowflakeFaultsTest {

    private static final String QUERIES = "/queries/v1/query-request";
    private static final String RENEWAL = "/session/token-request";

    /** All limits together, and 10 s of grace. */
    private static final Duration BOUND = Duration.ofSeconds(16);

    private static final SnowflakeLimits LIMITS = new SnowflakeLimits(
            1, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(2), null);

    private final SnowflakeTestDatabase test = SnowflakeServer.shared().database();
    private final WireMockServer between = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .bindAddress("127.0.0.1")
            .gzipDisabled(true));
    private Database database = test.settings("lake", LIMITS, true).open("assay");

    /** What may happen to an answer. */
    private enum Wrong {
        INTERNAL_ERROR,
        TOO_MANY_REQUESTS,
        NO_ANSWER,
        CUT,
        EMPTY,
        GARBAGE;

        ResponseDefinitionBuilder answer() {
            return switch (this) {
                case INTERNAL_ERROR -> aResponse().withStatus(500);
                case TOO_MANY_REQUESTS -> aResponse().withStatus(429);
                case NO_ANSWER -> aResponse().withFixedDelay(60_000);
                case CUT -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
                case EMPTY -> aResponse().withFault(Fault.EMPTY_RESPONSE);
                case GARBAGE -> aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE);
            };
        }
    }

    @BeforeEach
    void openASession() throws DatabaseException {
        between.start();
        between.stubFor(any(anyUrl())
                .atPriority(10)
                .willReturn(aResponse()
                        .proxiedFrom("http://127.0.0.1:" + test.server().port())));
        database.close();
        database = through(false);
        assertThat(answer()).isEqualTo(1L);
    }

    @AfterEach
    void close() {
        database.close();
        between.stop();
        test.close();
    }

    /**
     * The account, with whatever goes wrong on the way there.
     *
     * @param snapshot whether a run sees one moment
     */
    private Database through(boolean snapshot) {
        SnowflakeSettings direct = test.settings("lake", LIMITS, true);
        return new SnowflakeSettings(
                        direct.name(),
                        "http://127.0.0.1:" + between.port(),
                        direct.user(),
                        direct.login(),
                        direct.context(),
                        null,
                        LIMITS,
                        true,
                        snapshot,
                        false,
                        false)
                .open("assay");
    }

    private Object answer() throws DatabaseException {
        return database.query(sql("select 1 as one"), 1).rows().get(0).get(0);
    }

    private void once(String path, ResponseDefinitionBuilder answer) {
        between.stubFor(any(urlPathEqualTo(path))
                .inScenario(path)
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over")
                .willReturn(answer));
    }

    @ParameterizedTest
    @EnumSource(value = Wrong.class, mode = EnumSource.Mode.EXCLUDE, names = "NO_ANSWER")
    void what_passes_is_tried_again_and_works(Wrong wrong) throws DatabaseException {
        once(QUERIES, wrong.answer());
        assertThat(answer()).isEqualTo(1L);
        assertThat(test.logins()).as("by the same session").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void what_does_not_pass_breaks_the_check_in_time(Wrong wrong) throws DatabaseException {
        between.stubFor(any(urlPathEqualTo(QUERIES)).willReturn(wrong.answer()));
        long start = System.nanoTime();
        assertTrouble(FailureKind.DATABASE_UNREACHABLE, this::answer)
                .contains("the connection to 127.0.0.1:" + between.port() + " was lost during the statement");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }

    @Test
    void a_log_in_that_gets_no_answer_is_given_up() {
        database.close();
        between.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        long start = System.nanoTime();
        try (Database other = through(false)) {
            assertTrouble(FailureKind.DATABASE_UNREACHABLE, () -> other.query(sql("select 1 as one"), 1))
                    .contains("no session with 127.0.0.1:" + between.port());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }

    private String token() {
        ServeEvent login = between.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().startsWith("/session/v1/login-request"))
                .findFirst()
                .orElseThrow();
        return JsonMapper.shared()
                .readTree(login.getResponse().getBodyAsString())
                .path("data")
                .path("token")
                .asString();
    }

    @Test
    void an_expired_session_is_renewed() throws DatabaseException {
        once(QUERIES, okJson("{\"success\": false, \"code\": \"390112\", \"message\": \"expired\", \"data\": {}}"));
        between.stubFor(post(urlPathEqualTo(RENEWAL)).willReturn(okJson("""
                {"success": true, "code": null, "message": null, "data": {"sessionToken": "%s", "validityInSecondsST": 3600,
                 "masterToken": "m", "validityInSecondsMT": 14400, "sessionId": 1}}""".formatted(token()))));
        assertThat(answer()).isEqualTo(1L);
        assertThat(test.logins()).hasSize(1);
    }

    @Test
    void a_session_that_cannot_be_renewed_is_lost_and_the_next_one_works() throws DatabaseException {
        once(QUERIES, okJson("{\"success\": false, \"code\": \"390112\", \"message\": \"expired\", \"data\": {}}"));
        between.stubFor(
                post(urlPathEqualTo(RENEWAL))
                        .willReturn(
                                okJson(
                                        "{\"success\": false, \"code\": \"390114\", \"message\": \"Authentication token has expired.\", \"data\": {}}")));
        assertTrouble(FailureKind.DATABASE_UNREACHABLE, this::answer)
                .contains("the account ended the session (390114)");
        assertThat(answer()).isEqualTo(1L);
        assertThat(test.logins()).hasSize(2);
    }

    /** The pool would try again by itself, and a few wrong tries lock a user. */
    @Test
    void a_refused_log_in_is_not_repeated() throws Exception {
        between.stubFor(
                post(urlPathEqualTo("/session/v1/login-request"))
                        .willReturn(
                                okJson(
                                        "{\"success\": false, \"code\": \"390100\", \"message\": \"Incorrect username or password was specified.\", \"data\": {}}")));
        database.close();
        try (Database other = through(false)) {
            between.resetRequests();
            for (int i = 0; i < 3; i++) {
                assertTrouble(FailureKind.LOGIN_REFUSED, () -> other.query(sql("select 1 as one"), 1));
            }
            Thread.sleep(1_500);
        }
        between.verify(1, postRequestedFor(urlPathEqualTo("/session/v1/login-request")));
    }

    /** Under snapshot: run the moment is asked for; a server that goes silent then must not hold up a cancel. */
    @Test
    void a_cancel_is_heard_while_the_moment_is_asked_for() throws Exception {
        between.stubFor(any(urlPathEqualTo(QUERIES))
                .withRequestBody(containing("CURRENT_TIMESTAMP"))
                .willReturn(aResponse().withFixedDelay(60_000)));
        Database other = through(true);
        CompletableFuture<FailureKind> end = new CompletableFuture<>();
        Daemons.start("looking", () -> {
            try {
                other.table(TableName.parse("t"));
            } catch (DatabaseException e) {
                end.complete(e.kind());
            }
        });
        Thread.sleep(1_500);
        long start = System.nanoTime();
        other.cancel();
        assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(FailureKind.CANCELLED);
        assertThat(other.moment()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        other.close();
    }

    private static final String CHUNKED = """
            {"success": true, "code": null, "message": null, "data": {
              "queryResultFormat": "json", "queryId": "01", "sqlState": "00000", "statementTypeId": 4096, "version": 1,
              "parameters": [], "total": 3, "returned": 3, "rowset": [["1"]],
              "rowtype": [{"name": "N", "type": "fixed", "precision": 38, "scale": 0, "nullable": true}],
              "chunks": [{"url": "%1$s/part/1", "rowCount": 1, "uncompressedSize": 5},
                         {"url": "%1$s/part/2", "rowCount": 1, "uncompressedSize": 5}]}}""";

    private void chunked() {
        once(QUERIES, okJson(CHUNKED.formatted("http://127.0.0.1:" + between.port())));
        between.stubFor(get(urlPathEqualTo("/part/1")).willReturn(aResponse().withBody("[\"2\"]")));
        between.stubFor(get(urlPathEqualTo("/part/2")).willReturn(aResponse().withBody("[\"3\"]")));
    }

    @Test
    void a_result_in_several_parts_is_read_whole() throws DatabaseException {
        chunked();
        assertThat(database.query(sql("select n from t"), 10).rows())
                .containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void a_part_that_is_tried_again_comes() throws DatabaseException {
        chunked();
        once("/part/2", aResponse().withStatus(503));
        assertThat(database.query(sql("select n from t"), 10).rows()).hasSize(3);
    }

    @Test
    void a_part_that_does_not_come_breaks_the_check_in_time() {
        chunked();
        between.stubFor(get(urlPathEqualTo("/part/2")).willReturn(aResponse().withStatus(404)));
        long start = System.nanoTime();
        assertTrouble(FailureKind.DATABASE_UNREACHABLE, () -> database.query(sql("select n from t"), 10))
                .contains("lost during the statement");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }
}
