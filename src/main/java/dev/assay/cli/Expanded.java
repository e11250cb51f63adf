package dev.assay.cli;

import dev.assay.database.SavedCatalogue;
import dev.assay.run.Expansions;
import dev.assay.run.Run;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The selected checks, with those that patterns make of a catalogue.
 *
 * @param checks those that are written out, then those of patterns
 * @param refusals why checks of patterns are missing, each with its place
 */
record Expanded(List<Run.Selected> checks, List<String> refusals) {

    /**
     * Looks up what the chosen patterns mean.
     *
     * @param saved the saved catalogue to use instead of databases; null to use databases
     * @param err receives what is wrong with the settings of the databases
     * @throws UsageException if a database is to be asked whose settings are not complete
     */
    static Expanded of(Selection selection, Selection.Chosen chosen, @Nullable SavedCatalogue saved, PrintWriter err) {
        if (saved == null) {
            RunCommand.requireSettings(chosen, err);
        }
        List<Run.Selected> checks = new ArrayList<>(chosen.checks());
        List<String> refusals = new ArrayList<>();
        for (Expansions.Found found : Expansions.find(chosen.expansions(), saved)) {
            checks.addAll(selection.found(found));
            if (found.refusal() != null) {
                refusals.add(found.refusal());
            }
        }
        return new Expanded(List.copyOf(checks), List.copyOf(refusals));
    }
}
