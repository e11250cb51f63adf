package dev.assay.yaml;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a mapping whose keys are known. */
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
     * The keys of a mapping, unknown ones reported.
     *
     * @param where what the mapping is, for messages: "a table"
     * @param example the mapping's form, for a node that is none
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

    /** Reports an unknown key. */
    public static void unknown(Problems problems, Node.Entry entry, String where, Collection<String> known) {
        problems.add(
                entry.at(),
                "the key '" + entry.name() + "' is unknown in " + where + ": " + Hints.of(entry.name(), known));
    }

    /** The value of a key; null where it is left out. */
    @Nullable
    public Node get(String key) {
        Node.Entry entry = mapping.entry(key);
        return entry == null ? null : entry.value();
    }

    /** The value of a key; null, and reported, where it is left out. */
    @Nullable
    public Node required(String key, String example) {
        Node value = get(key);
        if (value == null) {
            problems.add(mapping.at(), where + " lacks the key '" + key + "': write " + key + ": " + example);
        }
        return value;
    }

    public void ifThere(String key, Consumer<Node> then) {
        Node value = get(key);
        if (value != null) {
            then.accept(value);
        }
    }

    public SourcePosition at() {
        return mapping.at();
    }

    public Node.Mapping mapping() {
        return mapping;
    }
}
