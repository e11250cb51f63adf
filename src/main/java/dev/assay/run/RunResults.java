package dev.assay.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that is over.
 *
 * @param info what was known when it began
 * @param finishedAt when the last check was judged
 * @param checks a result a check, in declared order
 * @param scans the statements that measured, in the order of their ids
 * @param errors suite files that could not be read, each as it is shown (several lines)
 * @param cancelled whether the user cancelled it
 */
public record RunResults(
        RunInfo info,
        Instant finishedAt,
        List<CheckResult> checks,
        List<Scanned> scans,
        List<String> errors,
        boolean cancelled) {

    public RunResults {
        checks = List.copyOf(checks);
        scans = List.copyOf(scans);
        errors = List.copyOf(errors);
    }

    /**
     * A statement that ran.
     *
     * @param id its id in the run
     * @param connection the connection's name
     * @param tables the tables it read, as far as they are known
     * @param sql the statement as a person reads it
     * @param startedAt when it was sent
     * @param milliseconds how long it took; what it waited for a session is not in it
     * @param error why it failed; null where it did not
     */
    public record Scanned(
            String id,
            String connection,
            List<String> tables,
            String sql,
            Instant startedAt,
            long milliseconds,
            @Nullable String error) {}

    /** How many checks ended so. */
    public long count(Status status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }
}
