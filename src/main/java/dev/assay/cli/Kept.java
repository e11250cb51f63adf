package dev.assay.cli;

import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.history.HistoryFolder;
import dev.assay.history.KeptResult;
import dev.assay.history.KeptRuns;
import dev.assay.history.RunHead;
import dev.assay.result.PastResult;
import dev.assay.suite.bind.CheckTypes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runs of a history, and how its results read. */
final class Kept {

    /** The types whose value is an age. */
    private static final Set<String> AGES = CheckTypes.found().specs().stream()
            .filter(spec -> spec.measure() != null && spec.measure().endsWith("_seconds"))
            .map(Spec::name)
            .collect(Collectors.toSet());

    private final Path reports;
    private final KeptRuns kept;
    private final List<RunHead> runs;

    /**
     * Reads what is kept.
     *
     * @param err receives what cannot be read
     * @throws UsageException if there is no run
     */
    Kept(Path reports, PrintWriter err) {
        this.reports = reports;
        this.kept = new KeptRuns(new HistoryFolder(reports, sentence -> err.println("assay: " + sentence)));
        try {
            this.runs = kept.runs();
        } catch (IOException e) {
            throw new UsageException(reports.resolve("history") + " cannot be read: " + e.getMessage());
        }
        if (runs.isEmpty()) {
            throw new UsageException("no run is kept in " + reports.resolve("history") + ": run something first");
        }
    }

    /** The runs, the newest clock first. */
    List<RunHead> runs() {
        return runs;
    }

    /** The results of a run. */
    List<KeptResult> results(RunHead run) {
        return kept.results(run);
    }

    /** The runs of the same environment and branch as another. */
    List<RunHead> like(RunHead other) {
        return runs.stream()
                .filter(run -> Objects.equals(run.environment(), other.environment())
                        && Objects.equals(run.branch(), other.branch()))
                .toList();
    }

    /**
     * The run of a name.
     *
     * @param name {@code latest}, {@code previous} (the one with the clock before the latest's, of the same environment and
     *     branch), a run's id or a part of it
     * @throws UsageException if there is none, or several
     */
    RunHead run(String name) {
        RunHead latest = runs.get(0);
        if (name.equals("latest")) {
            return latest;
        }
        if (name.equals("previous")) {
            return like(latest).stream()
                    .filter(run -> run.asOf().isBefore(latest.asOf()))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("there is no run before the latest, " + latest.runId()));
        }
        return only(
                name,
                runs,
                RunHead::runId,
                "run",
                "run ids are the names of the files in " + reports.resolve("history"));
    }

    /**
     * The one that has this name, or whose name alone contains it.
     *
     * @throws UsageException if there is none, or several
     */
    static <T> T only(String name, List<T> all, Function<T, String> named, String what, String otherwise) {
        Map<String, T> found = new LinkedHashMap<>();
        for (Predicate<String> fits : List.<Predicate<String>>of(name::equals, one -> one.contains(name))) {
            all.stream()
                    .filter(one -> fits.test(named.apply(one)))
                    .forEach(one -> found.putIfAbsent(named.apply(one), one));
            if (found.size() == 1) {
                return found.values().iterator().next();
            }
        }
        List<String> some = new ArrayList<>(found.keySet());
        throw new UsageException(
                found.isEmpty()
                        ? "no " + what + " is called " + name + ": " + otherwise
                        : "several " + what + "s are called " + name + ": "
                                + String.join(", ", some.subList(0, Math.min(5, some.size())))
                                + (some.size() > 5 ? ", …" : ""));
    }

    /** What was measured: a value or an age, or the failing rows and their share; empty if nothing was. */
    static String measured(KeptResult kept) {
        PastResult result = kept.result();
        Long failing = result.failing();
        Long examined = result.examined();
        if (result.value() != null) {
            return kept.check() != null && AGES.contains(kept.check().type())
                    ? Text.age(Duration.ofSeconds(result.value().longValue()))
                    : Text.amount(result.value());
        }
        if (failing == null) {
            return "";
        }
        String unit = kept.check() == null ? "row" : kept.check().unit();
        return examined == null || examined == 0
                ? Text.count(failing, unit)
                : Text.number(failing) + " of " + Text.count(examined, unit) + " ("
                        + Text.percent(failing, examined, List.of()) + ")";
    }

    /** A line of bars, the first at the left; a gap for null. Empty if fewer than two are there. */
    static String spark(List<@Nullable Double> values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int there = 0;
        for (Double value : values) {
            if (value != null) {
                there++;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        StringBuilder line = new StringBuilder();
        for (Double value : values) {
            line.append(
                    value == null
                            ? ' '
                            : most > least
                                    ? "▁▂▃▄▅▆▇█".charAt((int) Math.round(7 * (value - least) / (most - least)))
                                    : '▄');
        }
        return there < 2 ? "" : line.toString();
    }

    /** {@code environment prod, branch main}; empty if a run has neither. */
    static String where(RunHead run) {
        List<String> words = new ArrayList<>();
        if (run.environment() != null) {
            words.add("environment " + run.environment());
        }
        if (run.branch() != null) {
            words.add("branch " + run.branch());
        }
        return String.join(", ", words);
    }
}
