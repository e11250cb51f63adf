package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.database.Purpose;
import dev.assay.plan.Answers;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.Scan;
import dev.assay.result.ScannedStatement;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The running scans of one connection: the largest first, except that some must wait for others. */
final class Scanning {

    private final List<ScanTask> tasks;
    private final Workers workers;
    private final Map<String, List<ScanTask>> bySignature = new HashMap<>();

    /**
     * @param purpose returns the purpose of a scan
     * @param shown returns a statement as reports have it
     */
    Scanning(
            List<Scan> scans,
            Database database,
            Answers answers,
            Workers workers,
            Function<Scan, Purpose> purpose,
            Function<Sql, String> shown,
            RunLog log) {
        this.tasks = scans.stream()
                .map(scan -> new ScanTask(scan, database, answers, purpose.apply(scan), shown, log))
                .toList();
        this.workers = workers;
        tasks.forEach(task -> task.scan()
                .signatures()
                .forEach(signature -> bySignature
                        .computeIfAbsent(signature, first -> new ArrayList<>())
                        .add(task)));
    }

    /** Sends the scans that the checks need. */
    void start(Collection<CheckQuestions> inquiries) {
        Map<ScanTask, Set<ScanTask>> before = before(inquiries);
        tasks.stream()
                .sorted(Comparator.comparingLong((ScanTask task) -> task.scan().estimatedRows())
                        .reversed())
                .forEach(task -> {
                    // The task itself reports its end.
                    var unused = all(before.getOrDefault(task, Set.of()))
                            .thenRunAsync(task, workers.scans())
                            .exceptionally(why -> {
                                task.lost(why);
                                return null;
                            });
                });
    }

    /**
     * The scans that must end before each scan starts. The highest value of a window is determined before its rows are examined. So rows
     * that arrive in between are examined again by the next run, rather than never.
     */
    private Map<ScanTask, Set<ScanTask>> before(Collection<CheckQuestions> inquiries) {
        Map<ScanTask, Set<ScanTask>> before = new HashMap<>();
        Set<ScanTask> marking = new HashSet<>();
        for (CheckQuestions inquiry : inquiries) {
            inquiry.markSignature().map(this::answering).ifPresent(marking::addAll);
        }
        for (CheckQuestions inquiry : inquiries) {
            List<ScanTask> marks = inquiry.markSignature().map(this::answering).orElse(List.of());
            inquiry.signatures().stream()
                    .flatMap(signature -> answering(signature).stream())
                    .filter(task -> !marks.isEmpty() && !marking.contains(task))
                    .forEach(task -> before.computeIfAbsent(task, late -> new HashSet<>())
                            .addAll(marks));
        }
        return before;
    }

    /** The scans that answer a question. There is one, unless the planner did not merge equal questions. */
    private List<ScanTask> answering(String signature) {
        return bySignature.getOrDefault(signature, List.of());
    }

    /**
     * The scans that answer a check's questions, in the order of the questions. If several answer a question, the one that answers most of
     * the check's questions is used.
     */
    List<ScanTask> serving(CheckQuestions inquiry) {
        Set<ScanTask> serving = new LinkedHashSet<>();
        inquiry.signatures().stream()
                .flatMap(
                        signature -> answering(signature).stream()
                                .max(Comparator.comparingLong(
                                        task -> task.scan().answersOf(inquiry)))
                                .stream())
                .forEach(serving::add);
        return List.copyOf(serving);
    }

    /** Completes, always normally, when all scans have ended. */
    static CompletableFuture<Void> all(Collection<ScanTask> tasks) {
        return CompletableFuture.allOf(tasks.stream().map(ScanTask::done).toArray(CompletableFuture[]::new));
    }

    /** The statements that ran so far, by purpose. */
    Map<Purpose, List<ScannedStatement>> byPurpose() {
        Map<Purpose, List<ScannedStatement>> byPurpose = new LinkedHashMap<>();
        tasks.stream()
                .filter(task -> task.done().isDone())
                .forEach(task -> byPurpose
                        .computeIfAbsent(task.purpose(), first -> new ArrayList<>())
                        .addAll(task.scanned()));
        return byPurpose;
    }

    /** The statements that ran so far. */
    List<ScannedStatement> scanned() {
        return tasks.stream()
                .filter(task -> task.done().isDone())
                .flatMap(task -> task.scanned().stream())
                .toList();
    }
}
