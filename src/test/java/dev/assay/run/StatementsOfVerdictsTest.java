package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckType;
import dev.assay.check.Spec;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.plan.PlanRule;
import dev.assay.result.CheckResult;
import dev.assay.result.GroupResult;
import dev.assay.sql.Sql;
import dev.assay.testing.Golden;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Worked;
import dev.assay.testing.WrappedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a verdict and its count rest on is one statement, since two see the database at two moments, whatever the plan. */
class StatementsOfVerdictsTest {

    private static final Worked TYPES = Worked.of(StatementsOfVerdictsTest.class, "verdicts.yaml");

    private static final Map<String, Spec> SPECS = ServiceLoader.load(CheckType.class).stream()
            .map(type -> type.get().spec())
            .filter(spec -> !spec.name().startsWith("own_"))
            .collect(Collectors.toMap(Spec::name, spec -> spec));

    private static final String MEMORY = "state/memory.properties";

    /** Both moments of the tables. */
    private static final String MOMENTS = """
            CREATE TABLE first_t AS TABLE t;
            CREATE TABLE first_o AS TABLE o;
            CREATE TABLE first_p AS TABLE p;
            """;

    private static final TestDatabase DATABASE = TestPostgres.newest().database();

    /** What came of a run with a writer in between, by plan. */
    private static final Map<String, List<CheckResult>> BETWEEN = new HashMap<>();

    @TempDir
    private static Path folder;

    private static Path memory = Path.of("");
    private static List<String> first = List.of();
    private static List<String> later = List.of();

    /** The verdicts at both moments; all runs know of the same earlier one, which found keys that were unique. */
    @BeforeAll
    static void tables() throws Exception {
        TYPES.makeIn(DATABASE);
        DATABASE.run(MOMENTS);
        memory = folder.resolve("known");
        run("known", PlanRule.FULL, real -> real);
        first = said(run("first", PlanRule.FULL, real -> real));
        become("later");
        later = said(run("later", PlanRule.FULL, real -> real));
    }

    private static List<CheckResult> run(String name, String plan, UnaryOperator<Database> wrapper) throws Exception {
        Path own = Files.createDirectory(folder.resolve(name));
        if (!own.equals(memory)) {
            Files.createDirectory(own.resolve("state"));
            Files.copy(memory.resolve(MEMORY), own.resolve(MEMORY));
        }
        Suites suites = Suites.on(DATABASE, own).connecting("sample: {unclassified: show}");
        return new WrappedRun(suites, own, plan, wrapper).results(suite());
    }

    private static synchronized List<CheckResult> between(String plan) throws Exception {
        List<CheckResult> known = BETWEEN.get(plan);
        if (known == null) {
            known = run("between-" + plan.replaceAll("\\W", "-"), plan, Writer::new);
            BETWEEN.put(plan, known);
        }
        return known;
    }

    /** The checks as they are written, and the same of the rows that a filter or a partition leaves, and by groups. */
    private static Map<String, JsonNode> checks() {
        Map<String, JsonNode> checks = new LinkedHashMap<>();
        for (JsonNode written : TYPES.written()) {
            put(checks, written, "");
            Spec spec = spec(written);
            boolean ofRows = spec.judged() == Spec.VerdictBasis.ROWS || spec.judged() == Spec.VerdictBasis.VALUE;
            if (ofRows && spec.filterable() && written.path(spec.name()).has("table")) {
                put(checks, written, "{filter: id > 1, partition: {latest: day}, on_empty: warn}");
            }
            if (spec.groupable()) {
                put(checks, written, "{group_by: s, filter: id > 1, on_empty: warn}");
            }
        }
        return checks;
    }

    private static void put(Map<String, JsonNode> checks, JsonNode written, String more) {
        ObjectNode check = ((ObjectNode) written).deepCopy();
        if (!more.isEmpty()) {
            check.setAll((ObjectNode) Worked.parsed(more));
        }
        check.put("id", "check-" + (checks.size() + 1));
        checks.put(check.get("id").asString(), check);
    }

    private static Spec spec(JsonNode check) {
        return check.propertyNames().stream()
                .filter(SPECS::containsKey)
                .map(SPECS::get)
                .findFirst()
                .orElseThrow();
    }

    private static String suite() {
        return "checks:\n"
                + checks().values().stream().map(check -> "  - " + check + "\n").collect(Collectors.joining());
    }

    @Test
    void the_document_says_how_many_statements_a_verdict_takes() throws Exception {
        List<List<CheckResult>> runs = new ArrayList<>(List.of(between(PlanRule.FULL), between(PlanRule.NAIVE)));
        try (SnowflakeTestDatabase snowflake = SnowflakeServer.shared().database()) {
            TYPES.makeIn(snowflake);
            Suites suites = Suites.on(snowflake, Files.createDirectory(folder.resolve("snowflake")));
            runs.add(suites.planned(PlanRule.FULL).run(suite()).all());
            runs.add(suites.planned(PlanRule.NAIVE).run(suite()).all());
        }
        Golden.assertMatches(
                StatementsOfVerdictsTest.class,
                "verdicts.txt",
                document(runs.stream().map(StatementsOfVerdictsTest::statements).toList()));
    }

    /** How many statements answer what a check asks, as its result shows them; those that read failing rows are others. */
    private static Map<String, Integer> statements(List<CheckResult> results) {
        Map<String, Integer> statements = new LinkedHashMap<>();
        results.forEach(result ->
                statements.put(result.check().key(), result.means().sql().size()));
        return statements;
    }

    private static String document(List<Map<String, Integer>> runs) {
        Map<String, Map<List<Integer>, Set<String>>> types = new TreeMap<>();
        SPECS.keySet().forEach(type -> types.put(type, new LinkedHashMap<>()));
        checks().forEach((id, check) -> {
            List<Integer> counts =
                    runs.stream().map(run -> run.getOrDefault(id, -1)).toList();
            types.computeIfAbsent(spec(check).name(), first -> new LinkedHashMap<>())
                    .computeIfAbsent(counts, first -> new LinkedHashSet<>())
                    .add(form(check));
        });
        assertThat(types.keySet())
                .as("types that verdicts.yaml lacks: write a check of each there, on t, o and p")
                .filteredOn(type -> types.getOrDefault(type, Map.of()).isEmpty())
                .isEmpty();
        StringBuilder document = new StringBuilder("""
                How many statements the verdict on a check takes

                A statement sees the database at one moment, and two see it at two. What a verdict and its count rest on is therefore one
                statement, in every plan; 0 means that the catalogue answers. Failing rows are read behind the verdict, by statements that are
                not counted here. The checks are those of verdicts.yaml, as they are written there, of the rows that a filter leaves of the latest
                partition, and by groups. A type that compares two databases sends as many as it needs, each to one of them.

                                             PostgreSQL     Snowflake
                type                         full   naive   full   naive   checks
                """);
        types.forEach((type, forms) -> forms.forEach((counts, which) -> {
            String row = "%-28s %-6d %-7d %-6d %-7d %s"
                    .formatted(
                            type, counts.get(0), counts.get(1), counts.get(2), counts.get(3), String.join(", ", which));
            document.append(row.stripTrailing()).append('\n');
        }));
        return document.toString();
    }

    /** Which of its rows a check judges. */
    private static String form(JsonNode check) {
        return check.has("group_by")
                ? "group_by"
                : check.has("partition") ? "filter, partition" : check.has("on_empty") ? "on_empty" : "plain";
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "naive", "without:equal_questions,listed_keys"})
    void with_a_writer_between_all_statements_a_verdict_is_still_that_of_one_moment(String plan) throws Exception {
        List<String> between = said(between(plan));
        List<String> wrong = new ArrayList<>();
        List<JsonNode> checks = List.copyOf(checks().values());
        for (int i = 0; i < between.size(); i++) {
            if (!ofTwoDatabases(checks.get(i))
                    && !between.get(i).equals(first.get(i))
                    && !between.get(i).equals(later.get(i))) {
                wrong.add(between.get(i) + "\n  is neither " + first.get(i) + "\n  nor " + later.get(i));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(between).isNotEqualTo(first).isNotEqualTo(later);
    }

    /** No moment is that of two databases: how far a verdict on them may rest on several is for their own tests. */
    private static boolean ofTwoDatabases(JsonNode check) {
        return Set.of("cdc_coverage", "cdc_lag", "cdc_schema", "reconcile")
                .contains(spec(check).name());
    }

    private static void become(String which) {
        StringBuilder script = new StringBuilder("BEGIN;");
        for (String table : List.of("t", "o", "p")) {
            script.append(
                    "DELETE FROM " + table + "; INSERT INTO " + table + " SELECT * FROM " + which + "_" + table + ";");
        }
        DATABASE.run(script + "COMMIT");
    }

    private static List<String> said(List<CheckResult> results) {
        return results.stream()
                .map(result -> result.check().key() + " "
                        + result.check().info().name() + ": " + result.status() + " "
                        + (result.groups().isEmpty() ? result.text() : result.code()) + " " + result.failing() + "/"
                        + result.examined() + " " + result.measured() + groups(result))
                .toList();
    }

    /** Groups that end alike stand in the order in which the database had them. */
    private static Set<String> groups(CheckResult result) {
        return result.groups().stream().map(GroupResult::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Another session that commits before every statement, so that no two behind each other see the same. */
    private static final class Writer extends WrappedDatabase {

        private int wrote;

        Writer(Database real) {
            super(real);
        }

        @Override
        public int sessions() {
            return 1;
        }

        @Override
        public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
            wrote++;
            become(wrote % 2 == 0 ? "first" : "later");
            return super.query(sql, maxRows, purpose);
        }
    }
}
