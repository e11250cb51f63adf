package dev.assay.check;

import dev.assay.run.CheckResult;
import dev.assay.sql.Dialect;
import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.Worked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The documents of all types of check, each run once a database and plan for all tests of a JVM that look at what came of it. */
final class WorkedTypes {

    private static final Map<List<String>, Run> RUNS = new HashMap<>();

    private WorkedTypes() {}

    /**
     * A run of a type's document.
     *
     * @param results what its checks ended with, in their order
     * @param log what Snowflake's emulator had to do; empty on PostgreSQL
     */
    record Run(List<CheckResult> results, List<SnowflakeRecord> log) {}

    static List<String> types() {
        return ChecksPagesTest.specs().stream().map(Spec::name).toList();
    }

    static Worked document(String type) {
        return Worked.of(WorkedTypes.class, "types/" + type + ".yaml");
    }

    static synchronized Run run(Dialect dialect, String type, String plan) throws Exception {
        List<String> key = List.of(dialect.name(), type, plan);
        Run known = RUNS.get(key);
        if (known == null) {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "worked")), type);
            known = dialect == Dialect.SNOWFLAKE
                    ? onSnowflake(document(type), plan, folder)
                    : new Run(document(type).run(dialect, suites -> told(suites, plan), folder), List.of());
            RUNS.put(key, known);
        }
        return known;
    }

    private static Run onSnowflake(Worked document, String plan, Path folder) throws Exception {
        try (SnowflakeTestDatabase database = SnowflakeServer.shared().database()) {
            document.makeIn(database);
            database.clearLog();
            List<CheckResult> results = document.run(told(Suites.on(database, folder), plan));
            return new Run(results, database.log());
        }
    }

    private static Suites told(Suites suites, String plan) {
        return suites.planned(plan).connecting("sample: rows");
    }
}
