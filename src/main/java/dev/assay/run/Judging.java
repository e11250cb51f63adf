package dev.assay.run;

import dev.assay.check.Finding;
import dev.assay.check.Rule;
import dev.assay.connection.Database;
import dev.assay.connection.DatabaseException;
import dev.assay.connection.Rows;
import dev.assay.plan.Answers;
import dev.assay.plan.Inquiry;
import dev.assay.plan.Measure;
import dev.assay.plan.Plan;
import dev.assay.plan.Planner;
import dev.assay.plan.UnanswerableException;
import dev.assay.run.Planned.Refusal;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Shown;
import dev.assay.suite.Suite;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges the checks of one connection when their scans have ended. The failing rows of a table's checks are read together,
 * when all of them are judged.
 */
final class Judging {

    private final Planner planner;
    private final Plan plan;
    private final Answers answers;
    private final Workers workers;
    private final Sampling sampling;
    private final Map<Planned, CompletableFuture<Judged>> judged = new HashMap<>();
    private final Map<Planned, CompletableFuture<Map<Planned, Rows>>> samples = new HashMap<>();

    /**
     * A check that was judged.
     *
     * @param evidence the measures whose rows show what is wrong, the most telling first, each with the groups whose rows they are; no
     *     groups where rows are not taken apart
     * @param result its result, without a sample
     */
    record Judged(Planned check, Map<Measure<?>, List<List<@Nullable Object>>> evidence, CheckResult result) {

        /** A check of which no rows are shown. */
        static Judged bare(Planned check, CheckResult result) {
            return new Judged(check, Map.of(), result);
        }

        /** Whether its failing rows are to be shown; a check that fails because there was nothing to examine has none. */
        boolean isShown() {
            return !evidence.isEmpty()
                    && !Objects.equals(result.failing(), 0L)
                    && (result.status() == Status.FAILED || result.status() == Status.WARNED)
                    && shown(check.suite(), check.check()).rows();
        }
    }

    /**
     * @param key finds columns that tell a row of a check's table from others
     * @param runId the run's id
     */
    Judging(
            Planner planner,
            Plan plan,
            Database database,
            Answers answers,
            Workers workers,
            Scanning scanning,
            List<Planned> checks,
            Function<Planned, List<String>> key,
            String runId) {
        this.planner = planner;
        this.plan = plan;
        this.answers = answers;
        this.workers = workers;
        this.sampling = new Sampling(planner, database, answers, key, runId);
        Map<Object, List<CompletableFuture<Judged>>> groups = new LinkedHashMap<>();
        for (Planned check : checks) {
            Inquiry inquiry = Objects.requireNonNull(check.inquiry());
            List<ScanTask> serving = scanning.serving(inquiry);
            CompletableFuture<Judged> verdict =
                    Scanning.all(serving).thenApplyAsync(ended -> judge(check, inquiry, serving), workers.beside());
            judged.put(check, verdict);
            groups.computeIfAbsent(group(check), table -> new java.util.ArrayList<>())
                    .add(verdict);
        }
        Map<Object, CompletableFuture<Map<Planned, Rows>>> read = new HashMap<>();
        groups.forEach((table, verdicts) -> read.put(table, samples(verdicts)));
        checks.forEach(check -> samples.put(check, Objects.requireNonNull(read.get(group(check)))));
    }

    /** What its failing rows are read together with: those of its table, or nothing else. */
    private static Object group(Planned check) {
        return check.check().table() == null
                ? check.check().key()
                : check.check().table();
    }

    private CompletableFuture<Map<Planned, Rows>> samples(List<CompletableFuture<Judged>> verdicts) {
        return CompletableFuture.allOf(verdicts.toArray(CompletableFuture[]::new))
                .thenCompose(ended -> {
                    List<Judged> shown = verdicts.stream()
                            .map(CompletableFuture::join)
                            .filter(Judged::isShown)
                            .toList();
                    return shown.isEmpty()
                            ? CompletableFuture.completedFuture(Map.of())
                            : CompletableFuture.supplyAsync(() -> sampling.read(shown), workers.ahead());
                });
    }

    /** The result of a check, when it is there. */
    CompletableFuture<CheckResult> result(Planned check) {
        return Objects.requireNonNull(judged.get(check), "not planned")
                .thenCompose(one -> one.isShown()
                        ? Objects.requireNonNull(samples.get(check))
                                .thenApply(rows -> Results.withSample(one.result(), rows.get(check)))
                        : CompletableFuture.completedFuture(one.result()));
    }

    private Judged judge(Planned check, Inquiry inquiry, List<ScanTask> serving) {
        CheckResult.Means means = CheckResult.Means.NONE;
        try {
            means = means(check, inquiry, serving);
            for (ScanTask task : serving) {
                Optional<DatabaseException> failure = task.failure(inquiry);
                if (failure.isPresent()) {
                    return Judged.bare(check, Results.broken(check, refusal(failure.get(), check.check()), means));
                }
            }
            Rule rule = Objects.requireNonNull(check.rule());
            if (!check.check().groupBy().isEmpty()) {
                Grouped grouped = grouped(check, inquiry, rule, means);
                return new Judged(check, grouped.evidence(), grouped.result());
            }
            Finding finding = rule.judge(answers);
            Map<Measure<?>, List<List<@Nullable Object>>> evidence = new LinkedHashMap<>();
            finding.evidence().forEach(measure -> evidence.put(measure, List.of()));
            return new Judged(check, evidence, Results.judged(check, finding, answers, means));
        } catch (UnanswerableException e) {
            return Judged.bare(
                    check, Results.broken(check, new Refusal(e.code(), String.valueOf(e.getMessage())), means));
        } catch (RuntimeException e) {
            Refusal refusal = new Refusal("CHECK_TYPE_FAILED", typeFailed(check.check(), e));
            return Judged.bare(check, Results.broken(check, refusal, means));
        }
    }

    private Grouped grouped(Planned check, Inquiry inquiry, Rule rule, CheckResult.Means means) {
        Map<List<@Nullable Object>, Finding> findings = new LinkedHashMap<>();
        for (List<@Nullable Object> group : inquiry.groups(answers)) {
            findings.put(group, rule.judge(inquiry.measures(answers, group)));
        }
        return new Grouped(check, findings, Judge.of(check, answers, means));
    }

    /** The SQL is what would measure this check alone: what a reader of its result wants to see and to repeat. */
    private CheckResult.Means means(Planned check, Inquiry inquiry, List<ScanTask> serving) {
        List<String> sql;
        synchronized (planner) {
            sql = serving.stream()
                    .map(task -> task.scan().sqlFor(inquiry).shown())
                    .toList();
        }
        return new CheckResult.Means(
                sql,
                serving.isEmpty() ? null : serving.get(0).scan().id(),
                serving.stream().mapToLong(ScanTask::milliseconds).sum(),
                proofs(plan, inquiry),
                check.window());
    }

    static List<CheckResult.Proof> proofs(Plan plan, Inquiry inquiry) {
        return plan.proofs(inquiry).stream()
                .map(proof -> new CheckResult.Proof(proof.kind(), proof.constraint()))
                .toList();
    }

    private static Refusal refusal(DatabaseException e, CheckDeclaration check) {
        return new Refusal(e.trouble().name(), Advice.message(e, check));
    }

    /** What may be shown of a check's failing rows. */
    static Shown shown(Suite suite, CheckDeclaration check) {
        Shown said = check.sample();
        return said != null ? said : suite.connections().shown(suite.connection());
    }

    static String typeFailed(CheckDeclaration check, RuntimeException e) {
        return "The check type " + check.type().spec().name() + " ("
                + check.type().getClass().getName() + ") failed by itself: " + e + ". Report it to whoever wrote it.";
    }
}
