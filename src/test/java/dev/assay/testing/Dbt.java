package dev.assay.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What dbt found with the tests of {@code dbt/project}, run in a virtual environment of {@code dbt/requirements.txt}. Where that
 * cannot be had, the test is skipped as {@link Require} does it. dbt speaks to the database on the loopback address only.
 *
 * @param version dbt-core's
 * @param outcomes by the test's name
 */
public record Dbt(String version, Map<String, Outcome> outcomes) {

    /**
     * How a test ended.
     *
     * @param status pass, warn, fail, error or skipped
     * @param failures the rows that the test's query returned
     */
    public record Outcome(String status, long failures) {}

    /**
     * Runs {@code dbt test}, for five minutes at most.
     *
     * @param folder where dbt writes
     */
    public static Dbt test(TestDatabase database, Path folder) throws IOException, InterruptedException {
        Path project = PythonTools.script("dbt/project");
        Map<String, String> environment = Map.of(
                "SHOP_PORT", String.valueOf(database.server().port()),
                "SHOP_USER", TestPostgres.USER,
                "SHOP_PASSWORD", TestPostgres.PASSWORD,
                "SHOP_DATABASE", database.name(),
                "DBT_PROJECT_DIR", project.toString(),
                "DBT_PROFILES_DIR", project.toString(),
                "DBT_TARGET_PATH", folder.resolve("target").toString(),
                "DBT_LOG_PATH", folder.resolve("logs").toString(),
                "DBT_SEND_ANONYMOUS_USAGE_STATS", "false",
                "DO_NOT_TRACK", "1");
        List<String> command = List.of(
                VirtualEnvironment.shared("dbt").command("dbt").toString(),
                "--no-use-colors",
                "--no-version-check",
                "test");
        Child child = Child.run(folder, command, environment);
        // 1: a test failed, as some are meant to
        if (child.code() > 1) {
            throw new IllegalStateException("dbt ended with " + child.code() + ":\n" + child.output());
        }
        JsonNode results = JsonMapper.shared().readTree(folder.resolve("target").resolve("run_results.json"));
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (JsonNode result : results.path("results")) {
            // test.<project>.<name>.<hash>
            String name = result.path("unique_id").asString().split("\\.", -1)[2];
            outcomes.put(
                    name,
                    new Outcome(
                            result.path("status").asString(),
                            result.path("failures").asLong()));
        }
        return new Dbt(results.path("metadata").path("dbt_version").asString(), outcomes);
    }
}
