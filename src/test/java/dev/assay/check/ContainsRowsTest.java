package dev.assay.check;

import static dev.assay.testing.Verdicts.assertVerdicts;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A single expected row is one that may not be there. */
class ContainsRowsTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, a text);
            INSERT INTO t VALUES (1, 'x'), (2, NULL);
            """);

    @TempDir
    private Path folder;

    @Test
    void one_row_may_be_missing_behind_a_filter() throws Exception {
        assertVerdicts(Suites.on(DATABASE, folder), """
                contains_rows: {table: t, rows: [{id: 1, a: x}]}, filter: id > 0 => PASSED 0/1
                contains_rows: {table: t, rows: [{id: 1, a: x}]}, filter: id > 1 => FAILED 1/1
                contains_rows: {table: t, rows: [{id: 9}]}, filter: id > 1, fail_above: 100% => PASSED 1/1
                contains_rows: {table: t, rows: [{id: 9}]}, partition: {latest: id} => FAILED 1/1
                contains_rows: {table: t, rows: [{id: 9}], duplicates: forbidden}, filter: id > 9 => FAILED 1/1
                """);
    }
}
