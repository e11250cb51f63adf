package dev.assay.database.jdbc;

import static dev.assay.database.Failures.assertTrouble;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class PasswordsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @Test
    void noneAndGiven() throws DatabaseException {
        assertThat(Passwords.read(new Password.None(), "shop")).isNull();
        assertThat(Passwords.read(new Password.Given("x y"), "shop")).isEqualTo("x y");
    }

    @Test
    void theFirstLineOfAFile() throws IOException, DatabaseException {
        Path file = Files.writeString(folder.resolve("secret"), "hunter2\nsecond\n");
        assertThat(Passwords.read(new Password.InFile(file), "shop")).isEqualTo("hunter2");
        Path missing = folder.resolve("missing");
        assertTrouble(FailureKind.LOGIN_REFUSED, () -> Passwords.read(new Password.InFile(missing), "shop"))
                .contains("shop", missing.toString());
        Path empty = Files.writeString(folder.resolve("empty"), "\nhunter2\n");
        assertTrouble(FailureKind.LOGIN_REFUSED, () -> Passwords.read(new Password.InFile(empty), "shop"))
                .contains("is empty")
                .doesNotContain("hunter2");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFirstLineThatACommandPrints() throws IOException, DatabaseException {
        Path script = script("echo $1; echo more");
        assertThat(Passwords.read(command(script + " a;b"), "shop")).isEqualTo("a;b");
        assertTrouble(FailureKind.LOGIN_REFUSED, () -> Passwords.read(command("/no/such/program x"), "shop"))
                .contains("/no/such/program", "cannot be started");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandThatFailsIsSaidWithItsExitCodeAndNothingThatItPrinted() throws IOException {
        Path script = script("echo hunter2; echo hunter2 >&2; exit 7");
        assertTrouble(FailureKind.LOGIN_REFUSED, () -> Passwords.read(command(script.toString()), "shop"))
                .contains("exit code 7")
                .doesNotContain("hunter2");
        Path silent = script("exit 0");
        assertTrouble(FailureKind.LOGIN_REFUSED, () -> Passwords.read(command(silent.toString()), "shop"))
                .contains("printed no password");
    }

    private static Password command(String command) {
        return new Password.FromCommand(command);
    }

    private Path script(String text) throws IOException {
        Path script = Files.writeString(Files.createTempFile(folder, "script", ".sh"), "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
