package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the files of reports let read them. */
class PrivateReportsTest {

    private static final String ALL = "--report=json,junit,page,allure,gitlab";
    private static final TestDatabase DATABASE = TestPostgres.newest()
            .database()
            .run("CREATE TABLE t (id int, at timestamptz); INSERT INTO t VALUES (1, now())");

    @TempDir
    private Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void write() {
        suites = SuiteFolder.over(folder.resolve("suites"), DATABASE);
        suites.write("one.yaml", """
                version: 1
                suite: One
                connection: shop
                checks:
                  - not_null: {table: t, column: id}
                    window: {column: at, since: last_run}
                  - unique: {table: t, columns: id}
                """);
    }

    private void run(String report) {
        assertThat(Assay.run("run", suites.folder(), report, "--reports-dir", suites.reports())
                        .code())
                .isZero();
    }

    /** The modes by path; links have none. */
    private Map<String, String> modes(Path from) throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                modes.put(
                        from.relativize(path) + (Files.isDirectory(path) ? "/" : ""),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)));
            }
        }
        return modes;
    }

    private void assertClosed(Path from) throws IOException {
        assertThat(modes(from))
                .allSatisfy((path, mode) ->
                        assertThat(mode).as(path).isEqualTo(path.endsWith("/") ? "rwx------" : "rw-------"));
    }

    @Test
    void they_are_their_owner_s() throws Exception {
        run(ALL);
        assertClosed(suites.reports());
        assertThat(modes(suites.reports()).keySet())
                .anyMatch(path -> path.endsWith("assay.log"))
                .anyMatch(path -> path.endsWith("allure/index.html"))
                .anyMatch(path -> path.contains("allure-results/"))
                .anyMatch(path -> path.endsWith("results.json"))
                .anyMatch(path -> path.startsWith("state/memory"))
                .anyMatch(path -> path.startsWith("history/checks-"));
        Files.createDirectory(suites.folder().resolve("again"));
        assertThat(Assay.run("report", "--report=page", "--reports-dir", suites.reports())
                        .code())
                .isZero();
        assertClosed(suites.reports());
    }

    @Test
    void what_others_could_read_before_is_closed_but_a_folder_of_somebody_s_own_is_left_as_it_is() throws Exception {
        Files.createDirectories(suites.reports().resolve("history"));
        Files.createDirectories(suites.reports().resolve("state"));
        String before = modes(suites.reports()).get("/");
        run("--report=json");
        Map<String, String> modes = modes(suites.reports());
        assertThat(modes).containsEntry("/", before);
        assertThat(modes).containsEntry("history/", "rwx------").containsEntry("state/", "rwx------");
        assertClosed(suites.reports().resolve("runs"));
    }

    @Test
    void shared_ones_have_the_modes_that_the_umask_leaves() throws Exception {
        suites.write("assay.yaml", "version: 1\nreports: {mode: shared}\n");
        run(ALL);
        Path usual = folder.resolve("usual");
        String file = modes(Files.writeString(usual, "")).get("");
        String own = modes(Files.createDirectory(folder.resolve("own"))).get("/");
        assertThat(modes(suites.reports()))
                .allSatisfy((path, mode) -> assertThat(mode).as(path).isEqualTo(path.endsWith("/") ? own : file));
    }
}
