package dev.assay.result;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The results of a finished run. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RunResults {

    private final Builder of;

    private RunResults(Builder of) {
        this.of = of;
    }

    /**
     * Starts the results of a finished run.
     *
     * @param info what was known at the start of the run
     * @param finishedAt when the last check was judged
     * @param checks the results of all checks, in declared order
     * @return a builder, to add what else is known
     */
    public static Builder of(RunInfo info, Instant finishedAt, List<CheckResult> checks) {
        return new Builder(info, finishedAt, checks);
    }

    /** {@return what was known at the start of the run} */
    public RunInfo info() {
        return of.info;
    }

    /** {@return when the last check was judged} */
    public Instant finishedAt() {
        return of.finishedAt;
    }

    /** {@return the results of all checks, in declared order} */
    public List<CheckResult> checks() {
        return of.checks;
    }

    /** {@return the statements that measured, in the order of their ids} */
    public List<ScannedStatement> scans() {
        return of.scans;
    }

    /** {@return the cost of the statements per suite, for databases that report it} */
    public List<ScanCost> costs() {
        return of.costs;
    }

    /**
     * {@return the suite files that could not be read and the patterns that could not be expanded, each as a message of
     * one or more lines}
     */
    public List<String> errors() {
        return of.errors;
    }

    /**
     * {@return where each check of the suites stands: those of this run in declared order, then those that this run
     * left out} Empty if no history is kept.
     */
    public List<CheckStanding> standings() {
        return of.standings;
    }

    /** {@return checks that failed in the last run of their suite and are declared no more, the newest first} */
    public List<CheckStanding> removed() {
        return of.removed;
    }

    /** {@return the tables and columns that no check is about} Empty if nobody looked. */
    public List<CoverageGap> gaps() {
        return of.gaps;
    }

    /** {@return what the owners of connections should know, such as that a role may do more than read} */
    public List<RunWarning> warnings() {
        return of.warnings;
    }

    /** {@return how long a result says something about the data, counted from its run's clock} */
    public Duration validFor() {
        return of.validFor;
    }

    /** {@return whether the user cancelled the run} */
    public boolean cancelled() {
        return of.cancelled;
    }

    /**
     * {@return the number of checks with this status} Each of {@link #errors} counts as one BROKEN check.
     *
     * @param status the status
     */
    public long count(Status status) {
        return of.checks.stream().filter(check -> check.status() == status).count()
                + (status == Status.BROKEN ? of.errors.size() : 0);
    }

    /** {@return the number of checks, including one for each of {@link #errors}} */
    public int total() {
        return of.checks.size() + of.errors.size();
    }

    /**
     * {@return the share of the checks that passed, in percent of {@link #total}; null if there are no checks} It is cut
     * to two decimals, so that 100 means all. Console, {@code results.json} and pages show this number.
     */
    public @Nullable BigDecimal passedPercent() {
        if (total() == 0) {
            return null;
        }
        BigDecimal percent =
                BigDecimal.valueOf(count(Status.PASSED) * 10_000 / total(), 2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    /** Builds {@link RunResults}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private RunInfo info;
        private Instant finishedAt;
        private List<CheckResult> checks;
        private List<ScannedStatement> scans = List.of();
        private List<ScanCost> costs = List.of();
        private List<String> errors = List.of();
        private List<CheckStanding> standings = List.of();
        private List<CheckStanding> removed = List.of();
        private List<CoverageGap> gaps = List.of();
        private List<RunWarning> warnings = List.of();
        private Duration validFor = Duration.ofDays(1);
        private boolean cancelled = false;

        private Builder(RunInfo info, Instant finishedAt, List<CheckResult> checks) {
            this.info = info;
            this.finishedAt = finishedAt;
            this.checks = List.copyOf(checks);
        }

        /**
         * Sets {@link RunResults#scans}.
         *
         * @param scans the statements that measured, in the order of their ids
         * @return this builder
         */
        public Builder scans(List<ScannedStatement> scans) {
            this.scans = List.copyOf(scans);
            return this;
        }

        /**
         * Sets {@link RunResults#costs}.
         *
         * @param costs the cost of the statements per suite, for databases that report it
         * @return this builder
         */
        public Builder costs(List<ScanCost> costs) {
            this.costs = List.copyOf(costs);
            return this;
        }

        /**
         * Sets {@link RunResults#errors}.
         *
         * @param errors the suite files that could not be read and the patterns that could not be expanded, each as a
         *     message of one or more lines
         * @return this builder
         */
        public Builder errors(List<String> errors) {
            this.errors = List.copyOf(errors);
            return this;
        }

        /**
         * Sets {@link RunResults#standings}.
         *
         * @param standings where each check of the suites stands: those of this run in declared order, then those that this run left out
         * @return this builder
         */
        public Builder standings(List<CheckStanding> standings) {
            this.standings = List.copyOf(standings);
            return this;
        }

        /**
         * Sets {@link RunResults#removed}.
         *
         * @param removed checks that failed in the last run of their suite and are declared no more
         * @return this builder
         */
        public Builder removed(List<CheckStanding> removed) {
            this.removed = List.copyOf(removed);
            return this;
        }

        /**
         * Sets {@link RunResults#gaps}.
         *
         * @param gaps the tables and columns that no check is about
         * @return this builder
         */
        public Builder gaps(List<CoverageGap> gaps) {
            this.gaps = List.copyOf(gaps);
            return this;
        }

        /**
         * Sets {@link RunResults#warnings}.
         *
         * @param warnings what the owners of connections should know
         * @return this builder
         */
        public Builder warnings(List<RunWarning> warnings) {
            this.warnings = List.copyOf(warnings);
            return this;
        }

        /**
         * Sets {@link RunResults#validFor}.
         *
         * @param validFor how long a result says something about the data, counted from its run's clock
         * @return this builder
         */
        public Builder validFor(Duration validFor) {
            this.validFor = validFor;
            return this;
        }

        /**
         * Sets {@link RunResults#cancelled}.
         *
         * @param cancelled whether the user cancelled the run
         * @return this builder
         */
        public Builder cancelled(boolean cancelled) {
            this.cancelled = cancelled;
            return this;
        }

        /** {@return the results, as set so far} The builder can be used further. */
        public RunResults build() {
            return new RunResults(copy());
        }
    }
}
