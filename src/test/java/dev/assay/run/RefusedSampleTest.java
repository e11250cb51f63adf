package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failing rows that the database does not give for one check are shown of the others that share its pass. */
@Tag("fast")
class RefusedSampleTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TYPE pair AS (a int, b text);
            CREATE TABLE t (id int, v int, g text, p pair);
            INSERT INTO t VALUES (1, NULL, 'a', (1, 'a')), (2, 2, 'b', (2, 'b'));
            """);

    @TempDir
    private Path folder;

    @Test
    void one_sample_that_is_refused_takes_no_other_with_it() throws Exception {
        Judged judged = Suites.on(DATABASE, folder)
                .connecting("sample: {unclassified: show}")
                .run("""
                checks:
                  - {id: guilty, not_null: {table: t, column: v}, group_by: p}
                  - {id: grouped, not_null: {table: t, column: v}, group_by: g}
                  - {id: whole, accepted_range: {table: t, column: id, min: 2}}
                """);
        assertThat(judged.get("guilty").message()).endsWith(" Its rows could not be shown: QUERY_REFUSED.");
        assertThat(judged.get("grouped").message()).endsWith("1 of 1 row (100.00 %) has no v; none allowed.");
        assertThat(Objects.requireNonNull(judged.get("grouped").sample()).rows())
                .hasSize(1);
        assertThat(Objects.requireNonNull(judged.get("whole").sample()).rows()).hasSize(1);
    }
}
