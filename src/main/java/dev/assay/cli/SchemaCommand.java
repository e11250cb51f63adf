package dev.assay.cli;

import dev.assay.suite.schema.JsonSchema;
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

    @Option(names = "--connections", description = "The schema of connections.yaml instead.")
    private boolean connections;

    @Override
    public Integer call() {
        out().println(connections ? JsonSchema.connections() : JsonSchema.suites());
        return Exit.PASSED;
    }
}
