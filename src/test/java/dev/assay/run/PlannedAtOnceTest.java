package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a run goes on, many threads plan at once: what a refused statement is taken apart into, how failing rows are read, and checks anew
 * whose window is gone. Each of them gets a whole plan.
 */
@Tag("fast")
class PlannedAtOnceTest {

    private static final int TABLES = 8;
    private static final int ROUNDS = 3;

    @TempDir
    private Path folder;

    private static String suite() {
        StringBuilder suite = new StringBuilder("checks:\n");
        for (int table = 1; table <= TABLES; table++) {
            suite.append("""
                      - {id: nulls-%1$d, not_null: {table: t%1$d, column: v}}
                      - {id: key-%1$d, unique: {table: t%1$d, columns: [k]}}
                      - {id: guilty-%1$d, expression_is_true: {table: t%1$d, expression: 1 / (id - 2) < 9}}
                      - {id: range-%1$d, accepted_range: {table: t%1$d, column: id, max: %1$d}, fail_above: never}
                      - {id: leads-%1$d, references: {table: t%1$d, columns: [k], to: o(id)}}
                      - {id: fresh-%1$d, not_null: {table: t%1$d, column: id}, window: {column: at, since: last_run}}
                      - {id: once-%1$d, unique: {table: t%1$d, columns: [id]}, window: {column: at, since: last_run}}
                    """.formatted(table));
        }
        return suite.toString();
    }

    /** The same rows, each time of an earlier day, so that no row is left from the mark on. */
    private static void reload(TestDatabase database, int round) {
        for (int table = 1; table <= TABLES; table++) {
            database.run(
                    "DELETE FROM t%1$d; INSERT INTO t%1$d SELECT i, i / 2, nullif(i, 3), '2025-12-20Z'::timestamptz - interval '%2$d days' FROM generate_series(1, 9) i"
                            .formatted(table, round));
        }
    }

    @Test
    void each_gets_a_whole_plan() throws Exception {
        TestDatabase database = TestPostgres.newest().database();
        database.run("CREATE TABLE o (id int); INSERT INTO o VALUES (1), (2)");
        for (int table = 1; table <= TABLES; table++) {
            database.run("CREATE TABLE t" + table + " (id int, k int, v int, at timestamptz)");
        }
        Suites suites = Suites.on(database, folder).connecting("sample: {unclassified: show}, limits: {sessions: 8}");
        reload(database, 0);
        suites.run(suite());
        for (int round = 1; round <= ROUNDS; round++) {
            reload(database, round);
            Judged judged = suites.run(suite());
            for (int table = 1; table <= TABLES; table++) {
                assertThat(verdict(judged.get("nulls-" + table))).isEqualTo("FAILED 1/9");
                assertThat(verdict(judged.get("key-" + table))).isEqualTo("FAILED 4/9");
                assertThat(verdict(judged.get("guilty-" + table))).isEqualTo("BROKEN QUERY_REFUSED");
                assertThat(verdict(judged.get("range-" + table))).isEqualTo("PASSED " + (9 - table) + "/9");
                assertThat(verdict(judged.get("leads-" + table))).isEqualTo("FAILED 5/9");
                for (String window : List.of("fresh-", "once-")) {
                    assertThat(verdict(judged.get(window + table))).isEqualTo("PASSED 0/9");
                    assertThat(judged.get(window + table).message()).contains("the table was written anew");
                }
                for (String shown : List.of("nulls-", "key-", "leads-")) {
                    assertThat(judged.get(shown + table).sample())
                            .as(shown + table)
                            .isNotNull();
                }
            }
        }
    }
}
