package dev.assay.cli;

import dev.assay.check.Text;
import dev.assay.database.DatabaseException;
import dev.assay.database.ResultsStore;
import dev.assay.history.HistoryFolder;
import dev.assay.history.KeptRuns;
import dev.assay.store.DeclaredStore;
import dev.assay.store.HandIn;
import dev.assay.store.StoreRefusedException;
import dev.assay.suite.StoreSettings;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay results-store push}: hands in what the results store lacks. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = {
            "Hands in the runs of the history that the results store lacks: those of the chosen environment.",
            "Every run does the same at its end. Exit code 3: the database is away."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  assay results-store push", "  assay results-store push suites/shop --env production"})
final class StorePushCommand extends Subcommand {

    @Mixin
    private Selection selection;

    @Mixin
    private ReportsFolder reportsFolder;

    @Override
    public Integer call() {
        Selection.Read read = selection.read(err());
        StoreSettings said = read.settings().store();
        if (said == null || !said.isOn()) {
            throw new UsageException(
                    "no results store is declared: write results_store: {connection: …} in assay.yaml");
        }
        KeptRuns kept = new KeptRuns(
                new HistoryFolder(reportsFolder.in(read.settings()), sentence -> err().println("assay: " + sentence)));
        try (ResultsStore.Session session =
                DeclaredStore.of(said, read.suites()).open()) {
            HandIn.Done done = new HandIn(kept, selection.environment()).into(session, null);
            out().println(Text.count(done.handedIn(), "run") + " handed in");
            return Exit.PASSED;
        } catch (StoreRefusedException | InvalidYamlException | IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (DatabaseException e) {
            err().println("assay: " + e.getMessage());
            return Exit.NOT_CHECKED;
        }
    }
}
