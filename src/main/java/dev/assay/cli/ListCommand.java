package dev.assay.cli;

import dev.assay.run.Expansions;
import dev.assay.run.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** {@code assay list}: lists the ids of the selected checks. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the id and name of each check, one per line, as --select takes them. Needs no database.")
final class ListCommand implements Callable<Integer> {

    @picocli.CommandLine.Spec
    private CommandSpec spec;

    @Mixin
    private Selection selection;

    @Override
    public Integer call() {
        Selection.Chosen chosen =
                selection.choose(selection.read(spec.commandLine().getErr()));
        for (Run.Selected one : chosen.checks()) {
            spec.commandLine()
                    .getOut()
                    .println(one.suite().path() + "#" + one.check().key() + "\t"
                            + one.check().info().name() + (one.check().enabled() ? "" : " (switched off)"));
        }
        for (Expansions.Wanted one : chosen.expansions()) {
            spec.commandLine()
                    .getOut()
                    .println(one.suite().path() + ":"
                            + one.expansion().location().line() + "\t"
                            + one.expansion().name() + " (its tables are looked up when a run starts)");
        }
        return Exit.PASSED;
    }
}
