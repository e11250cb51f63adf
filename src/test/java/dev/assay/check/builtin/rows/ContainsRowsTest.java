package dev.assay.check.builtin.rows;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A single expected row is one that may not be there, and many are looked for at one moment. */
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

    @Test
    void however_many_rows_are_looked_for_by_one_statement_or_not_at_all() throws Exception {
        StringBuilder rows = new StringBuilder("id,a\n");
        IntStream.range(0, 12_000).forEach(i -> rows.append(i + ",row " + i + "\n"));
        Files.writeString(folder.resolve("rows.csv"), rows);
        String suite = "checks: [{contains_rows: {table: many, rows: rows.csv}, id: all}]";
        DATABASE.run("CREATE TABLE many AS SELECT i AS id, 'row ' || i AS a FROM generate_series(0, 12000) i");
        CheckResult all = Suites.on(DATABASE, folder).run(suite).get("all");
        assertThat(verdict(all)).isEqualTo("PASSED 0/12000");
        assertThat(all.means().sql()).hasSize(1);
        try (SnowflakeTestDatabase snowflake = SnowflakeServer.shared().database()) {
            snowflake.execute("create table many (id number, a varchar)");
            CheckResult refused = Suites.on(snowflake, folder).run(suite).get("all");
            assertThat(verdict(refused)).isEqualTo("BROKEN QUERY_REFUSED");
            assertThat(refused.message()).contains("takes 2 statements", "say snapshot: run");
        }
    }
}
