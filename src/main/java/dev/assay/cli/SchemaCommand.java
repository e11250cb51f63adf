package dev.assay.cli;

import dev.assay.suite.schema.JsonSchema;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay schema}: prints the JSON Schema of suite files, for editors. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of suite files, for editors that complete and check YAML.",
        footerHeading = "%nExample:%n",
        footer = "  assay schema > suite.schema.json")
final class SchemaCommand extends Subcommand {

    @ArgGroup
    private Which which = new Which();

    /** The file that the schema is of; at most one option. */
    private static final class Which {

        @Option(names = "--connections", description = "The schema of connections.yaml instead.")
        private boolean connections;

        @Option(names = "--owners", description = "The schema of owners.yaml instead.")
        private boolean owners;

        @Option(names = "--products", description = "The schema of products.yaml instead.")
        private boolean products;

        @Option(names = "--settings", description = "The schema of assay.yaml instead.")
        private boolean settings;

        private String schema() {
            if (connections) {
                return JsonSchema.connections();
            }
            if (owners) {
                return JsonSchema.owners();
            }
            if (products) {
                return JsonSchema.products();
            }
            return settings ? JsonSchema.settings() : JsonSchema.suites();
        }
    }

    @Override
    public Integer call() {
        out().println(which.schema());
        return Exit.PASSED;
    }
}
