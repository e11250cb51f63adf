package dev.assay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of suites with the connection {@code shop}, and of the reports of their runs.
 *
 * @param folder an empty folder, absolute
 */
public record SuiteFolder(Path folder) {

    /** A folder whose connection {@code shop} is that database. */
    public static SuiteFolder over(Path folder, TestDatabase database) {
        return withUrl(folder, database.url());
    }

    /** A folder whose connection {@code shop} has this URL. */
    public static SuiteFolder withUrl(Path folder, String url) {
        SuiteFolder made = new SuiteFolder(folder);
        made.write("connections.yaml", """
                version: 1
                connections:
                  shop:
                    type: postgresql
                    plane: analytical
                    url: "%s"
                    user: %s
                    password: %s
                    sample: {unclassified: show}
                """.formatted(url, TestPostgres.USER, TestPostgres.PASSWORD));
        return made;
    }

    /** Writes a file into the folder, and returns it. */
    public Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its reports go. */
    public Path reports() {
        return folder.resolve("reports");
    }

    /** The {@code results.json} of the last run. */
    public JsonNode results() {
        return JsonMapper.shared().readTree(reports().resolve("latest").resolve("results.json"));
    }

    /** The last run's checks, each as {@code key STATUS}. */
    public List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        for (JsonNode check : results().path("checks")) {
            statuses.add(
                    check.path("key").asString() + " " + check.path("status").asString());
        }
        return statuses;
    }
}
