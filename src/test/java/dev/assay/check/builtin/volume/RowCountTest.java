package dev.assay.check.builtin.volume;

import static dev.assay.testing.Verdicts.assertVerdicts;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class RowCountTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int);
            INSERT INTO t SELECT generate_series(1, 4);
            INSERT INTO t VALUES (NULL);
            CREATE TABLE empty (id int);
            """);

    @TempDir
    private Path folder;

    @Test
    void bounds_are_inclusive_and_an_empty_table_has_no_rows() throws Exception {
        assertVerdicts(Suites.on(DATABASE, folder), """
                row_count: {table: t, min: 5} => PASSED
                row_count: {table: t, min: 6} => FAILED
                row_count: {table: t, max: 5} => PASSED
                row_count: {table: t, max: 4} => FAILED
                row_count: {table: t, min: 5, max: 5} => PASSED
                row_count: {table: t, min: 1, warn_min: 5} => PASSED
                row_count: {table: t, min: 1, warn_min: 6} => WARNED
                row_count: {table: t, max: 9, warn_max: 4} => WARNED
                row_count: {table: t, warn_max: 4} => WARNED
                row_count: {table: t, min: 2}, filter: "id > 2" => PASSED
                row_count: {table: t, min: 3}, filter: "id > 2" => FAILED
                row_count: {table: t, max: 0}, filter: "id > 99" => PASSED
                row_count: {table: empty, min: 1} => FAILED
                row_count: {table: empty, max: 9} => PASSED
                row_count: {table: empty, min: 0, max: 0} => PASSED
                """);
    }
}
