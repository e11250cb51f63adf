package dev.assay.cli;

import dev.assay.database.SavedCatalogue;
import dev.assay.run.Catalogues;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay catalogue}: saves to a file what planning needs to know about the databases. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description =
                "Saves what the databases' catalogues say about the suites' tables: columns, types, sizes and constraints, but"
                        + " no rows and no secrets. assay plan --catalogue FILE then needs no database.",
        footerHeading = "%nExample:%n",
        footer = "  assay catalogue suites/snowflake --output suites/snowflake/catalogue.yaml")
final class CatalogueCommand extends Subcommand {

    @Mixin
    private Selection selection;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file to write; without it the catalogue is printed.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = err();
        Expanded expanded = Expanded.of(selection, selection.choose(selection.read(err)), null, err);
        AtomicInteger refused = new AtomicInteger(expanded.refusals().size());
        expanded.refusals().forEach(refusal -> err.println("not saved: " + refusal));
        SavedCatalogue saved = Catalogues.save(expanded.checks(), why -> {
            refused.incrementAndGet();
            err.println("not saved: " + why);
        });
        if (output == null) {
            out().print(saved.text());
            out().flush();
        } else {
            Files.writeString(output, saved.text());
        }
        return refused.get() > 0 ? Exit.NOT_CHECKED : Exit.PASSED;
    }
}
