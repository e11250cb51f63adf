package dev.assay.cli;

import dev.assay.database.DatabaseException;
import dev.assay.database.Estimate;
import dev.assay.database.SavedCatalogue;
import dev.assay.result.Evaluation;
import dev.assay.run.Run;
import dev.assay.run.RunOptions;
import dev.assay.suite.RunSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay plan}: shows the SQL that a run would send. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows the SQL that a run would send. Reads the databases' catalogues, but no rows.")
final class PlanCommand extends Subcommand {

    @Mixin
    private Selection selection;

    @Mixin
    private Planning planning;

    @Mixin
    private CatalogueOption catalogue;

    @Option(
            names = "--explain",
            description =
                    "Beside each statement, what the database expects it to use (EXPLAIN), and whether the limits of its"
                            + " connection let it pass.")
    private boolean explain;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = out();
        if (explain && catalogue.given()) {
            throw new UsageException("--explain asks the databases, and --catalogue does not: give one of them");
        }
        SavedCatalogue saved = catalogue.saved();
        Expanded expanded = Expanded.of(selection, selection.choose(selection.read(err())), saved, err());
        List<Run.Selected> checks = expanded.checks();
        List<String> lost = expanded.refusals();
        RunOptions options = new RunOptions(
                selection.clock(),
                Path.of("reports").toAbsolutePath(),
                planning.text(),
                List.of(),
                null,
                null,
                saved,
                RunSettings.NONE,
                Map.of());
        long refused = lost.size();
        try (Run run = Run.open(checks, List.of(), options)) {
            run.plan();
            List<Run.PlannedScan> scans = run.scans();
            for (Run.PlannedScan planned : scans) {
                out.println("-- " + planned.scan().id() + " reads "
                        + String.join(", ", planned.scan().tables()));
                out.println(planned.sql() + ";");
                refused += explain && !isWithinLimits(planned, out) ? 1 : 0;
                out.println();
            }
            int statements = scans.size();
            for (Run.Selected one : checks) {
                List<Evaluation.Proof> proofs = run.proofs(one.check());
                if (!proofs.isEmpty()) {
                    out.println("-- proven by the catalogue: " + one.id() + ": "
                            + String.join(
                                    ", ",
                                    proofs.stream()
                                            .map(Evaluation.Proof::toString)
                                            .toList()));
                }
                Optional<Run.Compared> compared = run.compared(one.check());
                compared.ifPresent(sides -> show(out, one.id(), sides));
                statements += compared.map(sides -> sides.scans().size()).orElse(0);
                var refusal = run.refusal(one.check());
                if (refusal.isPresent()) {
                    refused++;
                    out.println("-- not planned: " + one.suite().path() + "#"
                            + one.check().key() + ": " + refusal.get().replaceAll("\\R", " "));
                }
            }
            lost.forEach(refusal -> out.println("-- not planned: " + refusal.replaceAll("\\R", " ")));
            out.println("-- " + checks.size() + (checks.size() == 1 ? " check, " : " checks, ") + statements
                    + (statements == 1 ? " statement" : " statements"));
        }
        return refused > 0 ? Exit.NOT_CHECKED : Exit.PASSED;
    }

    /** Tells what a statement would use. */
    private static boolean isWithinLimits(Run.PlannedScan planned, PrintWriter out) {
        try {
            Optional<Estimate> estimate =
                    planned.database().estimate(planned.scan().sql());
            String refusal = estimate.map(Estimate::refusal).orElse(null);
            out.println("-- expected: " + estimate.map(Estimate::amounts).orElse("the database does not tell")
                    + (refusal == null ? "" : "; [OVER_BUDGET] " + refusal));
            return refusal == null;
        } catch (DatabaseException e) {
            out.println("-- not explained: [" + e.kind().code() + "] "
                    + String.valueOf(e.getMessage()).replaceAll("\\R", " "));
            return false;
        }
    }

    private static void show(PrintWriter out, String id, Run.Compared compared) {
        out.println("-- compared with connection " + compared.connection() + ": " + id
                + (compared.scans().isEmpty()
                        ? ": its statements depend on what differs, and stand in the results"
                        : ": each side runs its own statement"));
        for (Run.Compared.Statement statement : compared.scans()) {
            out.println("-- on connection " + statement.connection());
            out.println(statement.sql() + ";");
            out.println();
        }
    }
}
