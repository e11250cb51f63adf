package dev.assay.result;

import java.math.BigDecimal;
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
 * @param costs what the statements of suites cost, of databases that say it
 * @param errors suite files that could not be read and patterns that could not be looked up, each as it is shown (several lines)
 * @param cancelled whether the user cancelled it
 */
public record RunResults(
        RunInfo info,
        Instant finishedAt,
        List<CheckResult> checks,
        List<Scanned> scans,
        List<Cost> costs,
        List<String> errors,
        boolean cancelled) {

    public RunResults {
        checks = List.copyOf(checks);
        scans = List.copyOf(scans);
        costs = List.copyOf(costs);
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
     * @param bytes how many bytes the database believes that it reads; null where it does not say
     * @param error why it failed; null where it did not
     */
    public record Scanned(
            String id,
            String connection,
            List<String> tables,
            String sql,
            Instant startedAt,
            long milliseconds,
            @Nullable Long bytes,
            @Nullable String error) {}

    /**
     * What statements cost that measured for the same suites.
     *
     * @param connection the connection's name
     * @param suites the suites' names; several where statements served all of them
     * @param statements how many statements
     * @param bytes how many bytes the database believes that they read
     * @param credits what they cost at most by the account's history, in the account's credits: each statement as if it had the
     *     warehouse for itself; null where the account does not show it
     */
    public record Cost(
            String connection,
            List<String> suites,
            int statements,
            long bytes,
            @Nullable BigDecimal credits) {

        public Cost {
            suites = List.copyOf(suites);
        }
    }

    /** How many checks ended so; what {@link #errors} tell of could not be checked either, and counts as one that is broken. */
    public long count(Status status) {
        return checks.stream().filter(check -> check.status() == status).count()
                + (status == Status.BROKEN ? errors.size() : 0);
    }

    /** How many checks there are, each of {@link #errors} counted as one. */
    public int total() {
        return checks.size() + errors.size();
    }
}
