package dev.assay.cli;

import dev.assay.run.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code assay}: the main command with its subcommands. */
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        versionProvider = AssayCommand.Versions.class,
        subcommands = {
            RunCommand.class,
            GateCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            CatalogueCommand.class,
            GrantsCommand.class,
            ListCommand.class,
            WaiveCommand.class,
            HistoryCommand.class,
            DiffCommand.class,
            ReportCommand.class,
            ResultsStoreCommand.class,
            SchemaCommand.class,
            ContractCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Tests data with checks that are declared in YAML and run as SQL. Writes reports that everybody can read.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay run                            run the suites in suites/",
            "  assay run suites/shop                run every suite below a folder",
            "  assay run suites/flights.yaml:42     run what is declared at line 42",
            "  assay run --select flights --exclude tag:slow",
            "  assay run --failed                   run what failed in the last run",
            "  assay validate                       check the suites without a database",
            "  assay plan suites/flights.yaml       show the SQL that would run",
            "",
            "Exit codes:",
            "  0  every check passed, warned or was waived",
            "  1  a check failed: the data breaks a rule",
            "  2  the suites or the command are wrong, and nothing ran",
            "  3  something could not be checked"
        })
final class AssayCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new UsageException("say what to do, such as: assay run");
    }

    /** The version for {@code --version}. */
    static final class Versions implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"assay " + Version.current()};
        }
    }
}
