package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.HeldTable;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Full disks, folders that are gone, and what is no file where one is needed: verdicts stand, and nothing waits. */
@Timeout(60)
class FileFaultsTest {

    private static final TestDatabase DATABASE = TestPostgres.newest()
            .database()
            .run("CREATE TABLE t (id int, a int); INSERT INTO t VALUES (1, 1), (2, NULL);");

    private static final String PASSES = """
            version: 1
            suite: Faults
            connection: shop
            checks: [{id: rows, row_count: {table: t, min: 1}}]
            """;

    private static final String FAILS = PASSES.replace("]\n", ", {id: full, not_null: {table: t, column: a}}]\n");

    @TempDir
    Path folder;

    private SuiteFolder suites;
    private Path reports;

    @BeforeEach
    void open() {
        suites = SuiteFolder.over(folder, DATABASE);
        reports = suites.reports();
    }

    private Assay run(Object... options) {
        return Assay.run(Stream.concat(
                        Stream.of("run", folder, "--report=json,junit,page", "--reports-dir", reports),
                        Stream.of(options))
                .toArray());
    }

    /** What happens to the reports while the only statement of the run waits. */
    private interface Meanwhile {
        void happens(Path runFolder) throws Exception;
    }

    private Assay run(Meanwhile meanwhile, Object... options) throws Exception {
        try (HeldTable held = HeldTable.of(DATABASE, "t")) {
            CompletableFuture<Assay> running = CompletableFuture.supplyAsync(() -> run(options));
            held.awaitWaiting(0);
            meanwhile.happens(newest());
            held.release();
            return running.get(40, TimeUnit.SECONDS);
        }
    }

    /** The folder of the run that has no results: ids of one second are in no order. */
    private Path newest() throws IOException {
        try (Stream<Path> runs = Files.list(reports.resolve("runs"))) {
            return runs.filter(run -> !Files.exists(run.resolve("results.json")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void full(Path file) throws IOException {
        Files.createSymbolicLink(file.resolveSibling("." + file.getFileName() + ".tmp"), Path.of("/dev/full"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1 passed", "1 failed, 1 failed"})
    void a_full_disk_takes_a_report_and_neither_verdict_nor_exit_code(String checks, String summary) throws Exception {
        boolean fails = checks.contains("failed");
        suites.write("suite.yaml", PASSES);
        assertThat(run().code()).isZero();
        Path before = reports.resolve("latest").toRealPath();

        suites.write("suite.yaml", fails ? FAILS : PASSES);
        Assay done = run((Path runFolder) -> full(runFolder.resolve("results.json")));

        assertThat(done.code()).isEqualTo(fails ? Exit.FAILED : Exit.PASSED);
        assertThat(done.out()).contains(summary).doesNotContain("Report: ");
        assertThat(done.err())
                .contains(
                        "The verdicts stand, but not everything could be written:",
                        "results.json was not written (",
                        "No space left on device");
        assertThat(reports.resolve("latest").toRealPath()).isEqualTo(before);
        assertThat(newest().resolve("junit.xml")).isRegularFile();
    }

    @Test
    void the_disk_may_be_full_for_all_but_the_results() throws Exception {
        suites.write("suite.yaml", PASSES);
        Assay done = run((Path runFolder) -> full(runFolder.resolve("junit.xml")), "--quiet");
        assertThat(done.code()).isZero();
        assertThat(done.err()).contains("junit.xml was not written (");
        assertThat(suites.statuses()).containsExactly("rows PASSED");
    }

    @Test
    void a_folder_that_is_taken_away_is_made_again() throws Exception {
        suites.write("suite.yaml", FAILS);
        Assay done = run((Path runFolder) -> {
            Files.delete(runFolder.resolve("assay.log"));
            Files.delete(runFolder);
            Files.delete(reports.resolve("runs"));
            Files.delete(reports);
        });
        assertThat(done.code()).isEqualTo(Exit.FAILED);
        assertThat(done.err()).doesNotContain("not everything");
        assertThat(suites.statuses()).containsExactly("rows PASSED", "full FAILED");
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_told() throws Exception {
        suites.write("suite.yaml", FAILS);
        Assay done = run((Path runFolder) -> {
            Files.move(reports, folder.resolve("moved"));
            Files.writeString(reports, "no folder");
        });
        assertThat(done.code()).isEqualTo(Exit.FAILED);
        assertThat(done.out()).contains("1 failed");
        assertThat(done.err())
                .contains(
                        "results.json was not written (", "junit.xml was not written (", "index.html was not written (")
                .contains("the results could not be kept in");
        assertThat(folder.resolve("moved/latest")).doesNotExist();
    }

    @Test
    void runs_that_can_have_no_folder_have_verdicts() throws Exception {
        suites.write("suite.yaml", FAILS);
        Files.createDirectories(reports);
        Files.writeString(reports.resolve("runs"), "no folder");
        Assay done = run();
        assertThat(done.code()).isEqualTo(Exit.FAILED);
        assertThat(done.out()).contains("1 failed");
        assertThat(done.err()).contains("results.json was not written (");
        assertThat(reports.resolve("latest").toFile()).doesNotExist();
    }

    /** What is told of a suite that cannot be read is worse than a lost report. */
    @Test
    void a_check_that_cannot_be_run_counts_beside_a_report_that_cannot_be_written() throws Exception {
        suites.write("suite.yaml", PASSES.replace("rows,", "gone,").replace("table: t", "table: gone"));
        Files.createDirectories(reports);
        Files.writeString(reports.resolve("runs"), "no folder");
        assertThat(run().code()).isEqualTo(Exit.NOT_CHECKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "file", "pipe", "device"})
    void what_is_called_latest_and_is_no_link_is_an_error(String kind) throws Exception {
        suites.write("suite.yaml", PASSES);
        Files.createDirectories(reports);
        Path latest = reports.resolve("latest");
        if (kind.equals("device")) {
            Files.createSymbolicLink(latest, Path.of("/dev/null"));
            assertThat(run().code()).isZero();
            assertThat(suites.statuses()).containsExactly("rows PASSED");
            return;
        }
        make(kind, latest);
        Assay done = run();
        assertThat(done.code()).isEqualTo(Exit.WRONG);
        assertThat(done.err())
                .contains("latest is a " + kind, "and not the link to the newest run that stands there: move it away");
        assertThat(reports.resolve("runs")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "suite.yaml, pipe", "suite.yaml, device", "connections.yaml, pipe", "connections.yaml, device",
        "connections.yaml, folder", "assay.yaml, pipe", "owners.yaml, device", "products.yaml, folder"
    })
    void what_is_no_file_is_an_error_and_is_not_waited_for(String name, String kind) throws Exception {
        suites.write("suite.yaml", PASSES);
        Files.deleteIfExists(folder.resolve(name));
        make(kind, folder.resolve(name));
        for (Object suite : List.of(folder, folder.resolve("suite.yaml"))) {
            Assay done = Assay.run("run", suite, "--report=none");
            assertThat(done.code()).isEqualTo(Exit.WRONG);
            assertThat(done.err())
                    .contains(name + ":1:1: this is a "
                            + kind.replace("device", "pipe, a device or a socket")
                                    .replaceFirst("^pipe$", "pipe, a device or a socket")
                            + ", where a file is needed");
        }
    }

    private static void make(String kind, Path path) throws Exception {
        switch (kind) {
            case "folder" -> Files.createDirectory(path);
            case "file" -> Files.writeString(path, "");
            case "device" -> Files.createSymbolicLink(path, Path.of("/dev/zero"));
            default ->
                assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                        .isZero();
        }
        assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
}
