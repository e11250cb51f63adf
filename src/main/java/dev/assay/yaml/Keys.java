package dev.assay.yaml;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Reads a mapping whose keys are known; keys that are not are reported, with what the author may have meant. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Keys {

    private final Node.Mapping mapping;
    private final Problems problems;
    private final String where;

    private Keys(Node.Mapping mapping, Problems problems, String where) {
        this.mapping = mapping;
        this.problems = problems;
        this.where = where;
    }

    /**
     * Opens a mapping and reports each key that is not known.
     *
     * @param node the node that should be such a mapping
     * @param problems where to report
     * @param where what the mapping is, as the subject of a message: "a table", "the connection 'shop'"
     * @param example what such a mapping looks like, for a node that is none: "type: embedded"
     * @param known the keys that may stand in it
     * @return null where the node is no mapping, which is then reported; unknown keys alone do not make it null
     */
    public static @Nullable Keys of(Node node, Problems problems, String where, String example, KeySpecs known) {
        return of(node, problems, where, example, known.names());
    }

    /**
     * As {@link #of(Node, Problems, String, String, KeySpecs)}, with the names of the keys alone.
     *
     * @param node the node that should be such a mapping
     * @param problems where to report
     * @param where what the mapping is, as the subject of a message
     * @param example what such a mapping looks like, for a node that is none
     * @param known the names of the keys that may stand in it
     * @return null where the node is no mapping, which is then reported
     */
    public static @Nullable Keys of(Node node, Problems problems, String where, String example, List<String> known) {
        if (!(node instanceof Node.Mapping mapping)) {
            if (!(node instanceof Node.Bad)) {
                problems.add(
                        node.at(),
                        where + " is a mapping of keys and values, such as " + example + "; this is " + node.shape());
            }
            return null;
        }
        for (Node.Entry entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                unknown(problems, entry, where, known);
            }
        }
        return new Keys(mapping, problems, where);
    }

    /**
     * Reports an unknown key and hints at the known one that its author may have meant.
     *
     * @param problems where to report
     * @param entry the key
     * @param where what the mapping is, for the message
     * @param known the names of the keys that may stand there
     */
    public static void unknown(Problems problems, Node.Entry entry, String where, Collection<String> known) {
        problems.add(
                entry.at(),
                "the key '" + entry.name() + "' is unknown in " + where + ": " + Hints.of(entry.name(), known));
    }

    /**
     * The node of a key's value.
     *
     * @param key the key
     * @return null where the key is left out; an empty scalar where it has no value
     */
    @Nullable
    public Node get(String key) {
        Node.Entry entry = mapping.entry(key);
        return entry == null ? null : entry.value();
    }

    /**
     * What {@code read} makes of a key's value, as in {@code keys.value("jit", values::flag)}.
     *
     * @param key the key
     * @param read gets the value's node and the key, and is called only where the key is there
     * @param <T> the type of the result
     * @return null where the key is left out, or where {@code read} gives null
     */
    public <T> @Nullable T value(String key, BiFunction<Node, String, @Nullable T> read) {
        Node value = get(key);
        return value == null ? null : read.apply(value, key);
    }

    /**
     * The node of a key's value, which must be there.
     *
     * @param key the key
     * @param example a value to write, for the message
     * @return null where the key is left out, which is then reported
     */
    @Nullable
    public Node required(String key, String example) {
        Node value = get(key);
        if (value == null) {
            problems.add(mapping.at(), where + " lacks the key '" + key + "': write " + key + ": " + example);
        }
        return value;
    }

    /**
     * What {@code read} makes of the value of a key that must be there.
     *
     * @param key the key
     * @param example a value to write, for the message
     * @param read gets the value's node and the key, and is called only where the key is there
     * @param <T> the type of the result
     * @return null where the key is left out, which is then reported, or where {@code read} gives null
     */
    public <T> @Nullable T required(String key, String example, BiFunction<Node, String, @Nullable T> read) {
        Node value = required(key, example);
        return value == null ? null : read.apply(value, key);
    }

    /**
     * Hands on the node of a key's value, if the key is there.
     *
     * @param key the key
     * @param then takes the node
     */
    public void ifThere(String key, Consumer<Node> then) {
        Node value = get(key);
        if (value != null) {
            then.accept(value);
        }
    }

    /** {@return where the mapping begins} */
    public SourcePosition at() {
        return mapping.at();
    }

    /** {@return the mapping itself, unknown keys included} */
    public Node.Mapping mapping() {
        return mapping;
    }
}
