package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command does not need is not loaded: Calcite, drivers and the embedded server are most of the start-up time. */
class LazyLoadingIT {

    private static final List<String> HEAVY = List.of(
            "org.apache.calcite.", "org.postgresql.", "com.zaxxer.", "io.zonky.", "io.qameta.", "org.flywaydb.");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "validate", "list", "schema"})
    void a_command_without_a_database_loads_none_of_the_heavy_libraries(String command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        "target/assay.jar:target/lib/*",
                        "dev.assay.cli.Main",
                        command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("out.txt")))
                .isZero();
        String loaded = Files.readString(log);
        assertThat(loaded).contains("dev.assay.cli.Main");
        assertThat(HEAVY).noneMatch(heavy -> loaded.contains(" " + heavy));
    }
}
