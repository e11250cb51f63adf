package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.ScannedStatement;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.Verdicts;
import dev.assay.testing.Worked;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same meaning, and every option of a connection, on a real account: {@code mvn test -Dtest=SnowflakeAccount}. No build runs it,
 * and at the time of writing it has not been run. It needs in the environment, each behind {@code ASSAY_SNOWFLAKE_}: {@code ACCOUNT}
 * (or {@code URL}), {@code USER}, {@code ROLE} (may make and drop a schema), {@code WAREHOUSE}, {@code DATABASE}, and {@code PASSWORD} or
 * {@code PRIVATE_KEY_FILE} (with {@code PRIVATE_KEY_PASSPHRASE} where it has one); {@code OAUTH_TOKEN}, {@code ACCESS_TOKEN} and
 * {@code BROWSER=yes} are tried where they are there. It makes a schema of its own, and drops it.
 */
@Timeout(600)
class SnowflakeAccount {

    private static final String PREFIX = "ASSAY_SNOWFLAKE_";
    private static final String SCHEMA =
            "ASSAY_TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private static final DatabaseUnderTest SNOWFLAKE = DatabasesUnderTest.named("snowflake");
    private static final Worked VALUES = Worked.of(SnowflakeAccount.class, "worked/values.yaml");

    @TempDir
    private Path folder;

    private static String needed(String name) {
        String value = optional(name);
        assertThat(value).as("%s%s in the environment", PREFIX, name).isNotNull();
        return String.valueOf(value);
    }

    private static @Nullable String optional(String name) {
        return System.getenv(PREFIX + name);
    }

    /** Makes what the tests read: Assay itself only reads. */
    private static void execute(List<String> statements) throws SQLException {
        Properties properties = new Properties();
        Map<String, String> given = new HashMap<>();
        given.put("user", needed("USER"));
        given.put("role", needed("ROLE"));
        given.put("warehouse", needed("WAREHOUSE"));
        given.put("db", needed("DATABASE"));
        given.put("disablePlatformDetection", "true");
        given.put("CLIENT_TELEMETRY_ENABLED", "false");
        given.put("JDBC_QUERY_RESULT_FORMAT", "JSON");
        given.put("TIMEZONE", "UTC");
        String key = optional("PRIVATE_KEY_FILE");
        if (key == null) {
            given.put("password", needed("PASSWORD"));
        } else {
            given.put("private_key_file", key);
            String passphrase = optional("PRIVATE_KEY_PASSPHRASE");
            if (passphrase != null) {
                given.put("private_key_pwd", passphrase);
            }
        }
        properties.putAll(given);
        String url = optional("URL") == null
                ? "jdbc:snowflake://" + needed("ACCOUNT") + ".snowflakecomputing.com/"
                : "jdbc:snowflake://" + needed("URL") + "/?account=local";
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @BeforeAll
    static void tables() throws SQLException {
        List<String> statements = new ArrayList<>(List.of("CREATE SCHEMA " + SCHEMA, "USE SCHEMA " + SCHEMA));
        statements.addAll(VALUES.statements(SNOWFLAKE));
        execute(statements);
    }

    @AfterAll
    static void drop() throws SQLException {
        execute(List.of("DROP SCHEMA IF EXISTS " + SCHEMA));
    }

    private Suites suites(String login, String more) {
        Map<String, String> settings = new HashMap<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                settings.put(name.substring(PREFIX.length()), value);
            }
        });
        return Suites.by(
                "type: snowflake, " + (optional("URL") == null ? "account: \"${ACCOUNT}\"" : "url: \"${URL}\"")
                        + ", user: \"${USER}\", " + login
                        + ", role: \"${ROLE}\", warehouse: \"${WAREHOUSE}\", database: \"${DATABASE}\", schema: "
                        + SCHEMA + more,
                settings,
                folder);
    }

    private Suites suites(String more) {
        return suites(
                optional("PRIVATE_KEY_FILE") == null
                        ? "password: \"${PASSWORD}\""
                        : "private_key_file: \"${PRIVATE_KEY_FILE}\""
                                + (optional("PRIVATE_KEY_PASSPHRASE") == null
                                        ? ""
                                        : ", private_key_passphrase: \"${PRIVATE_KEY_PASSPHRASE}\""),
                more);
    }

    @Test
    void every_type_gives_the_verdict_that_was_worked_out_by_hand() throws Exception {
        VALUES.assertHolds(SNOWFLAKE, suites(", sees: all_rows, sample: {unclassified: show}"));
    }

    @Test
    void however_it_is_planned() throws Exception {
        VALUES.assertHolds(SNOWFLAKE, suites(", sees: all_rows").planned("naive"));
    }

    @Test
    void all_tables_are_seen_at_one_moment() throws Exception {
        VALUES.assertHolds(SNOWFLAKE, suites(", sees: all_rows, snapshot: run"));
    }

    private static String counted(Suites suites) throws Exception {
        CheckResult result = suites.run("checks: [row_count: {table: numbers, min: 6, max: 6}]")
                .all()
                .get(0);
        assertThat(result.message()).isNotEmpty();
        return Verdicts.verdict(result) + (result.code() == null ? "" : ": " + result.message());
    }

    @Test
    void every_way_to_log_in_that_there_is_a_secret_for() throws Exception {
        String seen = ", sees: all_rows";
        assertThat(counted(suites(seen))).isEqualTo("PASSED");
        if (optional("OAUTH_TOKEN") != null) {
            assertThat(counted(suites("authenticator: oauth, token: \"${OAUTH_TOKEN}\"", seen)))
                    .isEqualTo("PASSED");
        }
        if (optional("ACCESS_TOKEN") != null) {
            assertThat(counted(suites("authenticator: programmatic_access_token, token: \"${ACCESS_TOKEN}\"", seen)))
                    .isEqualTo("PASSED");
        }
        if (optional("BROWSER") != null) {
            assertThat(counted(suites("authenticator: externalbrowser", seen))).isEqualTo("PASSED");
        }
        assertThat(counted(suites("password: wrong", seen))).startsWith("BROKEN LOGIN_REFUSED");
    }

    @Test
    void every_option_of_a_connection() throws Exception {
        assertThat(counted(suites(", sees: all_rows, query_tag: assay test, telemetry: true, platform_detection: true,"
                        + " limits: {sessions: 1, statement_timeout: 1m, queue_timeout: 1m, login_timeout: 30s,"
                        + " network_timeout: 90s, max_bytes: 1GB}")))
                .isEqualTo("PASSED");
        assertThat(counted(suites(", sees: all_rows, limits: {max_bytes: 1}"))).startsWith("BROKEN OVER_BUDGET");
    }

    @Test
    void a_statement_that_takes_too_long_is_ended() throws Exception {
        CheckResult slow = suites(", sees: all_rows, limits: {statement_timeout: 1s}")
                .run("""
                        checks:
                          - id: slow
                            failed_rows_sql: >
                              select a.id from numbers a, numbers b, numbers c, numbers d, numbers e, numbers f, numbers g, numbers h,
                              numbers i, numbers j, numbers k, numbers l, numbers m, numbers n where a.id || b.id || c.id || d.id || e.id ||
                              f.id || g.id || h.id || i.id || j.id || k.id || l.id || m.id || n.id = 'x'
                        """)
                .all()
                .get(0);
        assertThat(Verdicts.verdict(slow)).as(slow.message()).isEqualTo("BROKEN TIMED_OUT");
    }

    @Test
    void names_that_differ_in_case_only_are_told_apart() throws Exception {
        execute(List.of(
                "USE SCHEMA " + SCHEMA,
                "CREATE TABLE CASES (id INT)",
                "CREATE TABLE \"Cases\" (id INT)",
                "CREATE TABLE \"cases\" (id INT)"));
        Judged results = suites(", sees: all_rows").run("""
                checks:
                  - {id: which, row_count: {table: cases, max: 0}}
                  - {id: upper, row_count: {table: CASES, max: 0}}
                  - {id: lower, row_count: {table: '"cases"', max: 0}}
                  - {id: mixed, row_count: {table: '"Cases"', max: 0}}
                """);
        assertThat(results.all())
                .extracting(Verdicts::verdict)
                .containsExactly("BROKEN TABLE_MISSING", "PASSED", "PASSED", "PASSED");
    }

    /** Snowflake believes keys that are declared RELY; a check of the key may not. */
    @Test
    void a_key_that_is_relied_on_is_checked() throws Exception {
        execute(List.of(
                "USE SCHEMA " + SCHEMA,
                "CREATE TABLE relied (id INT, parent INT)",
                "INSERT INTO relied VALUES (1, 1), (1, 1), (2, 7)",
                "CREATE TABLE relied_upon (id INT)",
                "INSERT INTO relied_upon VALUES (1)",
                "ALTER TABLE relied ADD PRIMARY KEY (id) RELY",
                "ALTER TABLE relied_upon ADD PRIMARY KEY (id) RELY",
                "ALTER TABLE relied ADD FOREIGN KEY (parent) REFERENCES relied_upon (id) RELY"));
        String checks = """
                checks:
                  - {id: unique, unique: {table: relied, column: id}}
                  - {id: references, references: {table: relied, column: parent, to: relied_upon(id)}}
                """;
        for (Suites suites :
                List.of(suites(", sees: all_rows"), suites(", sees: all_rows").planned("naive"))) {
            assertThat(suites.run(checks).all())
                    .extracting(Verdicts::verdict)
                    .containsExactly("FAILED 1/3", "FAILED 1/3");
        }
    }

    /** What the other roles of the user see is not the session's. */
    @Test
    void no_other_role_of_the_user_lends_its_rights() throws Exception {
        assertThat(suites(", sees: all_rows")
                        .run(
                                "checks: [{id: others, failed_rows_sql: select 1 where current_secondary_roles() like '%ALL%'}]")
                        .all())
                .extracting(Verdicts::verdict)
                .containsExactly("PASSED 0");
    }

    /** Without the owner's word a role sees no policy by itself, or has the rights to: both are an answer. */
    @Test
    void policies_are_looked_up() throws Exception {
        assertThat(counted(suites(""))).matches("(?s)PASSED|BROKEN ROWS_HIDDEN.*");
    }

    @Test
    void the_cost_is_told() throws Exception {
        Judged results = suites(", sees: all_rows").run("checks: [not_null: {table: texts, column: id}]");
        assertThat(results.run().scans()).extracting(ScannedStatement::bytes).doesNotContainNull();
        assertThat(results.run().costs()).hasSize(1);
    }
}
