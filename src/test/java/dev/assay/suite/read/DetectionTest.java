package dev.assay.suite.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.suite.bind.Reading;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class DetectionTest {

    private static final String CHECKS = "tables: {flights: {checks: [row_count: {min: 1}]}}\n";

    @TempDir
    Path folder;

    private boolean found(String name, String text) throws InvalidYamlException {
        Reading reading = Reading.in(folder);
        return reading.reader().read(reading.file(name, text), false).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.yml", "A.YAML", "sub/a.yaml"})
    void aFileWithTheKeySuiteIsASuite(String name) throws InvalidYamlException {
        assertThat(found(name, Reading.head() + CHECKS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"services: {db: {image: postgres}}", "- a\n- b", "text", "a: 1\na: 2\n", "tables: {}"})
    void anotherFileThatWasOnlyFoundIsNone(String text) throws InvalidYamlException {
        assertThat(found("other.yaml", text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "connections.yaml", "connections.yml", "suite.yaml.bak"})
    void aFileOfAnotherNameIsNone(String name) throws InvalidYamlException {
        assertThat(found(name, Reading.head() + CHECKS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "connection: a\nchecks: []\n", "connection: a\ntables: {}\n", "a: [\n"})
    void aFoundFileThatMayHaveBeenMeantAsASuiteIsAProblem(String text) {
        assertThatThrownBy(() -> found("other.yaml", text)).isInstanceOf(InvalidYamlException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "connections.yaml", "missing.yaml", "."})
    void aNamedFileMustBeASuite(String name) {
        Reading reading = Reading.in(folder);
        reading.file("notes.txt", "text");
        assertThatThrownBy(() -> reading.reader().read(folder.resolve(name), true))
                .isInstanceOf(InvalidYamlException.class);
    }

    @Test
    void aFileOfTenMegabytesIsRefusedWithoutBeingRead() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(10L << 20);
        }
        assertThatThrownBy(() -> Reading.in(folder).reader().read(large, true))
                .hasMessage("large.yaml:1:1: the file is larger than 1 MiB: split it into several suites");
        Files.delete(large);
    }

    @Test
    void withoutConnectionsTheSuiteSaysWhereToWriteThem() throws IOException {
        Path file = Reading.in(folder).file("suite.yaml", Reading.head() + CHECKS);
        Files.delete(folder.resolve("connections.yaml"));
        assertThatThrownBy(() ->
                        new SuiteReader(folder, java.util.Map.of(), java.util.Map.of(), Reading.AS_OF).read(file, true))
                .hasMessageStartingWith(
                        "suite.yaml:3:13: there is no connections.yaml in the suite's folder or above it");
    }
}
