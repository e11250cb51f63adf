package dev.assay.check.builtin.schema;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves of a table's columns for the next one. */
@Tag("fast")
class SchemaUnchangedTest {

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Suites suites;

    @BeforeEach
    void table() {
        database = TestPostgres.newest().database().run("""
                CREATE TABLE t (id int, "a\tb\\n" text, note varchar(10));
                CREATE TABLE u (id int);
                """);
        suites = Suites.on(database, folder);
    }

    private CheckResult run(String table, String keys) throws Exception {
        return suites.run("checks: [{schema_unchanged: {table: " + table + "}, id: s" + keys + "}]")
                .get("s");
    }

    @Test
    void a_change_fails_until_somebody_accepts_it() throws Exception {
        assertThat(run("t", "").message()).startsWith("There is no earlier run to compare with");
        assertThat(run("t", "").message()).isEqualTo("The 3 columns and their types are as in the last run.");
        database.run("""
                ALTER TABLE t ALTER note TYPE varchar(20), DROP id, ADD region text
                """);
        for (int i = 0; i < 2; i++) {
            CheckResult changed = run("t", "");
            assertThat(verdict(changed)).isEqualTo("FAILED CONTRACT_BROKEN 3");
            assertThat(changed.message())
                    .isEqualTo("The columns have changed since the last run. Gone: id. New: region."
                            + " Of another type: note (character varying(20), not character varying(10)).");
            assertThat(changed.measured()).containsEntry("deviations", 3L);
        }
        assertThat(verdict(run("t", ", fail_above: never, warn_above: 0"))).isEqualTo("WARNED CONTRACT_BROKEN 3");
        assertThat(verdict(run("t", ""))).isEqualTo("PASSED 0");
    }

    @Test
    void another_table_is_compared_with_nothing() throws Exception {
        run("t", "");
        assertThat(run("u", "").message()).startsWith("There is no earlier run to compare with");
    }
}
