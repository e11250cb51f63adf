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
 * A declared connection, as its provider reads it.
 *
 * @param name the connection's name
 * @param at the position of its declaration
 * @param keys its keys
 * @param values reads values of keys and reports invalid ones
 * @param file the absolute path of the connections file; other files are relative to it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record ConnectionKeys(String name, SourcePosition at, Keys keys, Values values, Path file) {

    /** {@return the connection as the subject of a message} */
    public String where() {
        return "the connection '" + name + "'";
    }

    /** {@return the collector of problems} */
    public Problems problems() {
        return values.problems();
    }

    /**
     * Reports a problem of the connection as a whole: {@code lacks the key 'plane': write …}.
     *
     * @param why the predicate of a sentence whose subject is the connection, with what to do
     */
    public void refuse(String why) {
        problems().add(at, where() + " " + why);
    }

    /**
     * {@return the text value of a key; null if the key is missing or its value is invalid, which is reported}
     *
     * @param key the key, such as {@code url}
     * @param example such a text, for messages
     */
    public @Nullable String text(String key, String example) {
        return keys.value(key, (node, name) -> values.text(node, name, example));
    }

    /**
     * {@return the value of a key that takes one of several words; null if the key is missing or its value is invalid,
     * which is reported}
     *
     * @param key the key, such as {@code url}
     * @param words the words
     */
    public @Nullable String word(String key, List<String> words) {
        return keys.value(key, (node, name) -> values.word(node, name, words));
    }

    /**
     * {@return the value of a boolean key; false if the key is missing or its value is invalid, which is reported}
     *
     * @param key the key, such as {@code url}
     */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(keys.value(key, values::flag));
    }

    /**
     * {@return the node of a key; null if the key is missing}
     *
     * @param key the key, such as {@code url}
     */
    public @Nullable Node node(String key) {
        return keys.get(key);
    }

    /**
     * The source of a secret: {@code KEY}, {@code KEY_file} or {@code KEY_command}; see {@link Password#keys}.
     *
     * @param key the secret's name, such as {@code password}
     * @param example such a text, for messages
     * @return the source, {@link Password.None} if no key names one; null if the declaration is invalid, which is
     *     reported
     */
    public @Nullable Password secret(String key, String example) {
        return new SecretBinder(values, file).secret(keys, key, example);
    }

    /**
     * {@return whether one of the keys of a secret is present}
     *
     * @param key the secret's name
     */
    public boolean hasSecret(String key) {
        return Password.keyNames(key).stream().anyMatch(one -> keys.get(one) != null);
    }
}
