package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.ScannedStatement;
import dev.assay.testing.HeldTable;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark is never of a later moment than the rows that were looked at, so that no row falls between two runs. */
class MarkOrderTest {

    private static final String MARK = "MAX(\"at\")";

    private static final String CHECKS = """
            checks:
              - {id: key, unique: {table: t, columns: id}, window: &w {column: at, since: last_run}}
              - {id: reference, references: {table: t, columns: parent, to: parents(id)}, window: *w}
              - {id: nulls, not_null: {table: t, column: id}, window: *w}
            """;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Suites suites;

    @BeforeEach
    void database() {
        database = TestPostgres.newest().database().run("""
                CREATE TABLE parents (id int);
                INSERT INTO parents SELECT generate_series(1, 100);
                CREATE TABLE t (id int, parent int, at timestamptz);
                INSERT INTO t VALUES (1, 1, '2025-12-01 00:00Z');
                ANALYZE;
                """);
        suites = Suites.on(database, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "naive"})
    void no_scan_of_a_window_begins_before_its_mark_is_known(String plan) throws Exception {
        Suites wide = suites.planned(plan).connecting("limits: {sessions: 8, lock_timeout: 1m}");
        wide.run(CHECKS);
        try (HeldTable held = HeldTable.of(database, "t");
                Suites.Running running = wide.start(wide.suite(CHECKS))) {
            assertThat(held.awaitWaiting(300)).isNotEmpty().allSatisfy(MarkOrderTest::assertMark);
            held.release();
            Judged judged = running.finish();
            assertThat(judged.all()).extracting(result -> verdict(result)).containsOnly("PASSED 0/1");
            Instant known = judged.run().scans().stream()
                    .filter(scan -> scan.sql().contains(MARK))
                    .map(scan -> scan.startedAt().plusMillis(scan.milliseconds()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(judged.run().scans())
                    .filteredOn(scan -> !scan.sql().contains(MARK))
                    .isNotEmpty()
                    .allSatisfy(scan -> assertThat(scan.startedAt()).isAfterOrEqualTo(known));
        }
    }

    private static void assertMark(String statement) {
        assertThat(statement).contains(MARK);
    }

    @Test
    void rows_that_come_in_between_the_mark_and_another_scan_are_examined_by_the_next_run() throws Exception {
        Suites narrow = suites.connecting("limits: {sessions: 1, lock_timeout: 1m}");
        narrow.run(CHECKS);
        try (HeldTable held = HeldTable.of(database, "parents");
                Suites.Running running = narrow.start(narrow.suite(CHECKS))) {
            assertThat(held.awaitWaiting(0)).singleElement().asString().contains("parents");
            database.run("INSERT INTO t VALUES (2, 2, '2025-12-02 00:00Z'), (3, 3, '2025-12-03 00:00Z')");
            held.release();
            running.finish();
        }
        String before = "2025-12-01T00:00:00Z";
        assertThat(Marks.of(suites)).isEqualTo(Map.of("key", before, "reference", before, "nulls", before));
        assertThat(narrow.run(CHECKS).all())
                .extracting(result -> verdict(result))
                .containsOnly("PASSED 0/3");
    }

    @Test
    void a_shared_scan_that_is_taken_apart_has_its_mark_first() throws Exception {
        String guilty = CHECKS + """
              - {id: guilty, not_null: {table: t, column: id}, filter: 1 / (id - 2) < 9, window: *w}
              - {id: range, accepted_range: {table: t, column: id, min: 1}, window: *w}
            """;
        suites.run(guilty);
        database.run("INSERT INTO t VALUES (2, 1, '2025-12-02 00:00Z')");
        Judged judged = suites.run(guilty);
        assertThat(judged.all())
                .extracting(result -> verdict(result))
                .containsExactly("PASSED 0/2", "PASSED 0/2", "PASSED 0/2", "BROKEN QUERY_REFUSED", "PASSED 0/2");
        List<ScannedStatement> parts = judged.run().scans().stream()
                .filter(scan -> scan.error() == null
                        && scan.sql().contains("WHERE \"at\" >= ")
                        && !scan.sql().contains("JOIN")
                        && !scan.sql().contains("EXISTS"))
                .sorted(Comparator.comparing(ScannedStatement::startedAt))
                .toList();
        assertThat(parts).hasSizeGreaterThan(1);
        assertMark(parts.get(0).sql());
    }
}
