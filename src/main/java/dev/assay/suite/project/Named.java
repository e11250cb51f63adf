package dev.assay.suite.project;

import static dev.assay.yaml.SchemaParts.object;

import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file's one mapping of names, each with keys of its own. */
final class Named {

    /** The key that all files have. */
    static final KeySpec VERSION = KeySpec.required("version", "The version of the language.", object("const", 1));

    private Named() {}

    /** The keys of such a file. */
    static KeySpecs file(String key, String description, Map<String, Object> each, KeySpecs parts) {
        return KeySpecs.of(
                VERSION,
                KeySpec.required(
                                key,
                                description,
                                object("type", "object", "minProperties", 1, "additionalProperties", each))
                        .parts(parts));
    }

    /**
     * The keys of each name.
     *
     * @param key the key of the mapping: {@code owners}
     * @param what what a name stands for: {@code owner}
     * @param example the keys of one
     */
    static Map<String, Keys> each(
            Keys file, Values values, String key, String what, String example, List<String> known) {
        Map<String, Keys> all = new LinkedHashMap<>();
        Node names = file.required(key, "{NAME: {" + example + "}}");
        if (names instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            for (Node.Entry entry : mapping.entries()) {
                Keys keys = Keys.of(
                        entry.value(), values.problems(), "the " + what + " '" + entry.name() + "'", example, known);
                if (keys != null) {
                    all.put(entry.name(), keys);
                }
            }
        } else if (names != null && !(names instanceof Node.Bad)) {
            values.problems()
                    .add(
                            names.at(),
                            "'" + key + "' takes a mapping of names, each with keys such as " + example + "; this is "
                                    + (names instanceof Node.Mapping ? "empty" : names.shape()));
        }
        return all;
    }
}
