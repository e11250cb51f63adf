package dev.assay.cli;

import dev.assay.check.Text;
import dev.assay.history.KeptResult;
import dev.assay.history.RunHead;
import dev.assay.result.DeclaredCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay history}: shows the results of a check in the runs that are kept. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description =
                "Shows the results of a check in the runs that are kept, the newest last: what was measured, with a line of"
                        + " bars, and since when it fails. Needs no database and no suites.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay history suites/shop.yaml#orders.id.unique",
            "  assay history orders.id.unique --last 7",
            "  assay history orders.id.unique --env staging --json"
        })
final class HistoryCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "CHECK", description = "A check's id, or a part that no other one has.")
    private String wanted = "";

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "30",
            description = "At most so many results. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "Runs of this environment. Default: that of the newest run.")
    private @Nullable String environment;

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "Runs of this branch. Default: that of the newest run.")
    private @Nullable String branch;

    @Option(names = "--json", description = "Print a JSON object a line, with the keys of the history's files.")
    private boolean json;

    @Mixin
    private ReportsFolder reportsFolder;

    @Override
    public Integer call() {
        if (last < 1) {
            throw new UsageException("--last takes a number from 1 on");
        }
        List<KeptResult> results = results(new Kept(reportsFolder.beside(), err()));
        if (json) {
            results.forEach(one -> out().println(one.json()));
        } else {
            print(results);
        }
        return Exit.PASSED;
    }

    /** The check's results, the oldest first; of two with the same clock only the newer run's. */
    private List<KeptResult> results(Kept kept) {
        RunHead newest = kept.runs().stream()
                .filter(run -> environment == null || environment.equals(run.environment()))
                .filter(run -> branch == null || branch.equals(run.branch()))
                .findFirst()
                .orElseThrow(() -> new UsageException("no run of that environment and branch is kept"));
        List<KeptResult> all = new ArrayList<>();
        kept.like(newest).forEach(run -> all.addAll(kept.results(run)));
        KeptResult found = Kept.only(
                wanted,
                all,
                KeptResult::id,
                "check",
                "assay list shows the ids of the checks, and only those that ran are kept");
        Set<String> ids = new HashSet<>(Set.of(found.id()));
        DeclaredCheck check = found.check();
        ids.addAll(check == null ? List.of() : check.formerly());
        Set<Instant> clocks = new HashSet<>();
        List<KeptResult> own = all.stream()
                .filter(one -> ids.contains(one.id()) && one.connection().equals(found.connection()))
                .filter(one -> clocks.add(one.run().asOf()))
                .limit(last)
                .toList();
        List<KeptResult> oldestFirst = new ArrayList<>(own);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private void print(List<KeptResult> results) {
        KeptResult newest = results.get(results.size() - 1);
        String where = Kept.where(newest.run());
        out().println(newest.id() + " on " + newest.connection() + (where.isEmpty() ? "" : ", " + where));
        if (newest.check() != null) {
            out().println(Text.line(newest.check().info().name()));
        }
        int width = results.stream()
                .mapToInt(one -> Kept.measured(one).length())
                .max()
                .orElse(0);
        for (KeptResult one : results) {
            String line = String.format(
                    Locale.ROOT,
                    "  %s  %-7s  %-" + Math.max(1, width) + "s  %s",
                    Text.moment(one.run().asOf()),
                    one.result().status(),
                    Kept.measured(one),
                    one.run().runId());
            out().println(line);
        }
        String spark =
                Kept.spark(results.stream().map(one -> one.result().measured()).toList());
        if (!spark.isEmpty()) {
            out().println("  " + spark);
        }
        if (newest.result().since() != null) {
            out().println(newest.result().status() + " since "
                    + Text.moment(
                            Objects.requireNonNull(newest.result().since()).asOf()) + ", run "
                    + Objects.requireNonNull(newest.result().since()).runId()
                    + (newest.result().message().isEmpty()
                            ? ""
                            : ". " + Text.line(newest.result().message())));
        }
    }
}
