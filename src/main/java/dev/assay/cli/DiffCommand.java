package dev.assay.cli;

import dev.assay.check.Text;
import dev.assay.history.KeptResult;
import dev.assay.history.RunHead;
import dev.assay.result.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay diff}: shows what changed between two runs that are kept. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Shows what changed between two runs that are kept. Needs no database and no suites.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay diff previous latest", "  assay diff 20260112T051200Z-8f3c latest"})
final class DiffCommand extends Subcommand {

    private static final String RUN = "A run's id, a part that no other one has, latest or previous.";

    @Parameters(index = "0", paramLabel = "RUN", description = RUN)
    private String first = "";

    @Parameters(index = "1", paramLabel = "RUN", description = RUN)
    private String second = "";

    @Mixin
    private ReportsFolder reportsFolder;

    /** What may have changed of a check, the worst first. */
    private enum Difference {
        NEW("fails now"),
        LOST("no verdict now"),
        STILL("still fails"),
        FIXED("fixed"),
        OTHER("changed"),
        GONE("only in the first"),
        ADDED("only in the second");

        private final String words;

        Difference(String words) {
            this.words = words;
        }
    }

    @Override
    public Integer call() {
        Kept kept = new Kept(reportsFolder.beside(), err());
        RunHead before = kept.run(first);
        RunHead after = kept.run(second);
        out().println("from " + named(before));
        out().println("to   " + named(after));
        Map<Difference, List<String>> changes = changes(kept.results(before), kept.results(after));
        changes.forEach((difference, checks) -> {
            out().println();
            out().println(difference.words + ":");
            checks.forEach(check -> out().println("  " + check));
        });
        if (changes.isEmpty()) {
            out().println("Nothing has changed.");
        }
        return Exit.PASSED;
    }

    private static String named(RunHead run) {
        String where = Kept.where(run);
        return run.runId() + "  " + Text.moment(run.asOf()) + (where.isEmpty() ? "" : ", " + where)
                + (run.whole() ? "" : ", a part of the checks");
    }

    private static Map<Difference, List<String>> changes(List<KeptResult> before, List<KeptResult> after) {
        Map<List<String>, KeptResult> old = new LinkedHashMap<>();
        before.forEach(one -> old.put(List.of(one.id(), one.connection()), one));
        Map<Difference, List<String>> changes = new EnumMap<>(Difference.class);
        for (KeptResult now : after) {
            KeptResult then = taken(old, now);
            Difference difference = then == null ? Difference.ADDED : difference(then, now);
            if (difference != null) {
                list(changes, difference).add(line(then, now));
            }
        }
        old.values()
                .forEach(gone -> list(changes, Difference.GONE)
                        .add(gone.id() + "  " + gone.result().status()));
        return changes;
    }

    /** The earlier result of a check, under its id or a former one; it is taken out of the others. */
    private static @Nullable KeptResult taken(Map<List<String>, KeptResult> old, KeptResult now) {
        List<String> ids = new ArrayList<>(List.of(now.id()));
        ids.addAll(now.check() == null ? List.of() : now.check().formerly());
        for (String id : ids) {
            KeptResult then = old.remove(List.of(id, now.connection()));
            if (then != null) {
                return then;
            }
        }
        return null;
    }

    private static Collection<String> list(Map<Difference, List<String>> changes, Difference difference) {
        return changes.computeIfAbsent(difference, first -> new ArrayList<>());
    }

    /** How a check differs; null if it does not. A check that still fails differs if what was measured does. */
    private static @Nullable Difference difference(KeptResult then, KeptResult now) {
        Status before = then.result().status();
        Status status = now.result().status();
        if (before == status) {
            boolean moved = !Kept.measured(then).equals(Kept.measured(now));
            return moved && status == Status.FAILED ? Difference.STILL : null;
        }
        return switch (status) {
            case FAILED -> Difference.NEW;
            case BROKEN, NOT_RUN, SKIPPED -> Difference.LOST;
            case PASSED, WARNED -> before == Status.FAILED ? Difference.FIXED : Difference.OTHER;
            case WAIVED -> Difference.OTHER;
        };
    }

    private static String line(@Nullable KeptResult then, KeptResult now) {
        String status = String.valueOf(now.result().status());
        String from = then == null
                        || Objects.equals(then.result().status(), now.result().status())
                ? status
                : then.result().status() + " to " + status;
        String measured = Kept.measured(now);
        String was = then == null ? "" : Kept.measured(then);
        return String.format(
                Locale.ROOT,
                "%s  %s%s",
                now.id(),
                from,
                measured.isEmpty()
                        ? ""
                        : "  " + measured + (was.isEmpty() || was.equals(measured) ? "" : ", was " + was));
    }
}
