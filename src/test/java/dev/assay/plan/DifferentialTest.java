package dev.assay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseException;
import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over tables and suites that chance made, every plan finds what a plan without rules finds, and that is what SQL written by
 * hand says. {@code -Dassay.seed} repeats a round, {@code -Dassay.rounds} plays as many new ones; what they were made of
 * lies in {@code target/differential}.
 */
class DifferentialTest {

    private static final String NEEDED = """
            CREATE EXTENSION citext;
            CREATE DOMAIN mail AS citext;
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE COLLATION folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            ALTER DATABASE %s SET search_path = play, public;
            """;

    private static final int ROUNDS = 12;
    private static final int TABLES = 3;
    private static final int RULES = 3;
    private static final int MOST_COPIES = 20;

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return seeds(1);
    }

    static LongStream fewSeeds() {
        return seeds(4);
    }

    /** The same ones in every build, so that no build fails by chance; fresh ones where rounds are asked for. */
    private static LongStream seeds(int part) {
        Long seed = Long.getLong("assay.seed");
        Integer rounds = Integer.getInteger("assay.rounds");
        if (seed != null) {
            return LongStream.of(seed);
        }
        return rounds == null ? LongStream.rangeClosed(1, ROUNDS / part) : new Random().longs(rounds / part);
    }

    private static final class Newest {
        static final TestDatabase DATABASE = prepared(TestPostgres.newest());
    }

    private static final class Oldest {
        static final TestDatabase DATABASE = prepared(TestPostgres.oldest());
    }

    private static TestDatabase prepared(TestPostgres server) {
        TestDatabase database = server.database();
        return database.run(NEEDED.formatted(database.name()));
    }

    @ParameterizedTest(name = "-Dassay.seed={0}")
    @MethodSource("seeds")
    void every_plan_finds_the_same(long seed) throws Exception {
        play(Newest.DATABASE, seed);
    }

    @ParameterizedTest(name = "-Dassay.seed={0}")
    @MethodSource("fewSeeds")
    void every_plan_finds_the_same_on_the_oldest_postgresql(long seed) throws Exception {
        play(Oldest.DATABASE, seed);
    }

    private void play(TestDatabase database, long seed) throws Exception {
        Random random = new Random(seed);
        List<GeneratedTable> tables = GeneratedTable.some(random, TABLES);
        List<GeneratedCheck> checks = GeneratedChecks.over(tables, random);
        String script = "DROP SCHEMA IF EXISTS play CASCADE;\nCREATE SCHEMA play;\n"
                + tables.stream().map(GeneratedTable::script).collect(Collectors.joining())
                + new GeneratedConstraints(random, tables).script();
        String suite = "checks:\n"
                + checks.stream().map(check -> "  - " + check.yaml() + "\n").collect(Collectors.joining());
        write(seed + ".sql", script);
        write(seed + ".yaml", suite);
        database.run(script);
        Suites naive = suites(database, "naive").planned(PlanRule.NAIVE);
        Suites full = suites(database, "full");
        List<String> others = new ArrayList<>(List.of(PlanRule.FULL, PlanRule.FULL));
        GeneratedTable.shuffled(PlanRule.ALL, random).stream()
                .limit(RULES)
                .forEach(rule -> others.add(PlanRule.WITHOUT + rule.name()));
        try (HandWritten oracle = new HandWritten(database)) {
            Judged expected = naive.run(suite);
            assertRight(checks, expected, oracle);
            for (String plan : others) {
                assertSame(checks, full.planned(plan).run(suite), expected, plan, oracle);
            }
            for (GeneratedTable table : tables) {
                database.run(GeneratedConstraints.attempt("INSERT INTO " + table.quoted() + " SELECT * FROM "
                        + table.quoted() + " LIMIT " + (1 + random.nextInt(MOST_COPIES))));
            }
            expected = naive.run(suite);
            assertRight(checks, expected, oracle);
            assertSame(checks, full.run(suite), expected, "full, over more rows", oracle);
        }
    }

    private Suites suites(TestDatabase database, String memory) throws IOException {
        return Suites.on(database, Files.createDirectories(folder.resolve(memory)))
                .connecting("sample: {unclassified: show}, trust: [foreign_keys]");
    }

    private static void write(String name, String text) throws IOException {
        Path home = Files.createDirectories(Path.of("target", "differential"));
        Files.writeString(home.resolve(name), text);
    }

    private static void assertRight(List<GeneratedCheck> checks, Judged naive, HandWritten oracle)
            throws DatabaseException {
        for (GeneratedCheck check : checks) {
            CheckResult result = naive.get(check.id());
            String context = context(check, result, PlanRule.NAIVE);
            oracle.assertCounts(check, result, context);
            oracle.assertSample(check, result, context);
        }
    }

    private static void assertSame(
            List<GeneratedCheck> checks, Judged actual, Judged expected, String plan, HandWritten oracle)
            throws DatabaseException {
        for (GeneratedCheck check : checks) {
            CheckResult result = actual.get(check.id());
            CheckResult naive = expected.get(check.id());
            String context = context(check, result, plan);
            if (check.item().containsKey("prove")) {
                assertThat(result.means().proofs()).as(context).isEmpty();
            }
            if (naive.status() == Status.BROKEN && !result.means().proofs().isEmpty()) {
                continue; // the catalogue knows what no statement could find out, as of a key with a json in it
            }
            assertThat(told(result, naive)).as(context).isEqualTo(told(naive, result));
            oracle.assertSample(check, result, context);
        }
    }

    private static String context(GeneratedCheck check, CheckResult result, String plan) {
        return plan + "\n" + check.yaml() + "\n" + result.text() + "\n"
                + result.means().proofs() + "\n"
                + String.join("\n", result.means().sql());
    }

    /** What two plans must agree on; a refusal's words are the database's, and what is proven is not always counted. */
    private static List<@Nullable Object> told(CheckResult result, CheckResult other) {
        List<@Nullable Object> told = new ArrayList<>();
        told.add(result.status());
        told.add(result.code());
        told.add(result.failing());
        told.add(other.examined() == null ? null : result.examined());
        told.add(result.status() == Status.BROKEN ? null : said(result));
        told.add(result.measured());
        told.add(result.limits());
        told.add(result.sample() == null ? null : result.sample().columns());
        return told;
    }

    private static String said(CheckResult result) {
        return result.message()
                .replaceFirst("No (new )?row( of [\\d,]+)? breaks", "No row breaks")
                .replaceFirst(": the database itself holds it \\(.*\\)", "")
                .replaceFirst("none of [\\d,]+ rows?", "none of the table's rows");
    }
}
