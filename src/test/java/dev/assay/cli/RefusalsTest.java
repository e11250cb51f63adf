package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit code 2: a sentence on standard error, and nothing ran. */
class RefusalsTest {

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void write() {
        suites = Orders.in(folder);
        suites.write("good.yaml", Orders.suite("passed"));
    }

    private String refused(Object... arguments) {
        Assay done = Assay.run(
                Stream.concat(Stream.of(arguments), Stream.of("--report=json", "--reports-dir", suites.reports()))
                        .toArray());
        assertThat(done.code()).as(done.err()).isEqualTo(Exit.WRONG);
        assertThat(done.out()).isEmpty();
        assertThat(suites.reports()).doesNotExist();
        return done.err();
    }

    @Test
    void one_unreadable_suite_keeps_all_from_running_and_all_problems_are_told_at_once() {
        suites.write("bad.yaml", Orders.suite("passed").replace("row_count", "row_cuont"));
        suites.write("worse.yaml", "version: 1\nsuite: Worse\nconnection: ship\nchecks: [{not_nul: {}}]\n");
        assertThat(refused("run", folder))
                .contains("bad.yaml:5:6: ")
                .contains("worse.yaml:3:13: ")
                .contains("worse.yaml:4:11: ")
                .contains("    connection: ship\n                ^\n")
                .endsWith("assay: 3 problems, nothing ran\n");
    }

    @Test
    void a_connection_that_is_not_declared() {
        suites.write("good.yaml", Orders.suite("passed").replace("connection: shop", "connection: shops"));
        assertThat(refused("run", folder))
                .contains("good.yaml:3:13: ")
                .contains("shops")
                .contains("shop");
    }

    @Test
    void a_variable_that_a_connection_lacks() {
        suites.write(
                "connections.yaml",
                "version: 1\nconnections:\n  shop: {type: postgresql, plane: analytical, url: \"${ASSAY_TEST_UNSET}\"}\n");
        assertThat(refused("run", folder))
                .contains("connections.yaml:3:")
                .contains("ASSAY_TEST_UNSET")
                .endsWith("assay: 1 problem, nothing ran\n");
    }

    @Test
    void a_variable_that_a_suite_lacks() {
        suites.write("good.yaml", Orders.suite("passed").replace("min: 1", "min: \"${ASSAY_TEST_UNSET}\""));
        assertThat(refused("run", folder)).contains("good.yaml:5:").contains("ASSAY_TEST_UNSET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing*", "tag:nothing", "table:passed", "passed,nothing*", "type:row_count,t.unique(a, b)"})
    void a_pattern_that_matches_nothing_is_refused_beside_others_that_do(String what) {
        suites.write("good.yaml", Orders.suite("passed"));
        assertThat(refused("run", folder, "--select", what))
                .matches(
                        "assay: --select (nothing\\*|tag:nothing|table:passed|t.unique\\(a, b\\)) matches no check: see what there"
                                + " is with assay list\n");
    }

    @Test
    void every_check_is_switched_off() {
        suites.write("good.yaml", Orders.suite("off"));
        assertThat(refused("run", folder)).contains("switched off");
    }

    @Test
    void one_argument_of_several_has_no_suite() {
        suites.write("good/good.yaml", Orders.suite("passed"));
        suites.write("empty/README.md", "none\n");
        assertThat(refused("run", folder.resolve("good"), folder.resolve("empty")))
                .startsWith("assay: no suite found in ");
    }

    @Test
    void nothing_is_there() {
        assertThat(refused("run", folder.resolve("gone"))).startsWith("assay: there is no file or folder ");
        suites.write("empty/README.md", "none\n");
        assertThat(refused("run", folder.resolve("empty"))).startsWith("assay: no suite found in ");
    }

    @Test
    void failed_without_a_run_before() {
        assertThat(refused("run", folder, "--failed")).startsWith("assay: --failed needs a run before it");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            run --as-of yesterday      | assay: --as-of takes a time with its zone, such as 2026-01-31T06:00:00Z
            run --report pdf           | assay: --report takes allure, console, events, github, gitlab, json, junit, page or none, not 'pdf'; the jar of a report of your own goes on ASSAY_CLASSPATH
            run --fail-on sometimes    | Invalid value for option '--fail-on'
            run --set NAME             | --set
            run --reprot json          | Unknown option: '--reprot'
            rum                        | Unmatched argument
            plan --select nothing      | assay: --select nothing matches no check
            """)
    void a_wrong_command_line(String line, String told) {
        String[] words = line.split(" ", -1);
        Object[] arguments = words[0].equals("rum")
                ? words
                : Stream.concat(Stream.of(words), Stream.of(folder.toString())).toArray();
        Assay done = Assay.run(arguments);
        assertThat(done.code()).as(done.err()).isEqualTo(Exit.WRONG);
        assertThat(done.err()).contains(told);
        assertThat(done.out()).isEmpty();
    }

    @Test
    void no_command_at_all_shows_the_help() {
        Assay done = Assay.run();
        assertThat(done.code()).isEqualTo(Exit.WRONG);
        assertThat(done.err()).contains("Examples:").endsWith("assay: say what to do, such as: assay run\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "list", "plan"})
    void the_other_commands_refuse_an_unreadable_suite_too(String command) {
        suites.write("bad.yaml", Orders.suite("passed").replace("row_count", "row_cuont"));
        Assay done = Assay.run(command, folder);
        assertThat(done.code()).isEqualTo(Exit.WRONG);
        assertThat(done.err()).contains("bad.yaml:5:6: ");
        assertThat(done.out()).isEmpty();
    }
}
