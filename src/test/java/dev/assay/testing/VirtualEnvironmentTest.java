package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("harness")
class VirtualEnvironmentTest {

    @TempDir
    Path folder;

    @Test
    void itIsMadeOnceForAList() throws Exception {
        Path requirements = Files.writeString(folder.resolve("requirements.txt"), "# nothing\n");
        Path home = folder.resolve("venv");
        Path interpreter =
                VirtualEnvironment.of(home, requirements, Require.python()).interpreter();
        assertThat(interpreter).isExecutable();
        FileTime made = Files.getLastModifiedTime(home.resolve("pyvenv.cfg"));
        VirtualEnvironment.of(home, requirements, Path.of("no-python"));
        assertThat(Files.getLastModifiedTime(home.resolve("pyvenv.cfg"))).isEqualTo(made);
        Files.writeString(requirements, "# nothing else\n");
        assertThatThrownBy(() -> VirtualEnvironment.of(home, requirements, Path.of("no-python")))
                .isInstanceOf(VirtualEnvironment.UnavailableException.class)
                .hasMessageContaining("no-python");
    }

    @Test
    void whatPipCannotInstallIsSaid() throws Exception {
        Path requirements = Files.writeString(folder.resolve("requirements.txt"), "./not-there\n");
        assertThatThrownBy(() -> VirtualEnvironment.of(folder.resolve("venv"), requirements, Require.python()))
                .isInstanceOf(VirtualEnvironment.UnavailableException.class)
                .hasMessageContaining("Python's pip")
                .hasMessageContaining("not-there");
    }

    @Test
    void aScriptReadsItsInputAndAnswers() {
        assertThat(PythonTools.run("snowflake/echo.py", "ä😀\n", "upper")).isEqualTo("Ä😀\n");
        assertThatThrownBy(() -> PythonTools.run("snowflake/echo.py", "", "nix"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nix");
    }
}
