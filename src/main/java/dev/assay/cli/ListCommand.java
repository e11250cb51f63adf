package dev.assay.cli;

import dev.assay.run.Expansions;
import dev.assay.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay list}: lists the ids of the selected checks. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the id and name of each check, one per line, as --select takes them. Needs no database.")
final class ListCommand extends Subcommand {

    @Mixin
    private Selection selection;

    @Override
    public Integer call() {
        Selection.Chosen chosen = selection.choose(selection.read(err()));
        for (Run.Selected one : chosen.checks()) {
            out().println(one.suite().path() + "#" + one.check().key() + "\t"
                    + one.check().info().name() + (one.check().enabled() ? "" : " (switched off)"));
        }
        for (Expansions.Wanted one : chosen.expansions()) {
            out().println(one.suite().path() + ":"
                    + one.expansion().location().line() + "\t"
                    + one.expansion().name() + " (its tables are looked up when a run starts)");
        }
        return Exit.PASSED;
    }
}
