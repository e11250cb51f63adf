package dev.assay.suite.bind;

import dev.assay.suite.Suite;
import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads suites in a folder of a test's own. */
public final class Reading {

    public static final Instant AS_OF = Instant.parse("2014-01-01T00:00:00Z");

    private final Path folder;
    private final Map<String, String> settings;
    private final Map<String, String> environment;

    public Reading(Path folder, Map<String, String> settings, Map<String, String> environment) {
        this.folder = folder;
        this.settings = settings;
        this.environment = environment;
        file("connections.yaml", """
                version: 1
                connections:
                  flights: {type: embedded, load: [{table: flights, from: flights.csv}]}
                  shop: {type: postgresql, plane: operational, url: "${SHOP_URL}"}
                """);
    }

    public static Reading in(Path folder) {
        return new Reading(folder, Map.of(), Map.of());
    }

    public Path file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SuiteReader reader() {
        return new SuiteReader(folder, settings, environment, AS_OF);
    }

    Suite suite(String text) throws InvalidYamlException {
        return reader().read(file("suite.yaml", text), true).orElseThrow();
    }

    /** A suite of one table with these checks, written as a YAML list. */
    public Suite withChecks(String checks) throws InvalidYamlException {
        return suite(head() + "tables:\n  flights:\n    checks:\n" + checks.indent(6));
    }

    public static String head() {
        return "version: 1\nsuite: Flights\nconnection: flights\n";
    }

    /** What a suite's reader says of a text; empty where it takes it. */
    public String problems(String text) {
        return problemsOf(() -> Optional.of(suite(text)));
    }

    String problemsWithChecks(String checks) {
        return problemsOf(() -> Optional.of(withChecks(checks)));
    }

    public interface Attempt {
        Object run() throws InvalidYamlException;
    }

    public static String problemsOf(Attempt attempt) {
        try {
            attempt.run();
            return "";
        } catch (InvalidYamlException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
