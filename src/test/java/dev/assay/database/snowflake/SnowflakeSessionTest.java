package dev.assay.database.snowflake;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Purpose;
import dev.assay.database.jdbc.Daemons;
import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.SnowflakeScript;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session is told, what bounds a statement, and that it can be ended. */
@Timeout(60)
class SnowflakeSessionTest {

    private static final String ENDLESS = "select count(*) as c from table(generator(rowcount => 100000)) a,"
            + " table(generator(rowcount => 100000)) b, table(generator(rowcount => 10)) c";

    /** A row of the documented table: a name in capitals and its value. */
    private static final Pattern PARAMETER = Pattern.compile("(?m)^\\| `([A-Z][A-Z0-9_]+)` \\| `([^`]+)` \\|");

    private final SnowflakeTestDatabase test = SnowflakeServer.shared().database();

    @AfterEach
    void drop() {
        test.close();
    }

    private static SnowflakeLimits limits(Duration statement, Duration queue) {
        return new SnowflakeLimits(2, statement, queue, Duration.ofSeconds(10), Duration.ofSeconds(20), null);
    }

    private Database open(SnowflakeLimits limits) {
        return test.settings("lake", limits, true).open("assay run-1");
    }

    @Test
    void the_session_is_told_what_answers_rely_on() throws Exception {
        try (Database database = open(SnowflakeLimits.DEFAULT)) {
            assertThat(database.query(sql("select 1 as one"), 1, Purpose.of("run-1", List.of("Orders")))
                            .rows())
                    .containsExactly(List.of(1L));
        }
        assertThat(test.log())
                .extracting(SnowflakeRecord::sql)
                .containsExactly("USE SECONDARY ROLES NONE", "select 1 as one");
        SnowflakeRecord login = test.logins().get(0);
        assertThat(login.sessionParameters())
                .containsAllEntriesOf(Map.of(
                        "QUERY_TAG", "assay run-1",
                        "STATEMENT_TIMEOUT_IN_SECONDS", "600",
                        "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", "300",
                        "CLIENT_SESSION_KEEP_ALIVE", "true",
                        "CLIENT_TELEMETRY_ENABLED", "false"));
        assertThat(login.fields().path("client").path("PLATFORM").toString()).contains("disabled");
        SnowflakeRecord asked = test.log().get(1);
        assertThat(asked.queryTag()).isEqualTo("assay run-1 Orders");
        assertThat(asked.role()).isEqualTo(SnowflakeTestDatabase.ROLE);
        assertThat(asked.warehouse()).isEqualTo(SnowflakeTestDatabase.WAREHOUSE);
    }

    /** The documented table is the list: what it has is in the log-in request, and no further statement sets anything. */
    @Test
    void every_parameter_that_alters_an_answer_goes_with_the_log_in() throws Exception {
        Map<String, String> documented = new TreeMap<>();
        PARAMETER
                .matcher(Files.readString(Path.of("docs/snowflake.md")))
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2)));
        Properties pinned = new Properties();
        SnowflakeParameters.put(pinned);
        assertThat(documented).isEqualTo(new TreeMap<>(pinned)).containsKeys("WEEK_START", "DEFAULT_NULL_ORDERING");
        try (Database database = open(SnowflakeLimits.DEFAULT)) {
            database.query(sql("select 1 as one"), 1, Purpose.of("run-1", List.of("Orders")));
        }
        assertThat(test.logins().get(0).sessionParameters()).containsAllEntriesOf(documented);
    }

    @Test
    void a_tag_of_the_owners_is_that_of_every_statement() throws Exception {
        SnowflakeSettings plain = test.settings("lake");
        SnowflakeSettings tagged = new SnowflakeSettings(
                plain.name(),
                plain.url(),
                plain.user(),
                plain.login(),
                plain.context(),
                "team quality",
                plain.limits(),
                true,
                false,
                false,
                false);
        try (Database database = tagged.open("assay run-1")) {
            database.query(sql("select 1 as one"), 1, Purpose.of("run-1", List.of("Orders")));
        }
        assertThat(test.log()).extracting(SnowflakeRecord::queryTag).containsOnly("team quality");
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_by_the_server() {
        try (Database database = open(limits(Duration.ofSeconds(1), Duration.ofSeconds(5)))) {
            long start = System.nanoTime();
            assertTrouble(FailureKind.TIMED_OUT, () -> database.query(sql(ENDLESS), 1))
                    .contains("ran longer than 1s", "raise limits: statement_timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(test.log().get(1).errorCode()).isEqualTo("000630");
    }

    @Test
    void a_statement_that_waits_too_long_for_its_warehouse_is_given_up() throws Exception {
        try (Database database = open(limits(Duration.ofSeconds(10), Duration.ofSeconds(1)))) {
            database.query(sql("select 1 as one"), 1);
            test.setting("queueMillis", 20_000);
            assertTrouble(FailureKind.TIMED_OUT, () -> database.query(sql("select 1 as one"), 1))
                    .contains("waited longer than 1s for the warehouse", "raise limits: queue_timeout");
        }
    }

    @Test
    void what_takes_long_is_asked_for_again_and_again_until_it_is_there() throws Exception {
        test.setting("inProgressAfterMillis", 50);
        test.script(
                SnowflakeScript.on("patient").column("ONE", "NUMBER").row("1").delayed(Duration.ofSeconds(1)));
        try (Database database = open(SnowflakeLimits.DEFAULT)) {
            assertThat(database.query(sql("select 1 as patient"), 1).rows()).containsExactly(List.of(1L));
        }
    }

    @Test
    void what_runs_and_what_waits_for_a_session_ends_at_once() throws Exception {
        try (Database database = open(SnowflakeLimits.DEFAULT)) {
            List<CompletableFuture<FailureKind>> ends =
                    List.of(running(database), running(database), running(database));
            while (test.log().stream().filter(one -> one.sql().equals(ENDLESS)).count() < 2) {
                Thread.sleep(20);
            }
            long start = System.nanoTime();
            database.cancel();
            assertThat(ends).allSatisfy(end -> assertThat(end.join()).isEqualTo(FailureKind.CANCELLED));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(test.log().stream().filter(one -> one.sql().equals(ENDLESS)))
                .extracting(SnowflakeRecord::errorCode)
                .containsOnly("000604");
    }

    private static CompletableFuture<FailureKind> running(Database database) {
        CompletableFuture<FailureKind> end = new CompletableFuture<>();
        Daemons.start("running", () -> {
            try {
                database.query(sql(ENDLESS), 1);
            } catch (DatabaseException e) {
                end.complete(e.kind());
            }
        });
        return end;
    }

    @Test
    void what_the_server_refuses_says_what_to_do() {
        test.execute("create table t (a int, b varchar)", "insert into t values (0, 'secret')");
        test.script(SnowflakeScript.on("forbidden")
                .fails("003001", "42501", "SQL access control error:\nInsufficient privileges"));
        test.script(SnowflakeScript.on("idle")
                .fails("000606", "57P03", "No active warehouse selected in the current session."));
        test.script(SnowflakeScript.on("broke")
                .fails(
                        "090073",
                        "22000",
                        "Warehouse 'W' cannot be resumed because resource monitor 'M' has exceeded its quota."));
        test.script(
                SnowflakeScript.on("past").fails("000707", "02000", "Time travel data is not available for table T."));
        SnowflakeLimits one = new SnowflakeLimits(
                1,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                null);
        int before = test.logins().size();
        try (Database database = open(one)) {
            assertTrouble(FailureKind.TABLE_MISSING, () -> database.query(sql("select * from none"), 1))
                    .contains("what is not there and of what the role may not see", "TO ROLE TEST_ROLE");
            assertTrouble(FailureKind.COLUMN_MISSING, () -> database.query(sql("select c from t"), 1))
                    .contains("Check the column's name");
            assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("select 1 / a as x from t"), 1))
                    .contains("it divides by zero (100051)");
            assertTrouble(
                            FailureKind.QUERY_REFUSED,
                            () -> database.query(sql("select cast(b as number) as x from t"), 1))
                    .doesNotContain("secret");
            assertTrouble(FailureKind.PERMISSION_DENIED, () -> database.query(sql("select 1 as forbidden"), 1))
                    .contains("role TEST_ROLE lacks a right");
            assertTrouble(FailureKind.PERMISSION_DENIED, () -> database.query(sql("select 1 as idle"), 1))
                    .contains("write warehouse: on the connection");
            assertTrouble(FailureKind.OVER_BUDGET, () -> database.query(sql("select 1 as broke"), 1))
                    .contains("quota");
            assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("select 1 as past"), 1))
                    .contains("snapshot: run");
            assertTrouble(FailureKind.QUERY_REFUSED, () -> database.query(sql("select 1 as a; select 2 as b"), 1));
        }
        assertThat(test.logins()).as("none of these is the session's fault").hasSize(before + 1);
    }
}
