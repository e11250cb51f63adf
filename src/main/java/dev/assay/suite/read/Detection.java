package dev.assay.suite.read;

import dev.assay.yaml.Hints;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Distinguishes suites from other YAML files. */
final class Detection {

    private static final String FORM = "a suite begins with version: 1, suite: (its name) and connection:";

    private Detection() {}

    /**
     * Returns the document if it is a suite.
     *
     * @param root the document; null if the file is empty
     * @param named whether the file must be a suite
     * @return null if it is not a suite and need not be one
     * @throws InvalidYamlException if it must be a suite and is not
     */
    static Node.@Nullable Mapping suite(@Nullable Node root, Problems problems, boolean named)
            throws InvalidYamlException {
        if (root == null || (root instanceof Node.Scalar scalar && scalar.text().isBlank())) {
            throw refused(problems, SourcePosition.START, "the file is empty: " + FORM);
        }
        if (!(root instanceof Node.Mapping mapping)) {
            if (named) {
                throw refused(problems, root.at(), "this file is no suite but " + root.shape() + ": " + FORM);
            }
            return null;
        }
        if (mapping.has("suite")) {
            return mapping;
        }
        boolean meant = mapping.has("connection") && (mapping.has("tables") || mapping.has("checks"));
        if (!named && !meant) {
            return null;
        }
        Node.Entry slip = mapping.entries().stream()
                .filter(entry -> Hints.of(entry.name(), List.of("suite")).startsWith("did you mean"))
                .findFirst()
                .orElse(null);
        if (slip != null) {
            throw refused(problems, slip.at(), "the key '" + slip.name() + "' is unknown: did you mean 'suite'?");
        }
        throw refused(
                problems,
                mapping.at(),
                named
                        ? "this file lacks the key 'suite', so it is none: " + FORM
                        : "this file looks like a suite but lacks the key 'suite': write suite: and its name, or remove"
                                + " the file");
    }

    private static InvalidYamlException refused(Problems problems, SourcePosition at, String message) {
        problems.add(at, message);
        return new InvalidYamlException(problems.inOrder());
    }
}
