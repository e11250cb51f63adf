package dev.assay.check.builtin.statistics;

import static dev.assay.testing.Verdicts.assertVerdicts;
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

/** What is infinite or no number is an outlier itself and makes none of others; equal values are none. */
@Tag("fast")
class OutliersTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int PRIMARY KEY, same float8, single float4, nan float8, up float8, down float4, n numeric,
              far float8, whole int, small numeric(5, 2), odd float8);
            INSERT INTO t SELECT i, 0.1, 0.1, i, i, i, i, i, i, 0.1, 'NaN' FROM generate_series(1, 19) i;
            INSERT INTO t VALUES (20, 0.1, 0.1, 'NaN', 'Infinity', '-Infinity', 'NaN', 1000, 1000, 'NaN', 'Infinity');
            """);

    @TempDir
    private Path folder;

    @Test
    void only_what_is_out_is_blamed() throws Exception {
        Judged judged = assertVerdicts(Suites.on(DATABASE, folder).connecting("sample: {unclassified: show}"), """
                outliers: {table: t, column: same} => PASSED 0/20
                outliers: {table: t, column: same}, filter: id < 4 => PASSED 0/3
                outliers: {table: t, column: same, sigma: 0} => PASSED 0/20
                outliers: {table: t, column: single} => PASSED 0/20
                outliers: {table: t, column: nan} => FAILED 1/20
                outliers: {table: t, column: up} => FAILED 1/20
                outliers: {table: t, column: down} => FAILED 1/20
                outliers: {table: t, column: n} => FAILED 1/20
                outliers: {table: t, column: far} => FAILED 1/20
                outliers: {table: t, column: whole} => FAILED 1/20
                outliers: {table: t, column: small} => FAILED 1/20
                outliers: {table: t, column: odd} => FAILED 20/20
                outliers: {table: t, column: nan}, filter: id = 20 => FAILED 1/1
                outliers: {table: t, column: far}, filter: id = 20 => PASSED 0/1
                """);
        assertThat(Objects.requireNonNull(judged.get("case-5").sample()).rows())
                .extracting(Object::toString)
                .containsExactly("[20, NaN]");
    }
}
