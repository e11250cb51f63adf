package dev.assay.cli;

import dev.assay.report.text.Clock;
import dev.assay.report.text.VerdictText;
import dev.assay.run.Run;
import dev.assay.run.RunOptions;
import dev.assay.verdict.DomainVerdict;
import dev.assay.verdict.Usability;
import dev.assay.verdict.Verdicts;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay gate}: says whether the data can be used, from the results that are kept; no check runs. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = {
            "Says whether the data can be used, from the results of earlier runs. No check runs.",
            "Exit code 0: usable, if need be with caution; 1: do not use, or not known."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  assay gate", "  assay gate suites/shop --env production"})
final class GateCommand extends Subcommand {

    @Mixin
    private Selection selection;

    @Mixin
    private ReportsFolder reportsFolder;

    @Override
    public Integer call() {
        Selection.Read read = selection.read(err());
        List<Run.Selected> checks = selection.choose(read).checks();
        RunOptions options = new RunOptions(
                selection.clock(),
                reportsFolder.in(read.settings()).toAbsolutePath().normalize(),
                "full",
                List.of(),
                selection.environment(),
                selection.branch(),
                null,
                read.settings());
        VerdictText words = new VerdictText(new Clock(ZoneId.systemDefault(), selection.clock()));
        Usability worst = Usability.USABLE;
        try {
            for (DomainVerdict domain : Verdicts.of(Run.standings(checks, options))) {
                String reason = words.reason(domain.decisive());
                out().println(VerdictText.word(domain.usability()) + "  " + domain.name()
                        + (reason.isEmpty() ? "" : ": " + reason));
                worst = domain.usability().compareTo(worst) < 0 ? domain.usability() : worst;
            }
        } catch (IOException e) {
            throw new UsageException("the results of earlier runs cannot be read: " + e.getMessage());
        }
        return worst.compareTo(Usability.NOT_KNOWN) <= 0 ? Exit.FAILED : Exit.PASSED;
    }
}
