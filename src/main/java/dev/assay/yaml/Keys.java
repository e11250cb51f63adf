package dev.assay.yaml;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a mapping whose keys are known; keys that are not are reported, with what the author may have meant. */
public final class Keys {

    private final Node.Mapping mapping;
    private final Problems problems;
    private final String where;

    private Keys(Node.Mapping mapping, Problems problems, String where) {
        this.mapping = mapping;
        this.problems = problems;
        this.where = where;
    }

    /** As {@link #of(Node, Problems, String, String, List)}, with the keys that {@code known} declares. */
    public static @Nullable Keys of(Node node, Problems problems, String where, String example, KeySpecs known) {
        return of(node, problems, where, example, known.names());
    }

    /**
     * Opens a mapping and reports each key that is not known.
     *
     * @param where what the mapping is, as the subject of a message: "a table", "the connection 'shop'"
     * @param example what such a mapping looks like, for a node that is none: "type: embedded"
     * @param known the keys that may stand in it
     * @return null where the node is no mapping, which is then reported; unknown keys alone do not make it null
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

    /** Reports an unknown key and hints at the known one that the author may have meant. */
    public static void unknown(Problems problems, Node.Entry entry, String where, Collection<String> known) {
        problems.add(
                entry.at(),
                "the key '" + entry.name() + "' is unknown in " + where + ": " + Hints.of(entry.name(), known));
    }

    /** The node of a key's value; null where the key is left out. A key without a value has an empty scalar. */
    @Nullable
    public Node get(String key) {
        Node.Entry entry = mapping.entry(key);
        return entry == null ? null : entry.value();
    }

    /**
     * What {@code read} makes of a key's value, such as {@code keys.value("jit", values::flag)}.
     *
     * @param read gets the value's node and the key's name, and is called only where the key is there
     * @return null where the key is left out, or where {@code read} gives null
     */
    public <T> @Nullable T value(String key, BiFunction<Node, String, @Nullable T> read) {
        Node value = get(key);
        return value == null ? null : read.apply(value, key);
    }

    /**
     * The node of a key's value.
     *
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
     * As {@link #required(String, String)} and then what {@code read} makes of it.
     *
     * @param read gets the value's node and the key's name, and is called only where the key is there
     * @return null where the key is left out, which is then reported, or where {@code read} gives null
     */
    public <T> @Nullable T required(String key, String example, BiFunction<Node, String, @Nullable T> read) {
        Node value = required(key, example);
        return value == null ? null : read.apply(value, key);
    }

    /** Hands the node of a key's value on where the key is there. */
    public void ifThere(String key, Consumer<Node> then) {
        Node value = get(key);
        if (value != null) {
            then.accept(value);
        }
    }

    /** Where the mapping begins. */
    public SourcePosition at() {
        return mapping.at();
    }

    /** The mapping itself, unknown keys included. */
    public Node.Mapping mapping() {
        return mapping;
    }
}
