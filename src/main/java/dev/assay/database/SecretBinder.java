package dev.assay.database;

import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Values;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the source of a secret: its value, a file, or a command that prints it. */
final class SecretBinder {

    private final Values values;
    private final Path file;

    /**
     * Creates a binder.
     *
     * @param file the connections file; other files are relative to it
     */
    SecretBinder(Values values, Path file) {
        this.values = values;
        this.file = file;
    }

    /**
     * Reads the source of a secret.
     *
     * @param name the secret, such as {@code password}
     * @return null if the declaration is invalid, which is reported
     */
    @Nullable
    Password secret(Keys keys, String name, String example) {
        List<String> sources = Password.keyNames(name);
        List<Node.Entry> given = keys.mapping().entries().stream()
                .filter(entry -> sources.contains(entry.name()))
                .toList();
        if (given.isEmpty()) {
            return new Password.None();
        }
        if (given.size() > 1) {
            values.problems()
                    .add(
                            given.get(1).at(),
                            "a " + name + " comes from one place, not from "
                                    + given.get(0).name() + " and "
                                    + given.get(1).name() + ": remove one of them");
            return null;
        }
        Node.Entry entry = given.get(0);
        String text = values.text(entry.value(), entry.name(), example);
        if (text == null) {
            return null;
        }
        if (entry.name().endsWith("_file")) {
            return new Password.InFile(file.resolveSibling(text).normalize());
        }
        return entry.name().endsWith("_command") ? new Password.FromCommand(text) : new Password.Given(text);
    }
}
