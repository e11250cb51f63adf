package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Golden;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The help as it is read; {@code help.txt} is the document. */
@Tag("fast")
class HelpTest {

    @Test
    void the_help_teaches_by_example() {
        StringBuilder document = new StringBuilder();
        for (String line :
                new String[] {"", "run", "validate", "plan", "list", "contract diff", "waive", "history", "diff"}) {
            Assay done = Assay.run((Object[]) (line + " --help").strip().split(" "));
            assertThat(done.code()).isZero();
            assertThat(done.err()).isEmpty();
            document.append("$ assay ")
                    .append((line + " --help").strip())
                    .append('\n')
                    .append(done.out())
                    .append('\n');
        }
        Golden.assertMatches(HelpTest.class, "help.txt", document.toString());
    }

    @Test
    void help_about_a_command_is_the_commands_help() {
        assertThat(Assay.run("help", "run")).isEqualTo(Assay.run("run", "--help"));
    }

    @Test
    void the_version_is_the_builds() {
        assertThat(Assay.run("--version").out()).matches("assay \\d+\\.\\d+\\.\\d+.*\n");
    }
}
