package dev.assay.cli;

import dev.assay.connection.SavedCatalogue;
import dev.assay.run.CheckResult;
import dev.assay.run.Run;
import dev.assay.run.RunOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code assay plan}: the SQL that a run would send. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows the SQL that a run would send. Asks the databases' catalogues, reads no row.")
final class PlanCommand implements Callable<Integer> {

    @picocli.CommandLine.Spec
    private CommandSpec spec;

    @Mixin
    private Selection selection;

    @Mixin
    private Planning planning;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "What assay catalogue wrote: no database is asked, and no connection's variables are needed.")
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
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Selection.Read read = selection.read(err);
        List<Run.Selected> checks = selection.checks(read);
        SavedCatalogue saved = saved();
        if (saved == null) {
            RunCommand.requireSettings(checks, err);
        }
        RunOptions options = new RunOptions(
                selection.clock(), Path.of("reports").toAbsolutePath(), planning.text(), List.of(), saved);
        long refused = 0;
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
                List<CheckResult.Proof> proofs = run.proofs(one.check());
                if (!proofs.isEmpty()) {
                    out.println("-- proven by the catalogue: " + one.id() + ": "
                            + String.join(
                                    ", ",
                                    proofs.stream()
                                            .map(CheckResult.Proof::toString)
                                            .toList()));
                }
                var refusal = run.refusal(one.check());
                if (refusal.isPresent()) {
                    refused++;
                    out.println("-- not planned: " + one.suite().path() + "#"
                            + one.check().key() + ": " + refusal.get().replaceAll("\\R", " "));
                }
            }
            out.println("-- " + checks.size() + (checks.size() == 1 ? " check, " : " checks, ") + scans.size()
                    + (scans.size() == 1 ? " statement" : " statements"));
        }
        return refused > 0 ? Exit.NOT_CHECKED : Exit.PASSED;
    }
}
