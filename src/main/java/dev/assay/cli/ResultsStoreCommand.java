package dev.assay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code assay results-store}: the command with its subcommands. */
@Command(
        name = "results-store",
        mixinStandardHelpOptions = true,
        subcommands = {StoreDdlCommand.class, StorePushCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "The database in which results are stored for others to read: results_store in assay.yaml.")
final class ResultsStoreCommand implements Runnable {

    @picocli.CommandLine.Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new UsageException("say what to do, such as: assay results-store ddl");
    }
}
