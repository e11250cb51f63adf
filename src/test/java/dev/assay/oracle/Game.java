package dev.assay.oracle;

import dev.assay.plan.PlanRule;
import dev.assay.result.CheckResult;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plays seeds against a database, and remembers how it went. */
final class Game {

    private static final int MOST_TOLD = Integer.getInteger("assay.told", 20);

    private final TestDatabase database;
    private final Path folder;
    private final Facts facts;
    private final List<String> disagreements = new ArrayList<>();
    private final Map<String, Integer> types = new TreeMap<>();
    private final Map<String, Integer> statuses = new TreeMap<>();
    private int compared;

    Game(TestDatabase database, Path folder) throws SQLException {
        this.database = database;
        this.folder = folder;
        this.facts = Facts.of(database);
    }

    /** Plays one seed in each of the plans, of which all but the naive one know what the one before found; returns how many checks it has. */
    int play(long seed, int each, List<String> plans) throws Exception {
        World world = World.of(seed, facts);
        List<Check> checks = Checks.of(world, each);
        String suite = Suite.of(world, checks);
        Path home = Files.createDirectories(Path.of("target", "oracle"));
        Files.writeString(home.resolve(seed + ".sql"), world.script());
        Files.writeString(home.resolve(seed + ".yaml"), suite);
        database.run("DROP SCHEMA IF EXISTS play CASCADE;\nCREATE SCHEMA play;\n" + world.script());
        checks.forEach(check -> types.merge(check.type(), 1, Integer::sum));
        for (String plan : plans) {
            Path reports =
                    Files.createDirectories(folder.resolve(seed + (plan.equals(PlanRule.NAIVE) ? "-naive" : "")));
            Judged judged = Suites.on(database, reports).planned(plan).run(suite);
            Map<String, CheckResult> results = judged.all().stream()
                    .collect(Collectors.toMap(result -> result.check().key(), result -> result));
            for (Check check : checks) {
                compare(
                        check,
                        Objects.requireNonNull(results.get(check.id())),
                        "-Dassay.seed=" + seed + ", plan " + plan);
            }
        }
        return checks.size();
    }

    private void compare(Check check, CheckResult result, String where) {
        compared++;
        statuses.merge(result.status().name(), 1, Integer::sum);
        List<String> differences = Comparison.of(check, result, facts);
        if (!differences.isEmpty()) {
            disagreements.add(where + "\n" + check.yaml() + "\n"
                    + (check.block() == null
                            ? ""
                            : "in a block of " + check.block().yaml() + "\n") + String.join("\n", differences) + "\n"
                    + result.text()
                    + "\n"
                    + check.table().shown(check.columns()) + "\n"
                    + check.table().script().lines().findFirst().orElse("").replaceFirst("\\(.*", "...") + "\n");
        }
    }

    /** What differs from the oracle, the first few of it; nothing where all agrees. */
    String disagreements() {
        return disagreements.isEmpty()
                ? ""
                : disagreements.size() + " disagreements:\n\n"
                        + disagreements.stream().limit(MOST_TOLD).collect(Collectors.joining("\n"));
    }

    /** How many checks there were of each type. */
    Map<String, Integer> types() {
        return types;
    }

    double share(String status) {
        return (double) statuses.getOrDefault(status, 0) / compared;
    }

    /** In short, what was compared. */
    String told() {
        return compared + " verdicts of " + types.size() + " types: " + statuses;
    }
}
