package dev.assay.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of YAML and where it begins; aliases and merges are resolved, so a node may stand in several places. */
public sealed interface Node {

    /** Where it begins. */
    SourcePosition at();

    /** What it is, for messages: "a list". */
    String shape();

    /**
     * Text, as it stands in the file after YAML's own unquoting.
     *
     * @param plain whether it is written without quotes and not as a block, so that it may be a number, a boolean or null
     */
    record Scalar(SourcePosition at, String text, boolean plain) implements Node {

        @Override
        public String shape() {
            Object typed = Typing.of(this);
            if (typed == null) {
                return "empty";
            }
            return typed instanceof String ? "text" : typed instanceof Boolean ? "true or false" : "a number";
        }

        /** Whether it is empty, {@code null} or {@code ~}. */
        public boolean isNull() {
            return Typing.of(this) == null;
        }
    }

    /** A list. */
    record Sequence(SourcePosition at, List<Node> items) implements Node {

        @Override
        public String shape() {
            return "a list";
        }
    }

    /** Keys with values, in their order; no key stands twice. */
    record Mapping(SourcePosition at, List<Entry> entries) implements Node {

        @Override
        public String shape() {
            return "a mapping";
        }

        /** The entry of a key; null where there is none. */
        @Nullable
        public Entry entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.name().equals(key))
                    .findFirst()
                    .orElse(null);
        }

        public boolean has(String key) {
            return entry(key) != null;
        }
    }

    /** Something that a problem has been reported of already: whoever meets it keeps silent. */
    record Bad(SourcePosition at) implements Node {

        @Override
        public String shape() {
            return "unreadable";
        }
    }

    /** A key and its value. */
    record Entry(SourcePosition at, String name, Node value) {}
}
