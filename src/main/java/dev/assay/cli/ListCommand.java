package dev.assay.cli;

import dev.assay.run.Expansions;
import dev.assay.run.Run;
import dev.assay.text.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay list}: lists the selected checks. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the id and name of each check, one per line, as --select takes them. Needs no database.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay list suites/shop --select type:freshness",
            "  assay list --expand --catalogue catalogue.yaml",
            "  assay list --json | jq -r 'select(.owner == null) | .id'"
        })
final class ListCommand extends Subcommand {

    @Mixin
    private Selection selection;

    @Mixin
    private CatalogueOption catalogue;

    @Option(
            names = "--expand",
            description =
                    "List the checks of patterns too, as a run would find them: the databases' catalogues are read, or the file"
                            + " of --catalogue.")
    private boolean expand;

    @Option(names = "--json", description = "Print a JSON object a line, with the keys of results.json.")
    private boolean json;

    @Override
    public Integer call() {
        Selection.Chosen chosen = selection.choose(selection.read(err()));
        if (expand || catalogue.given()) {
            return expanded(chosen);
        }
        checks(chosen.checks());
        chosen.expansions().forEach(this::pattern);
        return Exit.PASSED;
    }

    private int expanded(Selection.Chosen chosen) {
        Expanded expanded = Expanded.of(selection, chosen, catalogue.saved(), err());
        checks(expanded.checks());
        expanded.refusals().forEach(err()::println);
        if (expanded.checks().isEmpty() && expanded.refusals().isEmpty()) {
            throw new UsageException("no check of the tables that were found is selected");
        }
        return expanded.refusals().isEmpty() ? Exit.PASSED : Exit.NOT_CHECKED;
    }

    private void checks(List<Run.Selected> checks) {
        for (Run.Selected one : checks) {
            out().println(
                            json
                                    ? Json.line(Listed.check(one))
                                    : one.id() + "\t" + one.check().info().name()
                                            + (one.check().enabled() ? "" : " (switched off)"));
        }
    }

    private void pattern(Expansions.Wanted one) {
        out().println(
                        json
                                ? Json.line(Listed.pattern(one))
                                : one.suite().path() + ":"
                                        + one.expansion().location().line() + "\t"
                                        + one.expansion().name() + " (its tables are looked up when a run starts)");
    }
}
