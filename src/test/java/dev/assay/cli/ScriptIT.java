package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script starts the command with the class data that the build wrote down, and without where they do not fit. */
class ScriptIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void classes_come_from_the_archive() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        assertThat(version(PROJECT, "ASSAY_JAVA_OPTS=-Xlog:class+load:file=" + loaded))
                .startsWith("assay ");
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.endsWith("dev.assay.cli.RunCommand source: shared objects file"));
    }

    @Test
    void a_checkout_that_was_moved_starts_without_a_word_about_it() throws Exception {
        Path moved = folder.resolve("moved");
        Path sources = Files.createDirectories(moved.resolve("src/main"));
        Files.setLastModifiedTime(sources, FileTime.from(Instant.EPOCH)); // nothing to build
        for (String file : List.of("assay", "pom.xml", "target/assay.jar", "target/assay.jsa")) {
            copy(file, moved);
        }
        try (Stream<Path> libraries = Files.list(PROJECT.resolve("target/lib"))) {
            for (Path library : libraries.toList()) {
                copy(PROJECT.relativize(library).toString(), moved);
            }
        }
        assertThat(version(moved, "A=1")).isEqualTo(version(PROJECT, "A=1"));
    }

    /** Here DuckDB, which only the tests know. */
    @Test
    void jars_of_a_users_own_are_on_the_class_path() throws Exception {
        Path classes = PROJECT.resolve("target/test-classes");
        String own = "ASSAY_CLASSPATH=" + classes.resolve("duckdb") + ":" + classes;
        assertThat(run(PROJECT, own, "schema", "--connections")).contains("\"duckdb\"");
        assertThat(run(PROJECT, "A=1", "schema", "--connections")).doesNotContain("\"duckdb\"");
    }

    private static void copy(String file, Path moved) throws IOException {
        Path target = moved.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(PROJECT.resolve(file), target, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static String version(Path home, String variable) throws IOException, InterruptedException {
        return run(home, variable, "--version");
    }

    private static String run(Path home, String variable, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                variable,
                home.resolve("assay").toString()));
        command.addAll(List.of(arguments));
        Child child = Child.run(home, command);
        assertThat(child.code()).as(child.output()).isZero();
        return child.output();
    }
}
