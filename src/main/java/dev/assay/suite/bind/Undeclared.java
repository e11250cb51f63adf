package dev.assay.suite.bind;

import dev.assay.suite.Connections;
import dev.assay.yaml.Hints;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;

/** Reports connections that are not declared. */
final class Undeclared {

    private Undeclared() {}

    static void report(Problems problems, SourcePosition at, String name, Connections connections) {
        if (!connections.declares(name)) {
            problems.add(
                    at,
                    "the connection '" + name + "' is not declared: " + Hints.of(name, connections.names())
                            + " (declared in " + connections.file().getFileName() + ": "
                            + String.join(", ", connections.names()) + ")");
        }
    }
}
