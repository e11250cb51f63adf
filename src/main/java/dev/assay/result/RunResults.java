package dev.assay.result;

import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;

/** A run that is over. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RunResults {

    private final Builder of;

    private RunResults(Builder of) {
        this.of = of;
    }

    /** A run that is over. */
    public static Builder of(RunInfo info, Instant finishedAt, List<CheckResult> checks) {
        return new Builder(info, finishedAt, checks);
    }

    /** What was known when it began. */
    public RunInfo info() {
        return of.info;
    }

    /** When the last check was judged. */
    public Instant finishedAt() {
        return of.finishedAt;
    }

    /** A result a check, in declared order. */
    public List<CheckResult> checks() {
        return of.checks;
    }

    /** The statements that measured, in the order of their ids. */
    public List<ScannedStatement> scans() {
        return of.scans;
    }

    /** What the statements of suites cost, of databases that say it. */
    public List<ScanCost> costs() {
        return of.costs;
    }

    /** Suite files that could not be read and patterns that could not be looked up, each as it is shown (several lines). */
    public List<String> errors() {
        return of.errors;
    }

    /** Whether the user cancelled it. */
    public boolean cancelled() {
        return of.cancelled;
    }

    /** How many checks ended so; what {@link #errors} tell of could not be checked either, and counts as one that is broken. */
    public long count(Status status) {
        return of.checks.stream().filter(check -> check.status() == status).count()
                + (status == Status.BROKEN ? of.errors.size() : 0);
    }

    /** How many checks there are, each of {@link #errors} counted as one. */
    public int total() {
        return of.checks.size() + of.errors.size();
    }

    /** Collects a {@link RunResults}; what is not said has the value that stands here. */
    public static final class Builder extends Values<Builder> {

        private RunInfo info;
        private Instant finishedAt;
        private List<CheckResult> checks;
        private List<ScannedStatement> scans = List.of();
        private List<ScanCost> costs = List.of();
        private List<String> errors = List.of();
        private boolean cancelled = false;

        private Builder(RunInfo info, Instant finishedAt, List<CheckResult> checks) {
            this.info = info;
            this.finishedAt = finishedAt;
            this.checks = List.copyOf(checks);
        }

        /** As {@link RunResults#scans}. */
        public Builder scans(List<ScannedStatement> scans) {
            this.scans = List.copyOf(scans);
            return this;
        }

        /** As {@link RunResults#costs}. */
        public Builder costs(List<ScanCost> costs) {
            this.costs = List.copyOf(costs);
            return this;
        }

        /** As {@link RunResults#errors}. */
        public Builder errors(List<String> errors) {
            this.errors = List.copyOf(errors);
            return this;
        }

        /** As {@link RunResults#cancelled}. */
        public Builder cancelled(boolean cancelled) {
            this.cancelled = cancelled;
            return this;
        }

        /** What was collected; the builder may go on. */
        public RunResults build() {
            return new RunResults(copy());
        }
    }
}
