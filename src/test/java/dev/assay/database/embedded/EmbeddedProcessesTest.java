package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Embedded databases of several processes, on real processes. */
@Tag("faults")
@Timeout(60)
class EmbeddedProcessesTest {

    private static final Path CACHE = EmbeddedCaches.of(EmbeddedProcessesTest.class);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path files;

    @SuppressWarnings("NullAway.Init") // by JUnit, below
    private Path file;

    private final List<Process> children = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(files.resolve("t.csv"), "a,b\n1," + files + "\n2,x\n");
    }

    @AfterEach
    void delete() throws IOException, InterruptedException {
        for (Process child : children) {
            child.destroyForcibly();
            child.waitFor();
        }
        new EmbeddedFolders(CACHE.resolve("embedded")).tidy(Binaries.unpacked(CACHE.resolve("embedded")));
        EmbeddedCaches.delete(CACHE);
    }

    private Process child(List<String> before, String classPath, Path cache, Path csv) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // a killed one leaves its temporary files
                "-Djava.io.tmpdir=" + csv.getParent(),
                "-cp",
                classPath,
                EmbeddedChild.class.getName(),
                cache.toString(),
                csv.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        children.add(process);
        return process;
    }

    private static String said(Process child) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(line).as("what the child says").isNotNull();
        return line;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void end(Process child) throws IOException, InterruptedException {
        child.getOutputStream().close();
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void twoProcessesDoNotDisturbEachOther() throws IOException, InterruptedException, DatabaseException {
        Process child = child(List.of(), classPath(), CACHE, file);
        String childs = said(child);
        try (Database database = EmbeddedChild.open(CACHE, file)) {
            assertThat(EmbeddedChild.made(database)).isNotEqualTo(childs).endsWith(" 2]");
            assertThat(EmbeddedCaches.list(CACHE, "tmp-"))
                    .as("a folder and its lock")
                    .hasSize(2);
            end(child);
            assertThat(EmbeddedChild.made(database)).endsWith(" 2]");
        }
        assertThat(EmbeddedCaches.list(CACHE, "tmp-")).isEmpty();
        try (Database database = EmbeddedChild.open(CACHE, file)) {
            assertThat(EmbeddedChild.made(database)).isEqualTo(childs);
        }
    }

    @Test
    void theServerOfAKilledOwnerIsEndedAndItsDataUsed() throws IOException, InterruptedException, DatabaseException {
        Process child = child(List.of(), classPath(), CACHE, file);
        String childs = said(child);
        Path folder = EmbeddedCaches.list(CACHE, "").stream()
                .filter(path -> Files.exists(path.resolve(Inventory.NAME)))
                .findFirst()
                .orElseThrow();
        Cluster cluster = new Cluster(Binaries.unpacked(CACHE.resolve("embedded")), folder);
        long orphan = cluster.server().orElseThrow().pid();
        child.destroyForcibly().waitFor();
        assertThat(cluster.server().map(ProcessHandle::pid)).contains(orphan);
        try (Database database = EmbeddedChild.open(CACHE, file)) {
            assertThat(EmbeddedChild.made(database)).isEqualTo(childs);
            assertThat(cluster.server().orElseThrow().pid()).isNotEqualTo(orphan);
        }
        assertThat(cluster.server()).isEmpty();
    }

    @Test
    void theTemporaryFolderOfAKilledOwnerIsRemoved() throws IOException, InterruptedException, DatabaseException {
        Path other = Files.writeString(files.resolve("o.csv"), "a\n3\n");
        try (Database holder = EmbeddedChild.open(CACHE, file)) {
            assertThat(EmbeddedChild.made(holder)).endsWith(" 2]");
            Process child = child(List.of(), classPath(), CACHE, file);
            assertThat(said(child)).endsWith(" 2]");
            child.destroyForcibly().waitFor();
            assertThat(EmbeddedCaches.list(CACHE, "tmp-")).hasSize(2);
            try (Database next = EmbeddedChild.open(CACHE, other)) {
                assertThat(EmbeddedChild.made(next)).endsWith(" 1]");
            }
            assertThat(EmbeddedCaches.list(CACHE, "tmp-")).isEmpty();
            assertThat(EmbeddedChild.made(holder)).endsWith(" 2]");
        }
    }

    @Test
    void theEndOfTheProcessEndsTheServer() throws IOException, InterruptedException {
        Process child = child(List.of(), classPath(), CACHE, file);
        said(child);
        // SIGTERM, as Ctrl-C does: nothing is closed but by the shutdown hook
        child.destroy();
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        for (Path folder : EmbeddedCaches.list(CACHE, "")) {
            assertThat(new Cluster(Binaries.unpacked(CACHE.resolve("embedded")), folder).server())
                    .isEmpty();
        }
    }

    @Test
    void anOrdinaryUserCanDoItToo() throws IOException, InterruptedException {
        Optional<String> program = Stream.of("/usr/bin/setpriv", "/bin/setpriv")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        assumeTrue(System.getProperty("user.name", "").equals("root"), "the other tests run as an ordinary user");
        assumeTrue(program.isPresent(), "setpriv is missing");
        Path home = Files.createTempDirectory("assay-nobody");
        try {
            String classPath = copied(classPath(), home);
            Path csv = Files.copy(file, home.resolve("t.csv"));
            open(home);
            List<String> nobody = List.of(program.orElseThrow(), "--reuid=65534", "--regid=65534", "--clear-groups");
            Process child = child(nobody, classPath, home.resolve("cache"), csv);
            assertThat(said(child)).endsWith(" 2]");
            end(child);
        } finally {
            CacheFolder.delete(home);
        }
    }

    /** The classes and jars in a folder that every user may read. */
    private static String copied(String classPath, Path home) throws IOException {
        List<String> copied = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            Path to = home.resolve(copied.size() + "-" + from.getFileName());
            if (!entry.matches(".*(snowflake|duckdb|allure|wiremock|archunit).*")) {
                copy(from, to);
                copied.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, copied);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path path : found.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void open(Path home) throws IOException {
        Files.createDirectory(home.resolve("cache"));
        try (Stream<Path> found = Files.walk(home)) {
            for (Path path : found.toList()) {
                boolean folder = Files.isDirectory(path);
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(folder ? "rwxrwxrwx" : "rw-r--r--"));
            }
        }
    }
}
