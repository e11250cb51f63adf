package dev.assay.yaml;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A piece of YAML and where it begins. Aliases and merges are resolved, so one node may stand in several places.
 * {@link Values} reads nodes as values, {@link Keys} reads mappings whose keys are known.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface Node {

    /** {@return where it begins; for a node under an alias, where its anchor stands} */
    SourcePosition at();

    /** {@return what it is, for messages: "a list", "a number"} */
    String shape();

    /**
     * One value.
     *
     * @param at where it begins
     * @param text the characters of the value, without quotes and with escapes resolved; variables are not filled in
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

        /** {@return whether it is empty, {@code null} or {@code ~}} */
        public boolean isNull() {
            return Typing.of(this) == null;
        }
    }

    /**
     * A list.
     *
     * @param at where it begins
     * @param items its items; may be none
     */
    record Sequence(SourcePosition at, List<Node> items) implements Node {

        @Override
        public String shape() {
            return "a list";
        }
    }

    /**
     * Keys with values.
     *
     * @param at where it begins
     * @param entries in the order of the file, merged keys at the place of their {@code <<}; no key stands twice
     */
    record Mapping(SourcePosition at, List<Entry> entries) implements Node {

        @Override
        public String shape() {
            return "a mapping";
        }

        /**
         * The entry of a key.
         *
         * @param key the key
         * @return null where there is none
         */
        @Nullable
        public Entry entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.name().equals(key))
                    .findFirst()
                    .orElse(null);
        }

        /**
         * Whether a key is there, with a value or without.
         *
         * @param key the key
         * @return whether it is
         */
        public boolean has(String key) {
            return entry(key) != null;
        }
    }

    /**
     * A node that was reported as a problem already: its reader takes it as missing and reports nothing more.
     *
     * @param at where it begins
     */
    record Bad(SourcePosition at) implements Node {

        @Override
        public String shape() {
            return "unreadable";
        }
    }

    /**
     * A key and its value.
     *
     * @param at where the key stands
     * @param name the key, without quotes
     * @param value an empty scalar where the key has no value
     */
    record Entry(SourcePosition at, String name, Node value) {}
}
