package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What bad files are answered with: {@code bad/suite/x.yaml} as a suite, {@code bad/connections/x.yaml} as connections,
 * {@code bad/owners/x.yaml} as owners and so on, each with the whole message in {@code x.txt}. {@code -Dassay.golden=update} writes the messages anew, to be read before they
 * are kept.
 */
@Tag("fast")
class BadInputTest {

    private static final Path FOLDER = Path.of("src/test/resources/bad");

    @TempDir
    Path folder;

    static Stream<String> suites() throws IOException {
        return files("suite");
    }

    static Stream<String> connections() throws IOException {
        return files("connections");
    }

    static Stream<Arguments> filesBesideConnections() throws IOException {
        Stream.Builder<Arguments> all = Stream.builder();
        for (String kind : List.of("owners", "products", "assay")) {
            files(kind).forEach(name -> all.add(Arguments.of(kind, name)));
        }
        return all.build();
    }

    private static Stream<String> files(String kind) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void aSuiteIsRefusedWithEveryProblemAndItsPlace(String name) throws IOException {
        Reading reading = Reading.in(folder);
        Path file = Files.copy(FOLDER.resolve("suite/" + name + ".yaml"), folder.resolve(name + ".yaml"));
        assertGolden("suite/" + name, Reading.problemsOf(() -> reading.reader().read(file, true)));
    }

    @ParameterizedTest
    @MethodSource("connections")
    void connectionsAreRefusedWithEveryProblemAndItsPlace(String name) throws IOException {
        Reading reading = Reading.in(folder);
        reading.file("connections.yaml", Files.readString(FOLDER.resolve("connections/" + name + ".yaml")));
        String said = reading.problems(Reading.head() + "tables: {flights: {checks: [row_count: {min: 1}]}}\n");
        assertThat(said).doesNotContain("hunter2");
        assertGolden("connections/" + name, said);
    }

    @ParameterizedTest
    @MethodSource("filesBesideConnections")
    void aFileBesideConnectionsIsRefusedWithEveryProblemAndItsPlace(String kind, String name) throws IOException {
        Reading reading = Reading.in(folder);
        reading.file(kind + ".yaml", Files.readString(FOLDER.resolve(kind + "/" + name + ".yaml")));
        assertGolden(
                kind + "/" + name,
                reading.problems(Reading.head() + "tables: {flights: {checks: [row_count: {min: 1}]}}\n"));
    }

    private static void assertGolden(String name, String said) throws IOException {
        Path golden = FOLDER.resolve(name + ".txt");
        if (System.getProperty("assay.golden", "").equals("update")) {
            Files.writeString(golden, said + "\n");
        }
        assertThat(said).isNotEmpty();
        assertThat(said + "\n").as("golden file %s", golden).isEqualTo(Files.readString(golden));
        assertThat(said).doesNotContain("snakeyaml", "jackson", "Exception");
    }
}
