package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Child;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Three ways in, one result: our command, JUnit's ConsoleLauncher, Maven's Surefire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchersIT {

    private static final String CLOCK = "2026-01-31T06:00:00Z";
    private static final int CHECKS = 60;

    private Consumer consumer = new Consumer(Path.of("nowhere"));
    private JsonNode byCommand = JsonMapper.shared().createObjectNode();

    @BeforeAll
    void runTheCommand() throws Exception {
        consumer = Consumer.copy();
        Child done = Child.java(
                consumer.folder(),
                Child.distribution(),
                "dev.assay.cli.Main",
                List.of("run", "suites", "--as-of", CLOCK, "--report", "json", "--reports-dir", "reports/command"));
        assertThat(done.code()).as(done.output()).isEqualTo(1);
        byCommand = results("reports/command");
        assertThat(byCommand.path("checks")).hasSize(CHECKS);
        assertThat(byCommand.path("run").path("suites")).hasSize(2);
    }

    @Test
    void the_console_launcher_writes_the_same_results() throws Exception {
        Child done = console("reports/console", "--select-directory", "suites");
        assertThat(done.code()).as(done.output()).isEqualTo(1);
        assertThat(done.output()).contains("[        60 tests found           ]");
        assertThat(results("reports/console")).isEqualTo(byCommand);
    }

    @Test
    void the_console_launcher_fails_where_no_check_is_found() throws Exception {
        Child done = console("reports/nothing", "--select-directory", "suites", "--include-tag", "weekly");
        assertThat(done.code()).as(done.output()).isEqualTo(2);
        assertThat(consumer.folder().resolve("reports/nothing")).doesNotExist();
    }

    @Test
    void surefire_writes_the_same_results_and_fails_the_build() throws Exception {
        Child done = consumer.maven("-Dassay.as_of=" + CLOCK, "-Dassay.reports.dir=reports/surefire");
        assertThat(done.code()).as(done.output()).isNotZero();
        assertThat(done.output()).contains("There are test failures");
        assertThat(results("reports/surefire")).isEqualTo(byCommand);

        String xml = Files.readString(
                consumer.folder().resolve("target/surefire-reports/TEST-org.example.DataQualityTest.xml"));
        assertThat(xml)
                .contains("tests=\"" + CHECKS + "\"", "failures=\"11\"", "errors=\"0\"")
                .contains("name=\"New York flights 2013 - flights - tailnum: references planes(tailnum)\"")
                .contains("name=\"Orders - orders - An order costs something\"");
    }

    @Test
    void surefire_fails_the_build_where_no_check_ran() throws Exception {
        Child done = consumer.maven("-Dgroups=nothing");
        assertThat(done.code()).as(done.output()).isNotZero();
        assertThat(done.output()).contains("did not discover any tests");
        assertThat(consumer.folder().resolve("reports/latest")).doesNotExist();
    }

    private Child console(String reports, String... selection) throws IOException, InterruptedException {
        String tools = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> jar.matches(".*(junit-platform-(console|reporting)|open-test-reporting)[^/\\\\]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "execute",
                "--include-engine=assay",
                "--fail-if-no-tests",
                "--disable-ansi-colors",
                "--config=assay.report=json",
                "--config=assay.as_of=" + CLOCK,
                "--config=assay.reports.dir=" + reports));
        arguments.addAll(List.of(selection));
        return Child.java(
                consumer.folder(),
                Child.distribution() + File.pathSeparator + tools,
                "org.junit.platform.console.ConsoleLauncher",
                arguments);
    }

    /** The results of the last run there, without what differs from run to run: its id and all times. */
    private JsonNode results(String reports) {
        JsonNode results = JsonMapper.shared()
                .readTree(consumer.folder().resolve(reports).resolve("latest").resolve("results.json"));
        ((ObjectNode) results.path("run")).remove(List.of("id", "started_at", "finished_at", "milliseconds"));
        for (JsonNode check : results.path("checks")) {
            ((ObjectNode) check).remove("milliseconds");
            if (check.path("since") instanceof ObjectNode since) {
                since.remove("run");
            }
        }
        results.path("scans").forEach(scan -> ((ObjectNode) scan).remove(List.of("started_at", "milliseconds")));
        return results;
    }
}
