package dev.assay.check.builtin.schema;

import static dev.assay.testing.Verdicts.assertVerdicts;

import dev.assay.testing.SnowflakeScript;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDeclaredTest {

    @TempDir
    private Path folder;

    @Test
    void keys_that_cannot_be_read_are_not_taken_for_none() throws Exception {
        try (SnowflakeTestDatabase database = SnowflakeServer.shared().database()) {
            database.execute("create table t (id int primary key)");
            database.script(SnowflakeScript.on("show unique keys").fails("003001", "42501", "Insufficient privileges"));
            assertVerdicts(
                    Suites.on(database, folder),
                    "key_declared: {table: t, columns: [id]} => BROKEN PERMISSION_DENIED\n");
        }
    }

    @Test
    void a_unique_index_is_a_key_where_it_is_one_of_all_rows() throws Exception {
        TestDatabase database = TestPostgres.newest().database().run("""
                CREATE TABLE t (a int, b int, c int, d int, UNIQUE (a) DEFERRABLE);
                CREATE UNIQUE INDEX ON t (b);
                CREATE UNIQUE INDEX ON t (c) WHERE c > 0;
                CREATE INDEX ON t (d);
                """);
        assertVerdicts(Suites.on(database, folder), """
                key_declared: {table: t, columns: [a]} => PASSED 0
                key_declared: {table: t, columns: [b]} => PASSED 0
                key_declared: {table: t, columns: [c]} => FAILED CONTRACT_BROKEN 1
                key_declared: {table: t, columns: [d]} => FAILED CONTRACT_BROKEN 1
                """);
    }
}
