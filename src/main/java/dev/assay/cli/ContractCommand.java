package dev.assay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code assay contract}: the command with its subcommands. */
@Command(
        name = "contract",
        mixinStandardHelpOptions = true,
        subcommands = ContractDiffCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Treats suites as contracts between producers and consumers of data. Needs no database.")
final class ContractCommand implements Runnable {

    @picocli.CommandLine.Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new UsageException("say what to do, such as: assay contract diff OLD NEW");
    }
}
