package dev.assay.database;

import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.SchemaParts;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/** The source of a password. It is read when the first session opens, and appears in no message and no result. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface Password {

    /** No password. */
    record None() implements Password {}

    /**
     * A password given directly, by a variable.
     *
     * @param value the password
     */
    record Given(String value) implements Password {

        @Override
        public String toString() {
            return "Given[secret]";
        }
    }

    /**
     * The first line of a file.
     *
     * @param file the absolute path of the file, in UTF-8
     */
    record InFile(Path file) implements Password {}

    /**
     * The first line of a command's output. The command is split at blanks and runs without a shell, for at most 10 s.
     *
     * @param command a program and its words
     */
    record FromCommand(String command) implements Password {}

    /**
     * {@return the keys that name the source of a secret; a connection sets at most one of them: {@code password},
     * {@code password_file} or {@code password_command}}
     *
     * @param name the secret's name
     * @param what the secret as the subject of a sentence
     */
    static KeySpecs keys(String name, String what) {
        return KeySpecs.of(
                KeySpec.optional(name, what + ", best as a variable.", SchemaParts.text())
                        .secret(),
                KeySpec.optional(
                                name + "_file",
                                "A file whose first line is the " + name
                                        + "; the path is relative to connections.yaml.",
                                SchemaParts.text())
                        .secret(),
                KeySpec.optional(
                                name + "_command",
                                "A command that prints the " + name
                                        + ", split at blanks; no shell runs it, and it has 10 s.",
                                SchemaParts.text())
                        .secret());
    }

    /**
     * {@return the names of {@link #keys}}
     *
     * @param name the secret's name
     */
    static List<String> keyNames(String name) {
        return keys(name, "").names();
    }
}
