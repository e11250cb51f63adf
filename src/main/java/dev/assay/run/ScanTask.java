package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.plan.Answers;
import dev.assay.plan.CheckQuestions;
import dev.assay.plan.Scan;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.ScannedStatement;
import dev.assay.run.Planned.Refusal;
import dev.assay.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A running scan, and the one that must follow if this one does not settle the questions. A refused scan is split in halves, each in its
 * own transaction, until only the check at fault is broken. A scan that timed out is sent once more with the author's SQL separated, so
 * that built-in checks get their verdict. That does not happen on an operational connection, to avoid double load.
 */
final class ScanTask implements Runnable {

    /** Failures that concern one question, not the database, so that other questions may succeed without it. */
    private static final Set<FailureKind> OF_ONE_QUESTION = EnumSet.of(
            FailureKind.QUERY_REFUSED,
            FailureKind.TABLE_MISSING,
            FailureKind.COLUMN_MISSING,
            FailureKind.PERMISSION_DENIED,
            FailureKind.ROWS_HIDDEN);

    private final Scan scan;
    private final Database database;
    private final Answers answers;
    private final Purpose purpose;
    private final RunLog log;
    private final List<Failure> failures = new ArrayList<>();
    private final List<Scan> answered = new ArrayList<>();
    private final List<ScannedStatement> scanned = new ArrayList<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private final Function<Sql, String> shown;
    private boolean sentAgain;

    private record Failure(Scan scan, Refusal reason) {}

    /** @param shown returns a statement as reports have it */
    ScanTask(Scan scan, Database database, Answers answers, Purpose purpose, Function<Sql, String> shown, RunLog log) {
        this.scan = scan;
        this.database = database;
        this.answers = answers;
        this.purpose = purpose;
        this.shown = shown;
        this.log = log;
    }

    Scan scan() {
        return scan;
    }

    Purpose purpose() {
        return purpose;
    }

    /** Completes, always normally, when the scan and its parts have ended. */
    CompletableFuture<Void> done() {
        return done;
    }

    /** The statements that ran. Call only when {@link #done}. */
    List<ScannedStatement> scanned() {
        return scanned;
    }

    long milliseconds() {
        return scanned.stream().mapToLong(ScannedStatement::milliseconds).sum();
    }

    /**
     * Why the check's questions have no answer. Call only when {@link #done}. A failure does not count if some part answered all of the
     * check's questions.
     */
    Optional<Refusal> failure(CheckQuestions inquiry) {
        if (answered.stream().anyMatch(part -> part.answersAll(inquiry, scan))) {
            return Optional.empty();
        }
        return failures.stream()
                .max(Comparator.comparingLong(failure -> failure.scan().answersOf(inquiry)))
                .map(Failure::reason);
    }

    @Override
    public void run() {
        try {
            run(scan);
        } catch (Throwable e) {
            fail(e);
        } finally {
            done.complete(null);
        }
    }

    /** Ends a scan that could not even start. */
    void lost(Throwable why) {
        if (!done.isDone()) {
            fail(why);
            done.complete(null);
        }
    }

    /** An internal error must end as a broken check, not as one that waits for ever. */
    private void fail(Throwable why) {
        failures.add(new Failure(scan, log.refusal("scan " + scan.id() + " was on its way", why)));
    }

    private void run(Scan part) {
        @Nullable Scan next = null;
        @Nullable Refusal failed = null;
        List<Scan> smaller = List.of(part);
        Instant start = Instant.now();
        long clock = System.nanoTime();
        try {
            next = part.read(database.query(part.sql(), part.mostRows() + 1, purpose.ofScan(part.id())), answers)
                    .orElse(null);
        } catch (DatabaseException e) {
            log.trouble("Scan " + part.id() + " on connection " + database.name(), e);
            failed = new Refusal(
                    e.kind().code(),
                    String.valueOf(e.getMessage()),
                    e.refusalCause().orElse(null),
                    e.stop());
            if (isOfOneQuestion(e.kind())) {
                smaller = part.parts();
            } else if (e.kind() == FailureKind.TIMED_OUT && part.authorsApart().size() > 1) {
                boolean again = !sentAgain && database.plane() == Plane.ANALYTICAL;
                smaller = again ? part.authorsApart() : smaller;
                failed = again ? failed : new Refusal(failed.code(), failed.message() + once());
                sentAgain |= again;
            }
        } catch (UnanswerableException e) {
            failed = new Refusal(e.code(), String.valueOf(e.getMessage()));
            smaller = part.parts();
        } catch (Throwable e) {
            failed = log.refusal("scan " + part.id() + " was written, sent or read", e);
            smaller = part.parts();
        }
        scanned.add(scanned(part, start, Duration.ofNanos(System.nanoTime() - clock), failed));
        if (smaller.size() > 1) {
            log.note("Scan " + part.id() + " is sent again in " + smaller.size() + " parts");
            smaller.forEach(this::run);
        } else if (failed != null) {
            failures.add(new Failure(part, failed));
        } else if (next != null) {
            run(next);
        } else {
            answered.add(part);
        }
    }

    private ScannedStatement scanned(Scan part, Instant start, Duration took, @Nullable Refusal failed) {
        String sql;
        @Nullable Long bytes;
        try {
            sql = shown.apply(part.sql());
            bytes = failed == null ? database.estimatedBytes(part.sql()).orElse(null) : null;
        } catch (Throwable e) {
            log.fault("scan " + part.id() + " was written down", e);
            sql = "";
            bytes = null;
        }
        return ScannedStatement.of(part.id(), database.name(), sql, start)
                .tables(part.tables())
                .milliseconds(took.toMillis())
                .bytes(bytes)
                .error(failed == null ? null : failed.message())
                .build();
    }

    /** Why the author's SQL is not separated and sent again. */
    private String once() {
        return sentAgain
                ? ""
                : " It answers for SQL of the suite's own too, which may be what is slow: an operational database is not"
                        + " asked again, so give that SQL a suite of its own, or let it run on an analytical connection.";
    }

    /** Where a database reads the columns that are asked for, a smaller statement may keep to the budget. */
    private boolean isOfOneQuestion(FailureKind trouble) {
        return OF_ONE_QUESTION.contains(trouble)
                || (trouble == FailureKind.OVER_BUDGET && database.dialect().readsSingleColumns());
    }
}
