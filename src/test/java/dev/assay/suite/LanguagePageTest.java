package dev.assay.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the language shows only what the reader takes. */
class LanguagePageTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static Stream<String> blocks(boolean connections) throws IOException {
        return BLOCK
                .matcher(Files.readString(Path.of("docs/language.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.startsWith("# connections.yaml") == connections)
                .toList()
                .stream();
    }

    static Stream<String> suites() throws IOException {
        return blocks(false);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void everySuiteOfThePageCanBeReadAndFitsTheSchema(String block) throws SuiteException {
        assertThat(Reading.in(folder).suite(block).allChecks()).isNotEmpty();
        assertThat(Schemas.violations(JsonSchema.suites(), block.replaceAll("(?m)^ +<<:.*\n", "")))
                .filteredOn(violation -> !block.contains("<<"))
                .isEmpty();
    }

    @Test
    void everyConnectionOfThePageCanBeReadAndFitsTheSchema() throws IOException, SuiteException {
        String block = blocks(true).findFirst().orElseThrow();
        Reading reading = new Reading(
                folder, Map.of(), Map.of("SHOP_URL", "postgresql://h/d", "SHOP_USER", "u", "SHOP_PASSWORD", "p"));
        reading.file("connections.yaml", block);
        reading.file("data/flights.csv.gz", "");
        reading.file("data/airlines.csv.gz", "");
        Connections connections = reading.withChecks("- row_count: {min: 1}").connections();
        for (String name : connections.names()) {
            assertThat(connections.settings(name).name()).isEqualTo(name);
        }
        assertThat(Schemas.violations(JsonSchema.connections(), block)).isEmpty();
    }
}
