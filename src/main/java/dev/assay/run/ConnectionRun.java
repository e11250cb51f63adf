package dev.assay.run;

import dev.assay.check.Finding;
import dev.assay.check.Rule;
import dev.assay.connection.Database;
import dev.assay.connection.DatabaseException;
import dev.assay.connection.Rows;
import dev.assay.plan.Answers;
import dev.assay.plan.Inquiry;
import dev.assay.plan.Measure;
import dev.assay.plan.Planner;
import dev.assay.plan.Scan;
import dev.assay.plan.UnanswerableException;
import dev.assay.run.Planned.Refusal;
import dev.assay.sql.Sql;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run's checks on one connection: planned together, scanned by as many threads as it has sessions. */
final class ConnectionRun implements AutoCloseable {

    private final Database database;
    private final Planner planner;
    private final Answers answers = new Answers();
    private final Workers workers;
    private final List<Planned> planned = new ArrayList<>();
    private List<ScanTask> tasks = List.of();

    ConnectionRun(Database database, String label, Instant asOf) {
        this.database = database;
        this.planner = new Planner(database, label, asOf);
        this.workers = new Workers(database.name(), database.sessions());
    }

    /** Takes the questions of a check. */
    Planned take(Suite suite, CheckDeclaration check) {
        Planned taken;
        try {
            Inquiry inquiry = planner.inquire(check.table(), check.filters());
            Rule rule = check.type().ask(check.arguments(), inquiry);
            boolean filtered =
                    check.type().spec().examinesRows() && !check.filters().isEmpty();
            taken = new Planned(suite, check, inquiry, rule, filtered ? inquiry.countUnfiltered() : null, null);
        } catch (UnanswerableException e) {
            taken = refused(suite, check, e.code(), e.getMessage());
        } catch (DatabaseException e) {
            taken = refused(suite, check, e.trouble().name(), e.getMessage());
        } catch (RuntimeException e) {
            taken = refused(suite, check, "CHECK_TYPE_FAILED", typeFailed(check, e));
        }
        planned.add(taken);
        return taken;
    }

    private static Planned refused(Suite suite, CheckDeclaration check, String code, @Nullable String message) {
        return new Planned(suite, check, null, null, null, new Refusal(code, String.valueOf(message)));
    }

    private static String typeFailed(CheckDeclaration check, RuntimeException e) {
        return "The check type " + check.type().spec().name() + " ("
                + check.type().getClass().getName() + ") failed by itself: " + e + ". Report it to whoever wrote it.";
    }

    /** The statements that answer all that was taken. */
    List<Scan> plan() {
        return planner.plan(planned.stream()
                .filter(check -> check.refusal() == null)
                .map(check -> Objects.requireNonNull(check.inquiry()))
                .toList());
    }

    /** Sends the statements, the longest first. */
    void start() {
        tasks = plan().stream()
                .map(scan -> new ScanTask(scan, database, answers))
                .toList();
        tasks.stream()
                .sorted(Comparator.comparingLong((ScanTask task) -> task.scan().estimatedRows())
                        .reversed())
                .forEach(task -> workers.behind().execute(task));
    }

    /**
     * Judges a check when its scans have ended.
     *
     * @param key finds columns that tell a row of the checked table from others
     */
    CompletableFuture<CheckResult> result(Planned check, Function<Planned, List<String>> key) {
        if (check.refusal() != null) {
            return CompletableFuture.completedFuture(Results.broken(check, check.refusal(), List.of(), List.of()));
        }
        Inquiry inquiry = Objects.requireNonNull(check.inquiry());
        List<ScanTask> serving = tasks.stream()
                .filter(task -> task.scan().serves(inquiry))
                .sorted(Comparator.comparing(task -> !task.scan().leads(inquiry)))
                .toList();
        CompletableFuture<?>[] ends = serving.stream().map(ScanTask::done).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(ends)
                .thenApplyAsync(ended -> judge(check, inquiry, serving, key), workers.ahead());
    }

    private CheckResult judge(
            Planned check, Inquiry inquiry, List<ScanTask> serving, Function<Planned, List<String>> key) {
        List<String> sql = List.of();
        try {
            sql = ownSql(inquiry);
            for (ScanTask task : serving) {
                Optional<DatabaseException> failure = task.failure(inquiry);
                if (failure.isPresent()) {
                    return Results.broken(check, refusal(failure.get()), sql, serving);
                }
            }
            Finding finding = Objects.requireNonNull(check.rule()).judge(answers);
            CheckResult result = Results.judged(check, finding, answers, sql, serving);
            boolean show = result.status() == Status.FAILED || result.status() == Status.WARNED;
            return show && sampled(check) ? Results.withSample(result, sample(finding, key.apply(check))) : result;
        } catch (RuntimeException e) {
            return Results.broken(check, new Refusal("CHECK_TYPE_FAILED", typeFailed(check.check(), e)), sql, serving);
        }
    }

    private static Refusal refusal(DatabaseException e) {
        return new Refusal(e.trouble().name(), String.valueOf(e.getMessage()));
    }

    private static boolean sampled(Planned check) {
        Boolean said = check.check().sampleRows();
        return said != null
                ? said
                : check.suite().connections().sampleRows(check.suite().connection());
    }

    /**
     * Some of the rows behind the measures that show what is wrong, each row once; the first measure says which columns. The
     * verdict stands without them, where the database does not give them.
     */
    private Rows sample(Finding finding, List<String> key) {
        List<String> columns = List.of();
        Set<List<@Nullable Object>> rows = new LinkedHashSet<>();
        for (Measure<?> measure : finding.evidence()) {
            Optional<Sql> sql = samplingSql(measure, key);
            if (sql.isEmpty() || rows.size() == CheckResult.Sample.MOST) {
                continue;
            }
            try {
                Rows some = database.query(sql.get(), CheckResult.Sample.MOST);
                columns = columns.isEmpty() ? some.columns() : columns;
                if (some.columns().equals(columns)) {
                    some.rows().stream()
                            .limit(CheckResult.Sample.MOST - rows.size())
                            .forEach(rows::add);
                }
            } catch (DatabaseException e) {
                break;
            }
        }
        return new Rows(columns, List.copyOf(rows));
    }

    /** What would measure this check alone: what a reader of its result wants to see and to repeat. */
    private synchronized List<String> ownSql(Inquiry inquiry) {
        return planner.plan(List.of(inquiry)).stream()
                .map(scan -> scan.sql().shown())
                .toList();
    }

    private synchronized Optional<Sql> samplingSql(Measure<?> measure, List<String> key) {
        return planner.sample(measure, key, CheckResult.Sample.MOST);
    }

    List<RunResults.Scanned> scanned() {
        return tasks.stream()
                .filter(task -> task.done().isDone())
                .flatMap(task -> task.scanned().stream())
                .toList();
    }

    void cancel() {
        database.cancel();
    }

    @Override
    public void close() {
        workers.close();
        database.close();
    }
}
