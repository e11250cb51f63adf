package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs over data that changes: what results say of the runs before, and how one looks back. */
class HistoryCommandTest {

    @TempDir
    Path folder;

    private TestDatabase database;
    private SuiteFolder suites;

    @BeforeEach
    void open() {
        database = TestPostgres.newest().database().run("""
                CREATE TABLE orders (id int PRIMARY KEY, status text, total numeric, at timestamptz);
                INSERT INTO orders VALUES
                    (1, 'paid', 7771, '2026-01-01 00:00Z'), (2, NULL, 7772, '2026-01-01 00:00Z'), (3, 'paid', 7773, NULL);
                """);
        suites = SuiteFolder.over(folder, database);
        suites.write("shop.yaml", suite(""));
    }

    private static String suite(String keys) {
        return """
                version: 1
                suite: Shop
                connection: shop
                tables:
                  orders:%s
                    checks:
                      - {id: status, not_null: [status]}
                      - {id: rows, row_count: {min: 3}}
                      - {id: highest, max: {column: total, max: 7772}}
                """.formatted(keys);
    }

    /** The ids of the runs so far. */
    private final List<String> ids = new ArrayList<>();

    private Assay run(String day, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "run", folder, "--report=json", "--as-of", day + "T06:00:00Z", "--reports-dir", suites.reports()));
        arguments.addAll(List.of(more));
        Assay done = Assay.run(arguments.toArray());
        ids.add(suites.results().path("run").path("id").asString());
        return done;
    }

    private JsonNode check(String key) {
        return suites.results()
                .path("checks")
                .valueStream()
                .filter(check -> check.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String change(String key) {
        JsonNode check = check(key);
        return check.path("status").asString() + " " + check.path("change").asString("first") + " "
                + check.path("since").path("as_of").asString("-").replaceFirst("T.*", "");
    }

    @Test
    void a_failure_is_new_then_fixed_then_back_and_a_part_does_not_disturb_it() {
        run("2026-01-01");
        assertThat(change("status")).isEqualTo("FAILED first 2026-01-01");
        database.run("UPDATE orders SET status = 'new' WHERE status IS NULL");
        run("2026-01-02");
        assertThat(change("status")).isEqualTo("PASSED FIXED -");
        database.run("UPDATE orders SET status = NULL WHERE id < 3");
        run("2026-01-03");
        assertThat(change("status")).isEqualTo("FAILED NEW 2026-01-03");
        assertThat(change("highest")).isEqualTo("FAILED STILL_FAILING 2026-01-01");
        run("2026-01-04", "--select", "rows");
        assertThat(suites.statuses()).containsExactly("rows PASSED");
        run("2026-01-05");
        assertThat(change("status")).isEqualTo("FAILED STILL_FAILING 2026-01-03");
        assertThat(check("status").path("flapping").asBoolean()).isFalse();
        run("2026-01-05", "--failed");
        assertThat(change("status")).as("a run for the same time").isEqualTo("FAILED STILL_FAILING 2026-01-03");
        assertThat(suites.results().path("run").path("branch").isMissingNode()).isFalse();

        Assay history = Assay.run("history", "shop.yaml#status", "--reports-dir", suites.reports());
        assertThat(history.code()).as(history.err()).isZero();
        assertThat(history.out().replaceAll("\\d{8}T\\d{6}Z-[0-9a-f]{4}", "RUN").replaceAll(".*shop.yaml", "shop.yaml"))
                .matches("(?s)shop.yaml#status on shop.*")
                .contains("""
                        2026-01-01 06:00:00 UTC  FAILED   1 of 3 rows (33.33 %)  RUN
                          2026-01-02 06:00:00 UTC  PASSED   0 of 3 rows (0.00 %)   RUN
                          2026-01-03 06:00:00 UTC  FAILED   2 of 3 rows (66.67 %)  RUN
                          2026-01-05 06:00:00 UTC  FAILED   2 of 3 rows (66.67 %)  RUN
                          ▄▁██
                        FAILED since 2026-01-03 06:00:00 UTC, run RUN. 2 of 3 rows (66.67 %) have no status; none allowed.
                        """);
        Assay json =
                Assay.run("history", "shop.yaml#highest", "--json", "--last", 1, "--reports-dir", suites.reports());
        assertThat(json.out())
                .contains("\"as_of\":\"2026-01-05T06:00:00Z\"", "\"value\":7773", "\"since\":\"2026-01-01T06:00:00Z\"")
                .hasLineCount(1);

        Assay diff = Assay.run("diff", "previous", "latest", "--reports-dir", suites.reports());
        assertThat(diff.out()).contains("a part of the checks", "only in the second:");
        Assay fixed = Assay.run("diff", ids.get(0), ids.get(1), "--reports-dir", suites.reports());
        assertThat(fixed.out())
                .contains("fixed:\n")
                .contains("shop.yaml#status  FAILED to PASSED  0 of 3 rows (0.00 %), was 1 of 3 rows (33.33 %)\n")
                .doesNotContain("highest", "rows  ");
        assertThat(Assay.run("diff", ids.get(1), ids.get(2), "--reports-dir", suites.reports())
                        .out())
                .contains("fails now:\n", "shop.yaml#status  PASSED to FAILED");
        assertThat(Assay.run("diff", "latest", "latest", "--reports-dir", suites.reports())
                        .out())
                .contains("Nothing has changed.");
    }

    @Test
    void what_is_not_there_is_said() {
        assertThat(Assay.run("history", "x", "--reports-dir", suites.reports()))
                .satisfies(none -> assertThat(none.code()).isEqualTo(Exit.WRONG))
                .satisfies(none -> assertThat(none.err()).contains("no run is kept in", "run something first"));
        run("2026-01-01");
        assertThat(Assay.run("history", "nothing", "--reports-dir", suites.reports())
                        .err())
                .contains("no check is called nothing: assay list shows the ids");
        assertThat(Assay.run("history", "shop.yaml", "--reports-dir", suites.reports())
                        .err())
                .contains("several checks are called shop.yaml: ", "#status, ");
        assertThat(Assay.run("diff", "previous", "latest", "--reports-dir", suites.reports())
                        .err())
                .contains("there is no run before the latest");
        assertThat(Assay.run("diff", "2020", "latest", "--reports-dir", suites.reports())
                        .err())
                .contains("no run is called 2020: run ids are the names of the files in");
    }

    @Test
    void a_history_that_cannot_be_written_is_told_and_the_verdicts_stand() throws IOException {
        Files.createDirectories(suites.reports());
        Files.writeString(suites.reports().resolve("history"), "no folder");
        Assay run = run("2026-01-01");
        assertThat(suites.statuses()).containsExactly("status FAILED", "rows PASSED", "highest FAILED");
        assertThat(change("status")).isEqualTo("FAILED first 2026-01-01");
        assertThat(run.out()).contains("2 failed");
        assertThat(run.err())
                .contains(
                        "The verdicts stand, but not everything could be written:", "the results could not be kept in");
        assertThat(run.code()).isEqualTo(Exit.FAILED);
    }

    @Test
    void no_value_is_kept_that_may_not_be_shown() throws Exception {
        database.run("UPDATE orders SET status = 'S3CR' || 'ET' WHERE id < 3");
        suites.write("shop.yaml", """
                version: 1
                suite: Shop
                connection: shop
                defaults: {sample: none}
                tables:
                  orders:
                    checks:
                      - {max: {column: total, max: 1}}
                      - {min: {column: total, min: 9000}}
                      - {median: {column: total, max: 1}}
                      - {quantile: {column: total, share: 0.9, max: 1}}
                      - {max: {column: status, max: a}}
                      - {most_common_value: {column: status, values: [a]}}
                      - {accepted_values: {column: status, values: [a]}}
                      - {accepted_range: {column: total, max: 1}, group_by: status}
                      - {avg: {column: total, max: 1}, group_by: status}
                      - {freshness: {column: at, fail_after: 1h}}
                      - {id: sql, metric_sql: {query: "select max(total) from orders", max: 1}}
                      - {id: text, metric_sql: {query: "select max(status) from orders", max: 1}}
                      - {id: shown, max: {column: total, max: 1}, sample: {columns: [total]}}
                      - {id: other, max: {column: total, max: 2}, sample: {columns: [id]}}
                      - {id: avg, avg: {column: total, max: 1}}
                      - {id: rows, row_count: {min: 9}}
                """);
        run("2026-01-02");
        assertThat(suites.statuses()).hasSize(16).noneMatch(status -> status.endsWith("PASSED"));
        String kept = everythingKept();
        assertThat(kept).doesNotContain("S3CR", "7771", "7,771", "2026-01-01 00:00");
        assertThat(kept.lines().filter(line -> line.contains("7773") || line.contains("7,773")))
                .singleElement()
                .asString()
                .contains("#shown");
        assertThat(kept)
                .doesNotContain("7772", "7,772") // the average of three
                .contains("\"value\":108000") // the age
                .contains(
                        "There are 3 rows; at least 9 expected.", "3 of 3 rows (100.00 %) have a status other than 'a'")
                .contains("The newest at is 1 day 6 hours old;", "The highest status is a value that is not shown;");
    }

    /** The text of every file of the history and of the state. */
    private String everythingKept() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("history", "state")) {
            Path kept = suites.reports().resolve(name);
            if (!Files.exists(kept)) {
                continue;
            }
            try (Stream<Path> files = Files.list(kept)) {
                for (Path file : files.toList()) {
                    ByteArrayOutputStream text = new ByteArrayOutputStream();
                    try (InputStream bytes = file.toString().endsWith(".gz")
                            ? new GZIPInputStream(Files.newInputStream(file))
                            : Files.newInputStream(file)) {
                        bytes.transferTo(text);
                    }
                    all.append(text.toString(StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }
}
