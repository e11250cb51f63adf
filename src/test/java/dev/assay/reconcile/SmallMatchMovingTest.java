package dev.assay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.run.Run;
import dev.assay.run.RunOptions;
import dev.assay.suite.RunSettings;
import dev.assay.suite.read.SuiteReader;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small results of a source that is written and of its copy, at the source's watermark: nothing that moves is taken for wrong, and what
 * is wrong is found. {@code -Dassay.load.comparisons=200} makes it a long run.
 */
@Tag("faults")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmallMatchMovingTest {

    private static final int ROWS = 3_000;
    private static final int COMPARISONS = Integer.getInteger("assay.load.comparisons", 2);
    private static final String AT =
            ", at: watermark, heartbeat: {table: mart.heartbeat, position: position}, wait_up_to: 20s}";
    private static final String TO = "to: {connection: shop, table: app.orders%s}";

    /** Rows that come and go, few at a time: the source has as many as before, and the copy has one more or one less. */
    private static final String QUEUE = "row_count_match: {table: mart.orders, "
            + TO.formatted(", filter: note = 'new 2'") + AT + "\n    filter: note = 'new 2'\n    on_empty: pass";

    @TempDir
    private static Path folder;

    private static Pipeline pipeline;
    private static SuiteFolder suites;

    @BeforeAll
    static void start() throws Exception {
        pipeline = new Pipeline(
                TestPostgres.separate(
                        Map.of("wal_level", "logical", "max_wal_senders", "4", "max_replication_slots", "4")),
                ROWS);
        suites = new SuiteFolder(folder);
        suites.write("connections.yaml", """
                version: 1
                connections:
                  mart: {type: postgresql, plane: analytical, url: "%s", user: %s, password: %s}
                  shop: {type: postgresql, plane: analytical, url: "%s", user: checker, password: %3$s}
                """.formatted(
                        pipeline.copy.url(), TestPostgres.USER, TestPostgres.PASSWORD, pipeline.source.url()));
        pipeline.load(4, 40);
    }

    @AfterAll
    static void stop() throws Exception {
        pipeline.stop();
    }

    private static Map<String, CheckResult> run(Map<String, String> checks) throws Exception {
        StringBuilder text = new StringBuilder("version: 1\nsuite: Copies\nconnection: mart\nchecks:\n");
        checks.forEach((id, check) -> text.append("  - ")
                .append(check)
                .append("\n    id: ")
                .append(id)
                .append("\n"));
        Path file = suites.write("copies.yaml", text.toString());
        Instant now = Instant.now();
        List<Run.Selected> selected = new ArrayList<>();
        new SuiteReader(folder, Map.of(), Map.of(), now)
                .read(file, true)
                .ifPresent(suite -> suite.allChecks().forEach(check -> selected.add(new Run.Selected(suite, check))));
        Map<String, CheckResult> results = new LinkedHashMap<>();
        try (Run run = Run.open(
                selected,
                List.of(),
                new RunOptions(
                        now, suites.reports(), "full", List.of(), null, null, null, RunSettings.NONE, Map.of()))) {
            run.plan();
            run.start();
            for (Run.Selected one : selected) {
                CheckResult result = run.result(one.check()).get(120, TimeUnit.SECONDS);
                run.publish(one.check(), result);
                results.put(one.check().key(), result);
            }
            run.finish();
        }
        return results;
    }

    private static Map<String, String> checks(String filter, String beside) {
        Map<String, String> checks = new LinkedHashMap<>();
        String to = TO.formatted(filter.isEmpty() ? "" : ", filter: " + filter);
        checks.put("count", "row_count_match: {table: mart.orders, " + to + AT + beside);
        checks.put(
                "sums",
                "aggregate_match: {table: mart.orders, left: {sum: total, by: [customer]}, right: {connection: shop, table: app.orders, sum:"
                        + " total, by: [customer]" + (filter.isEmpty() ? "" : ", filter: " + filter) + "}" + AT
                        + beside);
        checks.put("set", "set_equality: {table: mart.orders, " + to + ", columns: [id, note, total]" + AT + beside);
        String where = filter.isEmpty() ? "" : " where " + filter;
        checks.put(
                "query",
                "query_match: {query: 'select id, total from mart.orders" + where
                        + "', expected: {connection: shop, query: 'select id, total from app.orders" + where + "'}"
                        + AT);
        return checks;
    }

    @Order(1)
    @Test
    void a_true_copy_raises_no_alarm_while_it_moves() throws Exception {
        Map<String, Integer> seen = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < COMPARISONS; i++) {
            Map<String, String> checks = checks("", "");
            checks.put("queue", QUEUE);
            run(checks).forEach((id, result) -> {
                seen.merge(id + " " + result.status(), 1, Integer::sum);
                if (result.status() != Status.PASSED && result.status() != Status.WARNED) {
                    wrong.add(result.text());
                }
            });
        }
        System.out.println("small results at the watermark: " + seen);
        assertThat(wrong).isEmpty();
    }

    /** Of rows that rest the answers are known for certain, however busy the others are. */
    @Order(2)
    @Test
    void what_is_wrong_is_found_where_the_rest_moves() throws Exception {
        String quiet = "id % " + Load.QUIET + " = 0";
        assertThat(run(checks(quiet, "\n    filter: " + quiet)).values())
                .allSatisfy(
                        result -> assertThat(result.status()).as(result.text()).isEqualTo(Status.PASSED));
        pipeline.copy.run("DELETE FROM mart.orders WHERE id = " + Load.QUIET);
        assertThat(run(checks(quiet, "\n    filter: " + quiet)).values())
                .allSatisfy(
                        result -> assertThat(result.status()).as(result.text()).isEqualTo(Status.FAILED))
                .allSatisfy(result -> assertThat(result.message()).contains("had reached the source's watermark"));
    }

    @Order(3)
    @Test
    void a_copy_that_stands_still_is_not_compared() throws Exception {
        pipeline.copy.run("CREATE TABLE mart.stopped (position bigint); INSERT INTO mart.stopped VALUES (1)");
        Map<String, CheckResult> results = run(Map.of(
                "count",
                "row_count_match: {table: mart.orders, " + TO.formatted("")
                        + ", at: watermark, heartbeat: {table: mart.stopped, position: position}, wait_up_to: 1s}"));
        assertThat(results.values())
                .extracting(CheckResult::text)
                .singleElement()
                .asString()
                .contains("[TIMED_OUT]", "The copy did not reach the source's position", "Nothing was compared");
    }
}
