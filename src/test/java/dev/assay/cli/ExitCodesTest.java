package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the process says when checks ran. */
class ExitCodesTest {

    @TempDir
    Path folder;

    private Assay run(String checks, String... options) {
        SuiteFolder suites = Orders.in(folder);
        Path file = suites.write("made.yaml", Orders.suite(checks.split(" ", -1)));
        Object[] arguments = new Object[options.length + 5];
        arguments[0] = "run";
        arguments[1] = file;
        arguments[2] = "--report=json";
        arguments[3] = "--reports-dir";
        arguments[4] = suites.reports();
        System.arraycopy(options, 0, arguments, 5, options.length);
        return Assay.run(arguments);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "passed, 0",
        "passed warned off, 0",
        "passed failed warned, 1",
        "passed broken, 3",
        "failed broken, 3",
        "broken failed, 3"
    })
    void the_worst_check_decides_and_what_could_not_be_checked_is_worst(String checks, int code) {
        assertThat(run(checks).code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"passed, 0", "passed warned, 1", "warned broken, 3"})
    void a_warning_fails_where_it_is_asked_to(String checks, int code) {
        assertThat(run(checks, "--fail-on", "warn").code()).isEqualTo(code);
    }

    @Test
    void the_summary_stands_on_standard_output_and_the_progress_does_not() {
        Assay done = run("passed failed broken");
        assertThat(done.out())
                .contains("3 checks: 1 passed, 1 failed, 1 broken")
                .contains("Results: ")
                .contains("results.json");
        assertThat(done.err()).isEqualTo("Running 3 checks …\n");
    }
}
