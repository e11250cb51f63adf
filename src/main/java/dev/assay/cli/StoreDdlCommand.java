package dev.assay.cli;

import dev.assay.database.DatabaseProvider;
import dev.assay.database.DatabaseProviders;
import dev.assay.suite.StoreSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay results-store ddl}: prints the tables and views of a results store. */
@Command(
        name = "ddl",
        mixinStandardHelpOptions = true,
        description =
                "Prints the statements that make the tables and views of a results store, and the rights that the role"
                        + " needs. Needs no database.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay results-store ddl > store.sql",
            "  assay results-store ddl --database TYPE --schema quality --role QUALITY_WRITER"
        })
final class StoreDdlCommand extends Subcommand {

    @Option(
            names = "--database",
            paramLabel = "TYPE",
            description =
                    "The type of the store's connection, as in connections.yaml. Default: the first that stores results.")
    private @Nullable String type;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "The schema. Default: ${DEFAULT-VALUE}.",
            defaultValue = StoreSettings.SCHEMA)
    private String schema = StoreSettings.SCHEMA;

    @Option(
            names = "--role",
            paramLabel = "NAME",
            description = "The role that writes. Default: ${DEFAULT-VALUE}.",
            defaultValue = "assay_store")
    private String role = "assay_store";

    @Override
    public Integer call() {
        if ((schema + role).chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("a name of --schema or --role holds a line break or another control character");
        }
        Map<String, String> scripts = new LinkedHashMap<>();
        for (DatabaseProvider provider : DatabaseProviders.found().all()) {
            provider.storeDdl(schema, role).ifPresent(script -> scripts.put(provider.type(), script));
        }
        String script = type == null ? scripts.values().iterator().next() : scripts.get(type);
        if (script == null) {
            throw new UsageException("no results are stored in a database of the type '" + type + "': there are "
                    + String.join(", ", scripts.keySet()));
        }
        out().print(script);
        out().flush();
        return Exit.PASSED;
    }
}
