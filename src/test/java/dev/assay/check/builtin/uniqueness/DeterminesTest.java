package dev.assay.check.builtin.uniqueness;

import static dev.assay.testing.Verdicts.assertVerdicts;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that have no lowest value have different ones all the same. */
@Tag("fast")
class DeterminesTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (k int, id uuid, doc jsonb, bits bit(2), flag boolean);
            INSERT INTO t VALUES
              (1, 'aaaaaaaa-0000-0000-0000-000000000001', '{"a": 1}', '01', true),
              (1, 'AAAAAAAA-0000-0000-0000-000000000001', '{"a": 1.0}', '01', NULL),
              (2, 'aaaaaaaa-0000-0000-0000-000000000001', '{"a": 1}', '01', true),
              (2, 'aaaaaaaa-0000-0000-0000-000000000002', '{"a": 2}', '10', false),
              (3, NULL, NULL, NULL, NULL),
              (3, 'aaaaaaaa-0000-0000-0000-000000000001', '{"a": 1}', '01', true);
            """);

    @TempDir
    private Path folder;

    @Test
    void different_values_of_every_type_are_seen() throws Exception {
        assertVerdicts(Suites.on(DATABASE, folder), """
                determines: {table: t, columns: k, dependent: id} => FAILED 1/3
                determines: {table: t, columns: k, dependent: doc} => FAILED 1/3
                determines: {table: t, columns: k, dependent: bits} => FAILED 1/3
                determines: {table: t, columns: k, dependent: flag} => FAILED 1/3
                determines: {table: t, columns: k, dependent: id, nulls: equal} => FAILED 2/3
                determines: {table: t, columns: k, dependent: [id, doc, bits, flag]}, filter: k <> 2 => PASSED 0/2
                """);
    }
}
