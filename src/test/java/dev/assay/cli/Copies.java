package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A suite with one {@code reconcile} of a table of the connection {@code shop} and its copy. */
final class Copies {

    private final SuiteFolder suites;
    private final TestDatabase shop;
    private final String copy;
    private final List<Object> variables = new ArrayList<>();

    private Copies(Path folder, TestDatabase shop, String copy) {
        this.suites = new SuiteFolder(folder);
        this.shop = shop;
        this.copy = copy;
        source("sample: {unclassified: show}");
    }

    /** A copy in PostgreSQL. */
    static Copies of(Path folder, TestDatabase shop, TestDatabase mart) {
        return new Copies(folder, shop, postgres(mart) + ", sample: {unclassified: show}");
    }

    /** A copy in Snowflake. */
    static Copies of(Path folder, TestDatabase shop, SnowflakeTestDatabase lake) {
        Copies copies = new Copies(folder, shop, lake.connection() + ", sample: {unclassified: show}");
        lake.settings().forEach((name, value) -> copies.variables.addAll(List.of("--set", name + "=" + value)));
        return copies;
    }

    private static String postgres(TestDatabase database) {
        return "type: postgresql, url: \"%s\", user: %s, password: %s, plane: analytical"
                .formatted(database.url(), TestPostgres.USER, TestPostgres.PASSWORD);
    }

    /** Settings of the source's connection; {@code plane} may be among them. */
    void source(String settings) {
        String own = "type: postgresql, url: \"%s\", user: %s, password: %s, plane: analytical"
                .formatted(shop.url(), shop.reader(), TestPostgres.PASSWORD);
        suites.write(
                "connections.yaml",
                "version: 1\nconnections:\n  copies: {" + copy + "}\n  shop: {"
                        + (settings.contains("plane:") ? own.replace(", plane: analytical", "") : own) + ", " + settings
                        + "}\n");
    }

    /**
     * The check of a table.
     *
     * @param parameters beside {@code source}, of which {@code app.} and the table's name is the table
     */
    void check(String table, String parameters) {
        check(table, parameters, "");
    }

    /** @param beside keys beside the type, such as {@code fail_above: 2} */
    void check(String table, String parameters, String beside) {
        checkOf(table, "app." + table, parameters, beside);
    }

    /** @param source the table of the source */
    void checkOf(String table, String source, String parameters, String beside) {
        suites.write("copies.yaml", """
                version: 1
                suite: Copies
                connection: copies
                checks:
                  - reconcile: {table: %s, source: {connection: shop, table: %s}, %s}
                    id: copy
                    %s
                """.formatted(table, source, parameters, beside));
    }

    /** Runs it. */
    JsonNode run() {
        List<Object> words = new ArrayList<>(
                List.of("run", suites.folder(), "--report=json", "--quiet", "--reports-dir", suites.reports()));
        words.addAll(variables);
        Assay done = Assay.run(words.toArray());
        assertThat(done.err()).isEmpty();
        return suites.results().path("checks").get(0);
    }

    /** Runs it, and its message. */
    String message() {
        return run().path("message").asString();
    }

    /** Runs it, which passes, and its message. */
    String passes() {
        JsonNode check = run();
        assertThat(check.path("status").asString())
                .as(check.path("message").asString())
                .isEqualTo("PASSED");
        return check.path("message").asString();
    }

    /** Runs it, which fails with these rows, each as {@code [key, how, columns]}; the result. */
    JsonNode finds(String... rows) {
        JsonNode check = run();
        assertThat(found(check)).as(check.path("message").asString()).isEqualTo(new TreeSet<>(List.of(rows)));
        assertThat(check.path("status").asString()).isEqualTo("FAILED");
        return check;
    }

    private static Set<String> found(JsonNode check) {
        Set<String> found = new TreeSet<>();
        check.path("sample").path("rows").forEach(row -> found.add(row.toString()));
        return found;
    }

    /** The file in which runs keep what the next needs. */
    Path memory() {
        return suites.reports().resolve("state").resolve("memory.properties");
    }

    /** Everything that runs have written. */
    String written() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(suites.reports())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
