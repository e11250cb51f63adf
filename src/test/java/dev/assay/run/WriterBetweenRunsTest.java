package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.plan.PlanRule;
import dev.assay.result.Status;
import dev.assay.sql.Sql;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.WrappedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes between the statements of a run that knows a mark is examined by that run or by the next, whichever statement it comes before. */
class WriterBetweenRunsTest {

    private static final String SUITE = """
            checks:
              - {id: nulls, not_null: {table: t, column: n}, window: &w {column: at, since: last_run}}
              - {id: filtered, accepted_range: {table: t, column: id, max: 99}, filter: id > 0, window: *w}
              - {id: key, unique: {table: t, columns: [k]}, window: *w}
              - {id: rows, duplicate_rows: {table: t, except: [id]}, window: *w}
              - {id: leads, references: {table: t, columns: [k], to: o(id)}, window: *w}
              - {id: who, attribution: {table: t, created_by: k, organisation: n, principals: o(id), organisations: o(id)}, window: *w}
              - {id: groups, not_null: {table: t, column: n}, group_by: d, window: *w}
            """;

    private static final String CLEAN = "DELETE FROM t; INSERT INTO t VALUES (1, 1, 1, 'a', '2025-12-01Z')";

    /** Rows that break every rule: later than the mark, or all that there are, and earlier. */
    private static final String LATER =
            "INSERT INTO t VALUES (100, 999, NULL, 'a', '2025-12-02Z'), (101, 999, NULL, 'a', '2025-12-02Z')";

    private static final String ANEW =
            "DELETE FROM t; INSERT INTO t VALUES (100, 999, NULL, 'a', '2025-11-02Z'), (101, 999, NULL, 'a', '2025-11-02Z')";

    private static final TestDatabase DATABASE = TestPostgres.newest()
            .database()
            .run(
                    "CREATE TABLE o (id int); INSERT INTO o VALUES (1); CREATE TABLE t (id int, k int, n int, d text, at timestamptz)");

    @TempDir
    private Path folder;

    private int sent;

    @ParameterizedTest
    @CsvSource({"full, later", "full, anew", "naive, later", "naive, anew"})
    void nothing_is_lost_between_two_runs(String plan, String how) throws Exception {
        int before = 0;
        do {
            before++;
            DATABASE.run(CLEAN);
            Path own = Files.createDirectory(folder.resolve("before-" + before));
            Suites suites = Suites.on(DATABASE, own);
            int statement = before;
            assertThat(new WrappedRun(suites, own, plan, real -> real).results(SUITE))
                    .extracting(result -> verdict(result))
                    .containsOnly("PASSED 0/1");
            sent = 0;
            new WrappedRun(suites, own, plan, real -> new Writer(real, statement, how.equals("later") ? LATER : ANEW))
                    .results(SUITE);
            assertThat(new WrappedRun(suites, own, PlanRule.FULL, real -> real).results(SUITE))
                    .as("the writer came before statement " + before)
                    .allSatisfy(result -> assertThat(result.status())
                            .as(result.check().key() + ": " + result.text())
                            .isEqualTo(Status.FAILED));
        } while (before <= sent);
    }

    /** Another session that commits before a statement. */
    private final class Writer extends WrappedDatabase {

        private final int before;
        private final String script;

        Writer(Database real, int before, String script) {
            super(real);
            this.before = before;
            this.script = script;
        }

        @Override
        public int sessions() {
            return 1;
        }

        @Override
        public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
            sent++;
            if (sent == before) {
                DATABASE.run(script);
            }
            return super.query(sql, maxRows, purpose);
        }

        @Override
        public void close() {
            if (sent < before) {
                DATABASE.run(script);
            }
            super.close();
        }
    }
}
