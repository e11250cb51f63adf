package dev.assay.history;

import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import dev.assay.result.RunInfo;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs with made results, which are kept in a folder. */
final class MadeRuns {

    static final Kept EVERYTHING = result -> (BigDecimal) result.measured().get("value");

    private final Path reports;
    private final Map<String, DeclaredCheck> declared = new LinkedHashMap<>();

    /** What the folder told. */
    final List<String> told = new ArrayList<>();

    @Nullable
    String environment;

    @Nullable
    String branch;

    Keep keep = Keep.DEFAULT;

    /** The number of the next run, which is part of its id. */
    int runs;

    MadeRuns(Path reports) {
        this.reports = reports;
    }

    /** Declares a check, in the place of one with the same id. */
    DeclaredCheck declare(String key, UnaryOperator<DeclaredCheck.Builder> more) {
        DeclaredCheck check = more.apply(DeclaredCheck.of(
                                "suites/shop.yaml",
                                key,
                                CheckInfo.named("Check " + key).build())
                        .suite("Shop")
                        .connection("shop")
                        .environment(environment)
                        .table("orders")
                        .type("not_null")
                        .dimension("completeness")
                        .definition("as it was"))
                .build();
        declared.put(check.id(), check);
        return check;
    }

    DeclaredCheck declare(String key) {
        return declare(key, same -> same);
    }

    void forget(DeclaredCheck check) {
        declared.remove(check.id());
    }

    static CheckResult result(DeclaredCheck check, Status status) {
        boolean counted = status == Status.FAILED || status == Status.WAIVED || status == Status.WARNED;
        return CheckResult.of(
                        check, status, status == Status.PASSED ? "No row breaks the rule." : "It is " + status + ".")
                .code(counted ? FailureCode.RULE_VIOLATED : status == Status.BROKEN ? FailureCode.TIMED_OUT : null)
                .failing(counted ? Long.valueOf(3) : status == Status.PASSED ? Long.valueOf(0) : null)
                .examined(counted || status == Status.PASSED ? Long.valueOf(10) : null)
                .build();
    }

    /** A run of all its checks. */
    RunResults run(String asOf, CheckResult... results) throws IOException {
        return run(asOf, true, results);
    }

    /** A run of some of its checks. */
    RunResults part(String asOf, CheckResult... results) throws IOException {
        return run(asOf, false, results);
    }

    private RunResults run(String asOf, boolean whole, CheckResult... results) throws IOException {
        RunInfo info = info(asOf);
        History history = History.before(info, folder(), Duration.ofHours(24), keep, EVERYTHING);
        RunResults done = RunResults.of(info, info.startedAt().plusSeconds(5), List.of(results))
                .standings(history.standings(List.of(results), this::now, Set.of()))
                .build();
        history.keep(done, whole, Set.of());
        return done;
    }

    /** The next run; each begins a minute after the one before, whatever its clock is. */
    RunInfo info(String asOf) {
        Instant started = Instant.parse("2026-06-01T00:00:00Z").plusSeconds(60L * runs);
        return RunInfo.of(String.format(Locale.ROOT, "20260601T%06dZ-%04x", runs, ++runs), started, reports)
                .asOf(Instant.parse(asOf.length() == 10 ? asOf + "T06:00:00Z" : asOf))
                .environment(environment)
                .branch(branch)
                .version("1.0")
                .build();
    }

    HistoryFolder folder() {
        return new HistoryFolder(reports, told::add);
    }

    private @Nullable DeclaredCheck now(DeclaredCheck earlier) {
        return declared.values().stream()
                .filter(check ->
                        check.id().equals(earlier.id()) || check.formerly().contains(earlier.id()))
                .findFirst()
                .orElse(null);
    }

    /** Where a check stands after a run. */
    static CheckStanding standing(RunResults run, DeclaredCheck check) {
        return run.standings().stream()
                .filter(standing -> standing.check().id().equals(check.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + check + " in " + run.standings()));
    }

    /** The clock of the run where a check's streak began; empty if it passed. */
    static String since(CheckStanding standing) {
        return standing.since() == null
                ? ""
                : Objects.requireNonNull(standing.since()).asOf().toString().substring(0, 10);
    }
}
