package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a suite names lies below the folder of connections.yaml, and no message shows anything of a file. */
@Tag("fast")
class NamedFilesTest {

    private static final String CANARY = "canary-5591";

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void files() throws Exception {
        root = Files.createDirectories(folder.resolve("root/suites"));
        Files.createDirectories(root.resolve("team/below"));
        Files.createDirectories(root.resolve("secrets"));
        Files.createDirectories(folder.resolve("root/suites-other"));
        for (String name : new String[] {
            "shadow", "root/suites/secrets/shop", "root/suites/secrets/staging", "root/suites-other/codes.csv"
        }) {
            Files.writeString(folder.resolve(name), CANARY + "," + CANARY + "\nx,y\n");
        }
        Files.writeString(root.resolve("codes.csv"), "code\na\n");
        Files.writeString(root.resolve("team/below/codes.csv"), "code\na\n");
        Files.writeString(root.resolve("connections.yaml"), """
                version: 1
                connections:
                  flights:
                    type: postgresql
                    plane: analytical
                    url: postgresql://127.0.0.1/x
                    password_file: ${WHERE}
                environments:
                  staging: {flights: {password_file: secrets/staging}}
                """);
        Files.createSymbolicLink(root.resolve("team/out.csv"), folder.resolve("shadow"));
        Files.createSymbolicLink(root.resolve("team/outside"), folder);
        Files.createSymbolicLink(root.resolve("team/in.csv"), root.resolve("codes.csv"));
        Files.createSymbolicLink(root.resolve("team/zero.csv"), Path.of("/dev/zero"));
        Files.createSymbolicLink(root.resolve("team/nowhere.csv"), root.resolve("nothing"));
    }

    private void read(String check) throws Exception {
        Path suite = Files.writeString(
                root.resolve("team/suite.yaml"),
                "version: 1\nsuite: Files\nconnection: flights\nchecks:\n  - " + check + "\n    id: a\n");
        new SuiteReader(folder, Map.of("WHERE", "secrets/shop"), Map.of(), Instant.EPOCH).read(suite, true);
    }

    private void refused(String name, String why) {
        for (String check : new String[] {
            "contains_rows: {table: t, rows: \"" + name + "\"}",
            "accepted_values: {table: t, column: c, values: {file: \"" + name + "\", column: no}}"
        }) {
            assertThatThrownBy(() -> read(check))
                    .isInstanceOf(InvalidYamlException.class)
                    .hasMessageContaining("suite.yaml:5:")
                    .hasMessageContaining(why)
                    .message()
                    .doesNotContain(CANARY, "root:x");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /etc/passwd                        | is an absolute path
            /dev/stdin                         | is an absolute path
            ../../../shadow                    | leads out of the folder of connections.yaml
            ../../suites-other/codes.csv       | leads out of the folder of connections.yaml
            below/../../../../shadow           | leads out of the folder of connections.yaml
            out.csv                            | leads by a link out of the folder
            outside/shadow                     | leads by a link out of the folder
            outside/root/suites-other/codes.csv| leads by a link out of the folder
            zero.csv                           | leads by a link out of the folder
            below                              | is a folder, a pipe or a device
            nowhere.csv                        | there is no file
            missing.csv                        | there is no file
            ../secrets/shop                    | holds a secret of a connection
            ../secrets/staging                 | holds a secret of a connection
            ../connections.yaml                | holds a secret of a connection
            """)
    void a_file_elsewhere_is_refused(String name, String why) {
        refused(name, why);
    }

    @Test
    void a_pipe_is_refused_and_not_waited_for() throws Exception {
        Process made =
                new ProcessBuilder("mkfifo", root.resolve("team/pipe.csv").toString()).start();
        assertThat(made.waitFor()).isZero();
        refused("pipe.csv", "is a folder, a pipe or a device");
    }

    @Test
    void a_file_below_is_read() throws Exception {
        for (String name : new String[] {"below/codes.csv", "./below/../below/codes.csv", "../codes.csv", "in.csv"}) {
            read("contains_rows: {table: t, rows: " + name + "}");
            read("accepted_values: {table: t, column: c, values: {file: " + name + "}}");
        }
    }

    @Test
    void no_message_shows_the_first_line() throws Exception {
        Files.writeString(root.resolve("team/text.csv"), CANARY + ",b" + CANARY + "\n" + CANARY + ",\n");
        for (String values :
                new String[] {"file: text.csv", "file: text.csv, column: x", "file: text.csv, column: b" + CANARY}) {
            assertThatThrownBy(() -> read("accepted_values: {table: t, column: c, values: {" + values + "}}"))
                    .isInstanceOfSatisfying(
                            InvalidYamlException.class,
                            e -> e.problems()
                                    .forEach(problem -> assertThat(problem.message())
                                            .contains("file")
                                            .doesNotContain(CANARY)));
        }
    }
}
