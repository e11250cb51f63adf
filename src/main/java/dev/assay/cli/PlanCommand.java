package dev.assay.cli;

import dev.assay.database.SavedCatalogue;
import dev.assay.result.Evaluation;
import dev.assay.run.Expansions;
import dev.assay.run.Run;
import dev.assay.run.RunOptions;
import dev.assay.suite.RunSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description =
                    "A file written by assay catalogue. No database is asked, and no variables of connections are needed.")
    private @Nullable Path catalogue;

    private @Nullable SavedCatalogue saved() {
        try {
            return catalogue == null ? null : SavedCatalogue.read(catalogue);
        } catch (SavedCatalogue.UnreadableException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = out();
        PrintWriter err = err();
        Selection.Read read = selection.read(err);
        Selection.Chosen chosen = selection.choose(read);
        SavedCatalogue saved = saved();
        if (saved == null) {
            RunCommand.requireSettings(chosen, err);
        }
        List<Run.Selected> checks = new ArrayList<>(chosen.checks());
        List<String> lost = new ArrayList<>();
        for (Expansions.Found found : Expansions.find(chosen.expansions(), saved)) {
            checks.addAll(selection.found(found));
            if (found.refusal() != null) {
                lost.add(found.refusal());
            }
        }
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
                out.println(planned.scan().sql().shown() + ";");
                out.println();
            }
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
                var refusal = run.refusal(one.check());
                if (refusal.isPresent()) {
                    refused++;
                    out.println("-- not planned: " + one.suite().path() + "#"
                            + one.check().key() + ": " + refusal.get().replaceAll("\\R", " "));
                }
            }
            lost.forEach(refusal -> out.println("-- not planned: " + refusal.replaceAll("\\R", " ")));
            out.println("-- " + checks.size() + (checks.size() == 1 ? " check, " : " checks, ") + scans.size()
                    + (scans.size() == 1 ? " statement" : " statements"));
        }
        return refused > 0 ? Exit.NOT_CHECKED : Exit.PASSED;
    }
}
