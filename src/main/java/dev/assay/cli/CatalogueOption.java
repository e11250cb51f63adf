package dev.assay.cli;

import dev.assay.database.SavedCatalogue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --catalogue} of {@code plan} and {@code list}. */
final class CatalogueOption {

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description =
                    "A file written by assay catalogue. No database is asked, and no variables of connections are needed.")
    private @Nullable Path catalogue;

    boolean given() {
        return catalogue != null;
    }

    /**
     * The saved catalogue; null if there is none.
     *
     * @throws UsageException if it cannot be read
     */
    @Nullable
    SavedCatalogue saved() {
        try {
            return catalogue == null ? null : SavedCatalogue.read(catalogue);
        } catch (SavedCatalogue.UnreadableException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
