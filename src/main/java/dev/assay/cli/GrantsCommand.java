package dev.assay.cli;

import dev.assay.run.Expansions;
import dev.assay.run.Grants;
import dev.assay.run.Run;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay grants}: prints the rights that suites need. */
@Command(
        name = "grants",
        mixinStandardHelpOptions = true,
        description =
                "Prints the least rights that the suites need, as SQL for the owners of the databases: a script for each"
                        + " connection. Reads the databases' catalogues, whatever the role may read, and changes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay grants > grants.sql", "  assay grants suites/shop --env staging --role quality_reader"})
final class GrantsCommand extends Subcommand {

    @Mixin
    private Selection selection;

    @Option(
            names = "--role",
            paramLabel = "NAME",
            description = "The role that gets the rights. Default: that of each connection.")
    private @Nullable String role;

    @Override
    public Integer call() {
        if (role != null && role.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("the name of --role holds a line break or another control character");
        }
        Selection.Chosen chosen = selection.choose(selection.read(err()));
        RunCommand.requireSettings(chosen, err());
        List<Run.Selected> checks = new ArrayList<>(chosen.checks());
        List<String> refusals = new ArrayList<>();
        for (Expansions.Found found : Grants.expand(chosen.expansions())) {
            checks.addAll(selection.found(found));
            if (found.refusal() != null) {
                refusals.add(found.refusal());
            }
        }
        checks.removeIf(one -> !one.check().enabled());
        PrintWriter out = out();
        for (Grants.Script one : Grants.of(checks, role)) {
            if (!one.script().isEmpty()) {
                String where = one.connection() + " (" + one.place() + ")";
                out.println("-- Connection " + where.replaceAll("\\p{Cntrl}", " "));
                out.println(one.script());
            }
            one.refusals().forEach(refusals::add);
        }
        out.flush();
        refusals.forEach(refusal -> err().println("not granted: " + refusal));
        return refusals.isEmpty() ? Exit.PASSED : Exit.NOT_CHECKED;
    }
}
