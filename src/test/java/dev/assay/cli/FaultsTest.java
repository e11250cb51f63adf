package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.FailingType;
import dev.assay.testing.NamelessType;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a type throws, and wherever, breaks its check and no other. */
class FaultsTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, a int);
            INSERT INTO t VALUES (1, 1), (2, NULL), (3, NULL);
            """);

    private static final String HEAD = """
            version: 1
            suite: Faults
            connection: shop
            checks:
              - {id: first, not_null: {table: t, column: a}}
              - {id: key, unique: {table: t, columns: id}}
            """;

    private static final String LAST = "  - {id: last, row_count: {table: t, min: 3}}\n";

    @TempDir
    Path folder;

    private SuiteFolder suites;
    private URLClassLoader loader;
    private ClassLoader before;

    @BeforeEach
    void register() throws IOException {
        suites = SuiteFolder.over(folder.resolve("suites"), DATABASE);
        Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
        Files.writeString(
                services.resolve("dev.assay.check.CheckType"),
                "com.example.Gone\n" + NamelessType.class.getName() + "\n" + FailingType.class.getName() + "\n");
        before = Thread.currentThread().getContextClassLoader();
        loader = new URLClassLoader(new URL[] {folder.resolve("classes").toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void restore() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    private Assay assay(String command, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(command, suites.folder()));
        arguments.addAll(List.of(options));
        return Assay.run(arguments.toArray());
    }

    private Assay run(Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("--report=json,junit", "--reports-dir", suites.reports()));
        arguments.addAll(List.of(options));
        return assay("run", arguments.toArray());
    }

    private String latest(String name) throws IOException {
        return Files.readString(suites.reports().resolve("latest").resolve(name));
    }

    private static String failing(String stage, String kind) {
        return "  - {id: " + stage + "-" + kind + ", own_failing: {table: t, column: a, at: " + stage + ", with: "
                + kind + "}}\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "naive"})
    void whatever_is_thrown_breaks_the_check_of_the_type_that_threw_it(String plan) throws Exception {
        StringBuilder suite = new StringBuilder(HEAD);
        FailingType.STAGES.forEach(stage -> FailingType.KINDS.forEach(kind -> suite.append(failing(stage, kind))));
        suites.write("faults.yaml", suite + LAST);

        Assay done = run("--plan", plan);

        assertThat(done.code()).isEqualTo(Exit.NOT_CHECKED);
        for (JsonNode check : suites.results().path("checks")) {
            String key = check.path("key").asString();
            String told = key + " " + check.path("status").asString() + " "
                    + check.path("code").asString("");
            String message = check.path("message").asString();
            if (!key.contains("-")) {
                assertThat(told).isIn("first FAILED RULE_VIOLATED", "key PASSED ", "last PASSED ");
            } else if (key.startsWith("nowhere") || key.startsWith("samples")) {
                assertThat(told).isEqualTo(key + " FAILED RULE_VIOLATED");
                assertThat(check.path("failing").asLong()).isEqualTo(2);
                assertThat(check.path("sample").isNull()).isEqualTo(key.startsWith("samples"));
                assertThat(message.contains("could not be shown: INTERNAL_ERROR"))
                        .isEqualTo(key.startsWith("samples"));
            } else if (key.equals("send-SQLException")) {
                // as the database's own
                assertThat(told).isEqualTo(key + " BROKEN QUERY_REFUSED");
            } else {
                assertThat(told).isEqualTo(key + " BROKEN INTERNAL_ERROR");
                String kind = key.replaceFirst(".*-", "");
                assertThat(message)
                        .contains(kind.equals("ExceptionInInitializerError") ? "java.lang.ArithmeticException" : kind)
                        .contains(" at dev.assay.testing.FailingType.", "(FailingType.java:")
                        .contains("assay.log");
                assertThat(message.contains("(SQLSTATE 22012)")).isEqualTo(kind.equals("SQLException"));
            }
        }
        assertThat(latest("junit.xml")).contains("INTERNAL_ERROR", "last");
        assertThat(latest("assay.log"))
                .contains("\tat dev.assay.testing.FailingType.")
                .contains("Caused by: java.lang.ArithmeticException");
        try (Stream<Path> files = Files.walk(suites.reports().resolve("runs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(FailingType.SECRET);
            }
        }
        assertThat(done.out() + done.err())
                .doesNotContain(FailingType.SECRET)
                .doesNotContain("\tat ")
                .contains("Internal errors: their stacks are in ");
    }

    @Test
    void a_type_that_cannot_say_what_it_is_breaks_what_may_be_its_checks() {
        suites.write("faults.yaml", HEAD + LAST + """
                tables:
                  t:
                    columns: {a: [own_nameless]}
                    checks: [{own_other: {x: 1}}]
                """);
        Assay validated = assay("validate");
        assertThat(validated.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(validated.err())
                .contains("[INTERNAL_ERROR]", "'own_nameless'")
                .doesNotContain(FailingType.SECRET);
        assertThat(run().code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(suites.statuses())
                .containsExactly(
                        "t.own_nameless(a) BROKEN", "t.own_other BROKEN", "first FAILED", "key PASSED", "last PASSED");
        assertThat(assay("list").code()).isZero();
        assertThat(Assay.run("schema").out()).contains("own_failing");
    }

    @Test
    void what_cannot_be_planned_is_named() {
        suites.write("faults.yaml", HEAD + failing("write", "AssertionError") + LAST);
        Assay planned = assay("plan");
        assertThat(planned.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(planned.out())
                .contains("faults.yaml#write-AssertionError: [INTERNAL_ERROR] ", "COUNT(")
                .doesNotContain("#first:", "#last:");
    }

    @Test
    void the_log_is_shown_where_somebody_asks_for_it() throws Exception {
        suites.write("faults.yaml", HEAD + failing("judge", "AssertionError") + LAST);
        Assay done = run("--verbose");
        assertThat(done.err())
                .contains("assay: An internal error while judge-AssertionError", "\tat dev.assay.testing");
        assertThat(latest("assay.log")).contains("ERROR An internal error while judge-AssertionError");
        suites.write("faults.yaml", HEAD + LAST);
        assertThat(run().out()).doesNotContain("Internal errors");
        assertThat(latest("assay.log").lines()).hasSize(1).first().asString().contains(": 3 checks, plan full");
    }

    @Test
    void nothing_is_written_where_no_report_is_wanted() {
        suites.write("faults.yaml", HEAD + failing("judge", "AssertionError") + LAST);
        Assay done = assay("run", "--report=none", "--reports-dir", suites.reports());
        assertThat(done.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(done.out())
                .contains("the logger dev.assay.run has the stack")
                .doesNotContain("their stacks are in");
    }
}
