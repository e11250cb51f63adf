package dev.assay.cli;

import dev.assay.report.text.Clock;
import dev.assay.report.text.VerdictText;
import dev.assay.result.Product;
import dev.assay.run.Run;
import dev.assay.run.RunOptions;
import dev.assay.verdict.DomainVerdict;
import dev.assay.verdict.ProductVerdict;
import dev.assay.verdict.TablesVerdict;
import dev.assay.verdict.Usability;
import dev.assay.verdict.Verdicts;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay gate}: says whether the data can be used, from the results that are kept; no check runs. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = {
            "Says whether the data can be used, from the results of earlier runs. No check runs.",
            "Exit code 0: usable, if need be with caution; 1: do not use, or not known."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  assay gate", "  assay gate suites/shop --product Revenue --env production"})
final class GateCommand extends Subcommand {

    @Mixin
    private Selection selection;

    @Mixin
    private ReportsFolder reportsFolder;

    @Option(
            names = "--product",
            paramLabel = "NAME",
            description = "Only this product of products.yaml. May be repeated. Default: all domains.")
    private List<String> products = List.of();

    @Override
    public Integer call() {
        Selection.Read read = selection.read(err());
        selection.requireWholeSuites(read);
        RunOptions options = new RunOptions(
                selection.clock(),
                reportsFolder.in(read.settings()).toAbsolutePath().normalize(),
                "full",
                List.of(),
                selection.environment(),
                selection.branch(),
                null,
                read.settings(),
                Map.of());
        List<Product> asked = asked(read.project().products());
        if (!asked.isEmpty()) {
            selection.requireWholeProjects(read);
        }
        try {
            List<DomainVerdict> domains = Verdicts.of(Run.standings(read.suites(), options));
            List<? extends TablesVerdict> verdicts = asked.isEmpty() ? domains : ProductVerdict.of(asked, domains);
            VerdictText words = new VerdictText(new Clock(ZoneId.systemDefault(), selection.clock()));
            verdicts.forEach(verdict -> out().println(words.line(verdict)));
            if (verdicts.isEmpty()) {
                out().println("NOT KNOWN  no check is declared");
            }
            return !verdicts.isEmpty() && verdicts.stream().allMatch(GateCommand::isOpen) ? Exit.PASSED : Exit.FAILED;
        } catch (IOException e) {
            throw new UsageException("the results of earlier runs cannot be read: " + e.getMessage());
        }
    }

    private List<Product> asked(List<Product> declared) {
        List<String> known = declared.stream().map(Product::name).toList();
        for (String name : products) {
            if (!known.contains(name)) {
                throw new UsageException("no product '" + name + "' is declared"
                        + (known.isEmpty()
                                ? ": write products.yaml beside connections.yaml"
                                : ", there are " + String.join(", ", known)));
            }
        }
        return declared.stream()
                .filter(product -> products.contains(product.name()))
                .toList();
    }

    private static boolean isOpen(TablesVerdict verdict) {
        return verdict.usability().compareTo(Usability.NOT_KNOWN) > 0;
    }
}
