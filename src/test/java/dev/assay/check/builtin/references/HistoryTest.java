package dev.assay.check.builtin.references;

import static dev.assay.testing.Verdicts.assertVerdicts;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends that mean none, wherever they lie: a version with one lasts, ends before nothing and leaves no room behind it. */
@Tag("fast")
class HistoryTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, a date, b date);
            INSERT INTO t VALUES
              (1, '2025-01-01', '1900-01-01'),
              (2, '2025-01-01', '1900-01-01'),
              (2, '2025-02-01', '2025-03-01'),
              (3, '2025-01-01', NULL),
              (3, '2025-02-01', '2025-03-01'),
              (3, '2025-04-01', '2025-05-01'),
              (4, '2025-01-01', '1900-01-01'),
              (4, '2025-02-01', '2025-03-01'),
              (4, '2025-04-01', '2025-05-01');
            """);

    @TempDir
    private Path folder;

    @Test
    void an_end_that_means_none_may_lie_before_the_beginning() throws Exception {
        assertVerdicts(Suites.on(DATABASE, folder), """
                history: {table: t, key: [id], from: a, to: b, open_end: [1900-01-01]}, filter: id = 1 => PASSED 0/1
                history: {table: t, key: [id], from: a, to: b, open_end: [1900-01-01]}, filter: id = 2 => FAILED 1/2
                history: {table: t, key: [id], from: a, to: b}, filter: id = 1 => FAILED 1/1
                """);
    }

    @Test
    void a_version_without_an_end_leaves_no_room_behind_it() throws Exception {
        assertVerdicts(Suites.on(DATABASE, folder), """
                history: {table: t, key: [id], from: a, to: b, overlaps: allowed}, filter: id = 3 => PASSED 0/3
                history: {table: t, key: [id], from: a, to: b, overlaps: allowed, open_end: [1900-01-01]}, filter: id = 4 => PASSED 0/3
                history: {table: t, key: [id], from: a, to: b, overlaps: allowed, current: at_most_one}, filter: b > a and id = 4 => FAILED 1/2
                """);
    }
}
