package dev.assay.check;

import dev.assay.database.postgresql.PostgresDialect;
import dev.assay.database.snowflake.SnowflakeDialect;
import dev.assay.plan.PlanRule;
import dev.assay.result.CheckResult;
import dev.assay.sql.Dialect;
import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Worked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The documents of all types of check, each run once a database and plan for all tests of a JVM that look at what came of it. */
final class WorkedTypes {

    private static final Map<List<String>, Run> RUNS = new HashMap<>();
    private static @Nullable TestDatabase postgresql;

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

    /** The two plans that tests ask about are run on the same tables, one behind the other. */
    static synchronized Run run(Dialect dialect, String type, String plan) throws Exception {
        List<String> key = List.of(dialect.name(), type, plan);
        if (!RUNS.containsKey(key)) {
            List<String> both = List.of(PlanRule.FULL, PlanRule.NAIVE);
            List<String> plans = both.contains(plan) ? both : List.of(plan);
            if (dialect == SnowflakeDialect.INSTANCE) {
                onSnowflake(type, plans);
            } else {
                onPostgresql(type, plans);
            }
        }
        return Objects.requireNonNull(RUNS.get(key));
    }

    private static void onPostgresql(String type, List<String> plans) throws Exception {
        TestDatabase database = postgresql == null ? TestPostgres.newest().database() : postgresql;
        postgresql = database;
        document(type).makeIn(database.emptied());
        for (String plan : plans) {
            List<CheckResult> results = document(type).run(told(Suites.on(database, folder(type)), plan));
            RUNS.put(List.of(PostgresDialect.INSTANCE.name(), type, plan), new Run(results, List.of()));
        }
    }

    private static void onSnowflake(String type, List<String> plans) throws Exception {
        try (SnowflakeTestDatabase database = SnowflakeServer.shared().database()) {
            document(type).makeIn(database);
            for (String plan : plans) {
                database.clearLog();
                List<CheckResult> results = document(type).run(told(Suites.on(database, folder(type)), plan));
                RUNS.put(List.of(SnowflakeDialect.INSTANCE.name(), type, plan), new Run(results, database.log()));
            }
        }
    }

    /** What one run knows, no other does. */
    private static Path folder(String type) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "worked")), type);
    }

    private static Suites told(Suites suites, String plan) {
        return suites.planned(plan).connecting("sample: rows");
    }
}
