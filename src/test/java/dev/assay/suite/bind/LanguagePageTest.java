package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.suite.Connections;
import dev.assay.suite.schema.JsonSchema;
import dev.assay.suite.schema.Schemas;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the language shows only what the reader takes. */
@Tag("fast")
public class LanguagePageTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final Map<String, String> SECRETS = Map.of(
            "SHOP_URL",
            "postgresql://h/d",
            "SHOP_USER",
            "u",
            "SHOP_PASSWORD",
            "p",
            "SNOWFLAKE_ACCOUNT",
            "myorg-myaccount",
            "SNOWFLAKE_USER",
            "u",
            "SNOWFLAKE_PRIVATE_KEY_FILE",
            "key.p8",
            "SNOWFLAKE_PASSPHRASE",
            "p",
            "SNOWFLAKE_TOKEN",
            "t");

    @TempDir
    Path folder;

    private static final Pattern OF_FILE = Pattern.compile("^# (\\w+)\\.yaml\n");

    /** @param file the file that the blocks show, without its ending; empty for suites */
    private static Stream<String> blocks(String page, String file) throws IOException {
        return BLOCK
                .matcher(Files.readString(Path.of("docs", page)))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> fileOf(block).equals(file))
                .toList()
                .stream();
    }

    private static String fileOf(String block) {
        Matcher first = OF_FILE.matcher(block);
        return first.find() ? first.group(1) : "";
    }

    public static Stream<String> suites() throws IOException {
        return blocks("language.md", "");
    }

    @ParameterizedTest
    @MethodSource("suites")
    void everySuiteOfThePageCanBeReadAndFitsTheSchema(String block) throws InvalidYamlException {
        assertThat(Reading.in(folder).suite(block).allChecks()).isNotEmpty();
        assertThat(Schemas.violations(JsonSchema.suites(), block.replaceAll("(?m)^ +<<:.*\n", "")))
                .filteredOn(violation -> !block.contains("<<"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"language.md", "snowflake.md"})
    void everyConnectionOfThePageCanBeReadAndFitsTheSchema(String page) throws IOException, InvalidYamlException {
        String block = blocks(page, "connections").findFirst().orElseThrow();
        Reading reading = new Reading(folder, Map.of(), SECRETS);
        reading.file("connections.yaml", block);
        reading.file("data/flights.csv.gz", "");
        reading.file("data/airlines.csv.gz", "");
        String first = block.replaceFirst("(?s).*?\n  (\\w+):\n.*", "$1");
        Connections connections = reading.suite("version: 1\nsuite: Page\nconnection: " + first
                        + "\nchecks: [{row_count: {table: t, min: 1}}]\n")
                .connections();
        for (String name : connections.names()) {
            assertThat(connections.settings(name).name()).isEqualTo(name);
        }
        assertThat(Schemas.violations(JsonSchema.connections(), block)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"owners", "products", "assay"})
    void everyFileBesideConnectionsOfThePageCanBeReadAndFitsTheSchema(String file) throws IOException {
        String block = blocks("language.md", file).findFirst().orElseThrow();
        Reading reading = Reading.in(folder);
        reading.file(file + ".yaml", block);
        assertThat(reading.problems(Reading.head() + "tables: {flights: {checks: [row_count: {min: 1}]}}\n"))
                .isEmpty();
        String schema = switch (file) {
            case "owners" -> JsonSchema.owners();
            case "products" -> JsonSchema.products();
            default -> JsonSchema.settings();
        };
        assertThat(Schemas.violations(schema, block)).isEmpty();
    }
}
