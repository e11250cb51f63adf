package dev.assay.check;

import dev.assay.plan.PlanRule;
import dev.assay.result.CheckResult;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.Suites;
import dev.assay.testing.Worked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The documents of all types of check, each run once a database and plan for all tests of a JVM that look at what came of it. */
final class WorkedTypes {

    private static final Map<List<String>, Run> RUNS = new HashMap<>();

    private WorkedTypes() {}

    /**
     * A run of a type's document.
     *
     * @param results what its checks ended with, in their order
     * @param log what the database was asked, where it tells
     */
    record Run(List<CheckResult> results, List<JsonNode> log) {}

    static List<String> types() {
        return ChecksPagesTest.specs().stream().map(Spec::name).toList();
    }

    static Worked document(String type) {
        return Worked.of(WorkedTypes.class, "types/" + type + ".yaml");
    }

    /** The name of a type's golden document of a kind: {@code sql}, {@code messages} or {@code samples}. */
    static String golden(String type, String kind) {
        return "types/" + type + "." + kind + ".txt";
    }

    /** The two plans that tests ask about are run on the same tables, one behind the other. */
    static synchronized Run run(DatabaseUnderTest database, String type, String plan) throws Exception {
        List<String> key = List.of(database.name(), type, plan);
        if (!RUNS.containsKey(key)) {
            List<String> both = List.of(PlanRule.FULL, PlanRule.NAIVE);
            play(database, type, both.contains(plan) ? both : List.of(plan));
        }
        return Objects.requireNonNull(RUNS.get(key));
    }

    private static void play(DatabaseUnderTest database, String type, List<String> plans) throws Exception {
        try (DatabaseUnderTest.Fresh fresh = database.fresh()) {
            document(type).makeIn(fresh);
            fresh.takeLog();
            for (String plan : plans) {
                Suites suites = Suites.on(fresh, folder(type)).planned(plan).connecting("sample: {unclassified: show}");
                List<CheckResult> results = document(type).run(suites);
                RUNS.put(List.of(database.name(), type, plan), new Run(results, fresh.takeLog()));
            }
        }
    }

    /** What one run knows, no other does. */
    private static Path folder(String type) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "worked")), type);
    }
}
