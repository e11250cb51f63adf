package dev.assay.run;

import dev.assay.check.CheckOutcome;
import dev.assay.check.Evaluator;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.plan.Answers;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.Group;
import dev.assay.plan.Plan;
import dev.assay.plan.Planner;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.reconcile.TwoSided;
import dev.assay.result.CheckResult;
import dev.assay.result.Evaluation;
import dev.assay.result.Status;
import dev.assay.run.Planned.Refusal;
import dev.assay.run.privacy.Discretion;
import dev.assay.run.privacy.Privacy;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.SamplePolicy;
import dev.assay.suite.Suite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Judges the checks of one connection when their scans have ended. Failing rows of a table's checks are read together, after all of them
 * have been judged.
 */
final class ResultAssembler {

    private final Plan plan;
    private final Answers answers;
    private final Workers workers;
    private final Sampling sampling;
    private final Privacy privacy;
    private final Map<Planned, CompletableFuture<Judged>> judged = new HashMap<>();
    private final Map<Planned, CompletableFuture<Sampling.Read>> samples = new HashMap<>();
    private final RunLog log;

    /**
     * A judged check.
     *
     * @param evidence the measures whose rows show what is wrong, the most telling first, each with its groups; without groups the
     *     lists are empty
     * @param result the result, without a sample
     */
    record Judged(Planned check, Map<Measure<?>, List<Group>> evidence, CheckResult result) {

        /** A judged check without rows to show. */
        static Judged bare(Planned check, CheckResult result) {
            return new Judged(check, Map.of(), result);
        }

        /** Whether to show failing rows. A check that failed because there was nothing to examine has none. */
        boolean isShown() {
            return !evidence.isEmpty()
                    && !Objects.equals(result.failing(), 0L)
                    && (result.status() == Status.FAILED || result.status() == Status.WARNED)
                    && isRead(check);
        }
    }

    /** Whether the rows behind a check may be read, and are worth it. */
    private static boolean isRead(Planned check) {
        Discretion discretion = Objects.requireNonNull(check.discretion());
        SamplePolicy policy = discretion.policy();
        List<String> columns = new ArrayList<>(policy.columns());
        if (columns.isEmpty() && check.check().table() != null) {
            columns.addAll(check.rowKey());
            columns.addAll(check.check().columns());
            columns.addAll(check.check().groupBy());
        }
        return discretion.reads(columns);
    }

    /**
     * @param key returns the columns that identify a row of a check's table
     * @param privacy masks values
     * @param runId the run's id
     * @param again plans a check again for all rows, and sends its statements
     */
    ResultAssembler(
            Planner planner,
            Plan plan,
            Database database,
            Answers answers,
            Workers workers,
            Scanning scanning,
            List<Planned> checks,
            Function<Planned, List<String>> key,
            Privacy privacy,
            String runId,
            RunLog log,
            Function<Planned, Again> again) {
        this.plan = plan;
        this.answers = answers;
        this.workers = workers;
        this.log = log;
        this.privacy = privacy;
        this.sampling = new Sampling(planner, database, answers, key, privacy, runId, log);
        Map<Object, List<CompletableFuture<Judged>>> groups = new LinkedHashMap<>();
        for (Planned check : checks) {
            CheckQuestions inquiry = Objects.requireNonNull(check.inquiry());
            List<ScanTask> serving = scanning.serving(inquiry);
            CompletableFuture<Judged> verdict = Scanning.all(serving)
                    .thenComposeAsync(
                            ended -> isGone(check, inquiry, serving)
                                    ? again(check, again.apply(check))
                                    : CompletableFuture.completedFuture(judge(check, inquiry, serving)),
                            check.apart() == null ? workers.judging() : workers.scans())
                    .exceptionally(e -> failed(check, Evaluation.NONE, e));
            judged.put(check, verdict);
            groups.computeIfAbsent(group(check), table -> new ArrayList<>()).add(verdict);
        }
        Map<Object, CompletableFuture<Sampling.Read>> read = new HashMap<>();
        groups.forEach((table, verdicts) -> read.put(table, samples(verdicts)));
        checks.forEach(check -> samples.put(check, Objects.requireNonNull(read.get(group(check)))));
    }

    /**
     * A check that was planned again.
     *
     * @param whole the check for all rows
     * @param scanning its running scans
     */
    record Again(Planned whole, Scanning scanning) {}

    /** Whether the check's window is empty regardless of filters, although it starts at a row that existed. */
    private boolean isGone(Planned check, CheckQuestions inquiry, List<ScanTask> serving) {
        Measure<ExaminedCount> marked = check.marked();
        return marked != null
                && serving.stream().allMatch(task -> task.failure(inquiry).isEmpty())
                && !answers.seenBy(inquiry).get(marked).some();
    }

    private CompletableFuture<Judged> again(Planned check, Again again) {
        Planned whole = again.whole();
        CheckQuestions inquiry = whole.inquiry();
        if (inquiry == null) {
            return CompletableFuture.completedFuture(Judged.bare(
                    check, Results.broken(check, Objects.requireNonNull(whole.refusal()), Evaluation.NONE)));
        }
        List<ScanTask> serving = again.scanning().serving(inquiry);
        return Scanning.all(serving)
                .thenApplyAsync(
                        ended -> {
                            Judged found = judge(whole, inquiry, serving);
                            return new Judged(check, found.evidence(), found.result());
                        },
                        workers.judging());
    }

    /** The key of the checks whose failing rows are read together: the table, or the check itself if it has none. */
    private static Object group(Planned check) {
        return check.check().table() == null
                ? check.check().key()
                : check.check().table();
    }

    private CompletableFuture<Sampling.Read> samples(List<CompletableFuture<Judged>> verdicts) {
        return CompletableFuture.allOf(verdicts.toArray(CompletableFuture[]::new))
                .thenCompose(ended -> {
                    List<Judged> shown = verdicts.stream()
                            .map(CompletableFuture::join)
                            .filter(Judged::isShown)
                            .toList();
                    return shown.isEmpty()
                            ? CompletableFuture.completedFuture(Sampling.Read.NOTHING)
                            : CompletableFuture.supplyAsync(() -> sampling.read(shown), workers.priority());
                })
                .exceptionally(sampling::failed);
    }

    CompletableFuture<CheckResult> result(Planned check) {
        return Objects.requireNonNull(judged.get(check), "not planned")
                .thenCompose(one -> one.isShown()
                        ? Objects.requireNonNull(samples.get(check)).thenApply(read -> read.with(check, one.result()))
                        : CompletableFuture.completedFuture(one.result()));
    }

    private Judged judge(Planned check, CheckQuestions inquiry, List<ScanTask> serving) {
        Evaluation means = Evaluation.NONE;
        try {
            means = means(check, inquiry, serving);
            for (ScanTask task : serving) {
                Optional<Refusal> failure = task.failure(inquiry);
                if (failure.isPresent()) {
                    Refusal refusal = Advice.on(failure.get(), check.check());
                    return Judged.bare(check, Results.broken(check, refusal, means));
                }
            }
            Answers seen = answers.seenBy(inquiry);
            if (check.apart() != null) {
                return compared(check, check.apart(), inquiry.measures(seen));
            }
            Evaluator rule = Objects.requireNonNull(check.rule());
            if (!check.check().groupBy().isEmpty()) {
                GroupVerdict grouped = grouped(check, inquiry, rule, seen, means);
                return new Judged(check, grouped.evidence(), grouped.result());
            }
            Measures measures = inquiry.measures(seen);
            CheckOutcome finding = rule.judge(measures);
            Map<Measure<?>, List<Group>> evidence = new LinkedHashMap<>();
            finding.evidence().forEach(measure -> evidence.put(measure, List.of()));
            return new Judged(check, evidence, Results.judged(check, finding, measures, means));
        } catch (DatabaseException e) {
            return Judged.bare(
                    check, Results.broken(check, new Refusal(e.kind().code(), String.valueOf(e.getMessage())), means));
        } catch (UnanswerableException e) {
            return Judged.bare(
                    check, Results.broken(check, new Refusal(e.code(), String.valueOf(e.getMessage())), means));
        } catch (Throwable e) {
            return failed(check, means, e);
        }
    }

    /** Compares two databases. The rows that differ are known then, and not read again. */
    private Judged compared(Planned check, Apart apart, Measures measures) throws DatabaseException {
        long begun = System.nanoTime();
        TwoSided.Compared compared = apart.type().compare(check.check().arguments(), apart.sides());
        Evaluation means = Evaluation.builder()
                .sql(compared.sql().stream().map(apart::shown).toList())
                .milliseconds((System.nanoTime() - begun) / 1_000_000)
                .window(check.window())
                .build();
        CheckResult result = Results.judged(check, compared.outcome(), measures, means);
        Map<String, Object> measured = new LinkedHashMap<>(result.measured());
        measured.putAll(compared.moments());
        CheckResult told = result.toBuilder()
                .measured(measured)
                .message(result.message() + (compared.note().isEmpty() ? "" : " " + compared.note()))
                .build();
        return Judged.bare(
                check,
                apart.mayShow(check.suite(), check.check(), compared.shown(), compared.shownElsewhere())
                        ? Results.withSample(told, compared.rows(), compared.shown())
                        : told);
    }

    private Judged failed(Planned check, Evaluation means, Throwable why) {
        Refusal refusal = log.refusal(
                check.check().key() + " was judged by " + check.check().type(), why);
        return Judged.bare(check, Results.broken(check, refusal, means));
    }

    private static GroupVerdict grouped(
            Planned check, CheckQuestions inquiry, Evaluator rule, Answers seen, Evaluation means) {
        Map<Group, CheckOutcome> findings = new LinkedHashMap<>();
        for (Group group : inquiry.groups(seen)) {
            findings.put(group, rule.judge(group.measures()));
        }
        return new GroupVerdict(check, findings, VerdictEvaluator.of(check, inquiry.measures(seen), means));
    }

    /** Describes how the check was measured. The SQL shown is what would measure this check alone, so that readers can repeat it. */
    private Evaluation means(Planned check, CheckQuestions inquiry, List<ScanTask> serving) {
        List<String> sql = serving.stream()
                .map(task -> privacy.shown(task.scan().sqlFor(inquiry)))
                .toList();
        return Evaluation.builder()
                .sql(sql)
                .scan(serving.isEmpty() ? null : serving.get(0).scan().id())
                .milliseconds(serving.stream().mapToLong(ScanTask::milliseconds).sum())
                .proofs(proofs(plan, inquiry))
                .window(check.window())
                .build();
    }

    static List<Evaluation.Proof> proofs(Plan plan, CheckQuestions inquiry) {
        return plan.proofs(inquiry).stream()
                .map(proof -> new Evaluation.Proof(proof.kind(), proof.constraint()))
                .toList();
    }

    /** What reports may have of the rows behind a check. */
    static SamplePolicy shown(Suite suite, CheckDeclaration check) {
        return suite.connections().shown(suite.connection()).of(check.sample());
    }
}
