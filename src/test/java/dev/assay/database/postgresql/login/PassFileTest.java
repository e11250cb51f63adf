package dev.assay.database.postgresql.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class PassFileTest {

    private static final String PROPERTY = "org.postgresql.pgpassfile";
    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("CREATE TABLE t AS SELECT 1 AS id");

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    private Path file(String mode, String... lines) throws Exception {
        Path file = folder.resolve("pgpass");
        Files.deleteIfExists(file);
        Files.write(file, List.of(lines));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        System.setProperty(PROPERTY, file.toString());
        return file;
    }

    /** One check by a connection without a password. */
    private String verdict() throws Exception {
        CheckResult result = Suites.by(
                        "type: postgresql, plane: analytical, url: \"" + DATABASE.url() + "\", user: "
                                + TestPostgres.USER,
                        Map.of(),
                        folder)
                .run("checks: [{row_count: {table: t, min: 1}}]")
                .all()
                .get(0);
        return result.status() + " " + result.message();
    }

    @Test
    void a_connection_without_a_password_logs_in_by_its_line() throws Exception {
        String end = ":" + TestPostgres.USER + ":" + TestPostgres.PASSWORD;
        file("rw-------", "# a comment", "elsewhere:*:*:*:wrong", "*:*:*:somebody:wrong", "*:*:*" + end);
        assertThat(verdict()).startsWith("PASSED ");
    }

    @Test
    void the_line_is_that_of_the_role_that_logs_in_not_of_the_system_s_user() throws Exception {
        file("rw-------", "*:*:*:" + System.getProperty("user.name") + ":hunter2");
        assertThat(verdict())
                .startsWith("BROKEN ")
                .contains(
                        "asks for a password and the connection has none",
                        folder.resolve("pgpass").toString())
                .doesNotContain("hunter2");
    }

    @Test
    void a_file_that_others_may_read_is_left_out_and_told() throws Exception {
        file("rw-r-----", "*:*:*:*:" + TestPostgres.PASSWORD);
        assertThat(verdict()).startsWith("BROKEN ").contains("pgpass, which is left out", "chmod 600");
    }

    @Test
    void a_password_of_the_connection_wins() throws Exception {
        file("rw-------", "*:*:*:*:hunter2");
        CheckResult result = Suites.on(DATABASE, folder)
                .run("checks: [{row_count: {table: t, min: 1}}]")
                .all()
                .get(0);
        assertThat(result.status()).hasToString("PASSED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            h:5432:d:u:p          | p
            *:*:*:*:p             | p
            h:*:d:*:p:q           | p:q
            h:5432:d:u:p\\:q      | p:q
            h:5432:d:u:p\\\\q     | p\\q
            h:5432:d:u:           | ""
            h:5433:d:u:p          | ""
            h:5432:d2:u:p         | ""
            h:5432:d:u            | ""
            h:5432                | ""
            """)
    void lines_are_read_as_libpq_reads_them(String line, String password) throws Exception {
        String found = new PassFile(file("rw-------", line.strip())).password("h", "5432", "d", "u");
        assertThat(found == null ? "" : found).isEqualTo(password == null ? "" : password);
    }

    @Test
    void values_with_colons_have_a_backslash() throws Exception {
        PassFile file = new PassFile(file("rw-------", "\\:\\:1:5432:a\\\\b:\\*:p"));
        assertThat(file.password("::1", "5432", "a\\b", "*")).isEqualTo("p");
        assertThat(file.password("::1", "5432", "a\\b", "u")).isNull();
    }

    @Test
    void it_is_where_libpq_looks() {
        assertThat(PassFile.of(Map.of("PGPASSFILE", "/secret/pgpass"), Map.of("user.home", "/home/me")::get)
                        .file())
                .hasToString("/secret/pgpass");
        assertThat(PassFile.of(Map.of(), Map.of("user.home", "/home/me")::get).file())
                .hasToString("/home/me/.pgpass");
    }
}
