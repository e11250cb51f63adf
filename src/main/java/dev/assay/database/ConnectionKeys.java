package dev.assay.database;

import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.Values;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is declared, for its provider to read.
 *
 * @param name its name
 * @param at where it is declared
 * @param keys its keys
 * @param values reads their values, and reports what is wrong with them
 * @param file the file of connections, absolute; other files are named relative to it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ConnectionKeys(String name, SourcePosition at, Keys keys, Values values, Path file) {

    /** The connection as the subject of a message. */
    public String where() {
        return "the connection '" + name + "'";
    }

    /** Takes what is wrong. */
    public Problems problems() {
        return values.problems();
    }

    /** Reports what is wrong with the connection as a whole: {@code lacks the key 'plane': write …}. */
    public void refuse(String why) {
        problems().add(at, where() + " " + why);
    }

    /** The text of a key; null where it is left out, or wrong, which is then reported. */
    public @Nullable String text(String key, String example) {
        return keys.value(key, (node, name) -> values.text(node, name, example));
    }

    /** The word of a key; null where it is left out, or is none of those, which is then reported. */
    public @Nullable String word(String key, List<String> words) {
        return keys.value(key, (node, name) -> values.word(node, name, words));
    }

    /** Whether a key is true; false where it is left out, or is no truth value, which is then reported. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(keys.value(key, values::flag));
    }

    /** The node of a key; null where it is left out. */
    public @Nullable Node node(String key) {
        return keys.get(key);
    }

    /**
     * Where a secret comes from: its key, {@code KEY_file} or {@code KEY_command}; see {@link Password#keys}.
     *
     * @return null where that is wrong, which is then reported
     */
    public @Nullable Password secret(String key, String example) {
        return new SecretBinder(values, file).secret(keys, key, example);
    }

    /** Whether one of a secret's keys is there. */
    public boolean hasSecret(String key) {
        return SecretBinder.keys(key).stream().anyMatch(one -> keys.get(one) != null);
    }
}
