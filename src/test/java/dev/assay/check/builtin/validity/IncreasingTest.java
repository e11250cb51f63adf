package dev.assay.check.builtin.validity;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that tie have no order of their own: the verdict does not depend on where the database keeps them. */
@Tag("fast")
class IncreasingTest {

    private static final TestDatabase DATABASE = TestPostgres.newest().database();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1, 3), (1, 5), (1, NULL), (2, 5), (2, 7)",
                "(2, 7), (1, NULL), (1, 5), (2, 5), (1, 3)",
                "(1, 5), (2, 5), (1, 3), (2, 7), (1, NULL)"
            })
    void rows_that_tie_are_taken_in_the_order_that_suits_the_rule(String rows) throws Exception {
        DATABASE.run("DROP TABLE IF EXISTS t; CREATE TABLE t (at int, v int); INSERT INTO t VALUES " + rows);
        Verdicts.assertVerdicts(Suites.on(DATABASE, folder), """
                increasing: {table: t, column: v, order_by: [at]} => PASSED 0/5
                increasing: {table: t, column: v, order_by: [at], strictly: true} => FAILED 1/5
                increasing: {table: t, column: v, order_by: [at], descending: true} => FAILED 1/5
                increasing: {table: t, column: v, order_by: [at], step: 2} => FAILED 1/5
                increasing: {table: t, column: v, order_by: [at, v], partition_by: [at], step: 2} => PASSED 0/5
                """);
    }
}
