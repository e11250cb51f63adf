package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.HeldTable;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody writes while a run reads. At every moment at most three of ten rows are orphans; a run that counted the rows at one
 * moment and the orphans at another would find three of six, more than half of those allowed.
 */
@Tag("fast")
class OneMomentTest {

    private static final String SUITE = """
            tables:
              children:
                columns:
                  name: [not_null]
                checks:
                  - row_count: {min: 1}
                    id: rows
                  - references: {columns: [parent], to: parents(id)}
                    id: leads
                    fail_above: 40%
            """;

    private static final String LATER = """
            UPDATE children SET name = 'filled';
            INSERT INTO children SELECT i, CASE WHEN i < 10 THEN 99 ELSE 1 END, 'later' FROM generate_series(7, 12) i;
            """;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Suites suites;

    @BeforeEach
    void database() {
        database = TestPostgres.newest().database().run("""
                CREATE TABLE parents (id int);
                INSERT INTO parents VALUES (1), (2);
                CREATE TABLE children (id int PRIMARY KEY, parent int, name text);
                INSERT INTO children SELECT i, 1, CASE WHEN i > 1 THEN 'known' END FROM generate_series(1, 6) i;
                """);
        suites = Suites.on(database, folder);
    }

    @Test
    void without_a_snapshot_the_orphans_are_held_against_the_rows_of_their_own_moment() throws Exception {
        Judged judged = runWithWriterInBetween("sample: {unclassified: show}");
        assertThat(verdict(judged.get("children.not_null(name)"))).isEqualTo("FAILED 1/6");
        assertThat(judged.get("children.not_null(name)").sample()).isNull();
        assertThat(verdict(judged.get("leads"))).isEqualTo("PASSED 3/12");
    }

    @Test
    void with_a_snapshot_all_statements_see_one_moment_those_that_show_failing_rows_too() throws Exception {
        Judged judged = runWithWriterInBetween("sample: {unclassified: show}, snapshot: run");
        assertThat(verdict(judged.get("children.not_null(name)"))).isEqualTo("FAILED 1/6");
        CheckResult.Sample sample =
                Objects.requireNonNull(judged.get("children.not_null(name)").sample());
        assertThat(sample.rows()).hasSize(1).allSatisfy(row -> assertThat(row).startsWith("1"));
        assertThat(verdict(judged.get("leads"))).isEqualTo("PASSED 0/6");

        Judged next = suites.connecting("snapshot: run").run(SUITE);
        assertThat(next.all())
                .extracting(result -> verdict(result))
                .containsExactly("PASSED 0/12", "PASSED", "PASSED 3/12");
    }

    /** Waits until the statement that counts the rows has ended. */
    private static void counted(Suites.Running running) {
        running.selected().stream()
                .map(Run.Selected::check)
                .filter(check -> check.key().equals("rows"))
                .forEach(check -> running.run().result(check).join());
    }

    /** The writer comes when the rows were counted, and the scan for orphans waits for the other table. */
    private Judged runWithWriterInBetween(String keys) throws Exception {
        Suites wide = suites.connecting(keys + ", limits: {sessions: 2, lock_timeout: 1m}");
        try (HeldTable held = HeldTable.of(database, "parents");
                Suites.Running running = wide.start(wide.suite(SUITE))) {
            assertThat(held.awaitWaiting(0)).singleElement().asString().contains("parents");
            counted(running);
            database.run(LATER);
            held.release();
            return running.finish();
        }
    }
}
