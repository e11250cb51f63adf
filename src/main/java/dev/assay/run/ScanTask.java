package dev.assay.run;

import dev.assay.connection.Database;
import dev.assay.connection.DatabaseException;
import dev.assay.connection.Trouble;
import dev.assay.plan.Answers;
import dev.assay.plan.Inquiry;
import dev.assay.plan.Scan;
import dev.assay.plan.UnanswerableException;
import dev.assay.sql.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A scan on its way, and the one that must follow where it settles nothing. One that a database refuses is taken apart,
 * half by half, each in a transaction of its own, so that only the guilty check is broken.
 */
final class ScanTask implements Runnable {

    /** Troubles of one question, not of the database: the others may do well without it. */
    private static final Set<Trouble> OF_ONE_QUESTION = EnumSet.of(
            Trouble.QUERY_REFUSED,
            Trouble.TABLE_MISSING,
            Trouble.COLUMN_MISSING,
            Trouble.PERMISSION_DENIED,
            Trouble.ROWS_HIDDEN);

    private final Scan scan;
    private final Database database;
    private final Answers answers;
    private final Purpose purpose;
    private final List<Failure> failures = new ArrayList<>();
    private final List<Scan> ended = new ArrayList<>();
    private final List<RunResults.Scanned> scanned = new ArrayList<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private record Failure(Scan scan, DatabaseException reason) {}

    ScanTask(Scan scan, Database database, Answers answers, Purpose purpose) {
        this.scan = scan;
        this.database = database;
        this.answers = answers;
        this.purpose = purpose;
    }

    Scan scan() {
        return scan;
    }

    /** What it is for. */
    Purpose purpose() {
        return purpose;
    }

    /** Completes, always normally, when the scan and its parts have ended. */
    CompletableFuture<Void> done() {
        return done;
    }

    /** What ran; only to be asked when it is done. */
    List<RunResults.Scanned> scanned() {
        return scanned;
    }

    long milliseconds() {
        return scanned.stream().mapToLong(RunResults.Scanned::milliseconds).sum();
    }

    /**
     * Why the questions of a check have no answer; only to be asked when it is done. Where it was taken apart, a part that failed may
     * ask what another part has answered, but all that a check needs of it is in one part.
     */
    Optional<DatabaseException> failure(Inquiry inquiry) {
        long needed = scan.answers(inquiry);
        if (ended.stream().anyMatch(part -> part.answers(inquiry) == needed)) {
            return Optional.empty();
        }
        return failures.stream()
                .max(Comparator.comparingLong(failure -> failure.scan().answers(inquiry)))
                .map(Failure::reason);
    }

    @Override
    public void run() {
        try {
            run(scan);
        } catch (RuntimeException | Error e) {
            // A fault of ours must end as a broken check, not as one that waits for ever.
            failures.add(new Failure(
                    scan, new DatabaseException(Trouble.QUERY_REFUSED, "The answer could not be read: " + e, e)));
        } finally {
            done.complete(null);
        }
    }

    private void run(Scan part) {
        @Nullable Scan next = null;
        @Nullable DatabaseException failed = null;
        Instant start = Instant.now();
        long clock = System.nanoTime();
        try {
            next = part.read(database.query(part.sql(), part.mostRows() + 1, purpose.toString()), answers)
                    .orElse(null);
        } catch (DatabaseException e) {
            failed = e;
        } catch (UnanswerableException e) {
            failed = new DatabaseException(Trouble.QUERY_REFUSED, String.valueOf(e.getMessage()), e);
        }
        scanned.add(new RunResults.Scanned(
                part.id(),
                database.name(),
                part.tables(),
                part.sql().shown(),
                start,
                Duration.ofNanos(System.nanoTime() - clock).toMillis(),
                failed == null ? database.estimatedBytes(part.sql()).orElse(null) : null,
                failed == null ? null : failed.getMessage()));
        if (failed != null) {
            takeApart(part, failed);
        } else if (next != null) {
            run(next);
        } else {
            ended.add(part);
        }
    }

    /** Snowflake reads the columns that are asked for, so a smaller statement may keep to the budget; PostgreSQL reads rows. */
    private boolean isOfOneQuestion(Trouble trouble) {
        return OF_ONE_QUESTION.contains(trouble)
                || (trouble == Trouble.OVER_BUDGET && database.dialect() == Dialect.SNOWFLAKE);
    }

    private void takeApart(Scan part, DatabaseException failed) {
        List<Scan> smaller = part.parts();
        if (smaller.size() == 1 || !isOfOneQuestion(failed.trouble())) {
            failures.add(new Failure(part, failed));
        } else {
            smaller.forEach(this::run);
        }
    }
}
