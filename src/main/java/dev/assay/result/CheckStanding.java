package dev.assay.result;

import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where a check stands at the end of a run: its latest result, from this run or from an earlier one, and how that differs
 * from the runs before. Earlier runs are those of the same environment and branch.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class CheckStanding {

    private final Builder of;

    private CheckStanding(Builder of) {
        this.of = of;
    }

    /**
     * Starts the standing of a check.
     *
     * @param result the latest result
     * @param runId the id of the run that it is from
     * @param asOf the clock of that run
     * @return a builder
     */
    public static Builder of(CheckResult result, String runId, Instant asOf) {
        return new Builder(result, runId, asOf);
    }

    /** {@return a builder that starts with these values} */
    public Builder toBuilder() {
        return of.copy();
    }

    /** {@return the latest result} One from an earlier run has only what the history keeps: no SQL, groups or sample. */
    public CheckResult result() {
        return of.result;
    }

    /** {@return the check as declared} */
    public DeclaredCheck check() {
        return of.result.check();
    }

    /** {@return the status of the latest result} */
    public Status status() {
        return of.result.status();
    }

    /** {@return the id of the run that the latest result is from} */
    public String runId() {
        return of.runId;
    }

    /** {@return the clock of the run that the latest result is from} */
    public Instant asOf() {
        return of.asOf;
    }

    /** {@return whether the latest result is from an earlier run, because this one left the check out} */
    public boolean carried() {
        return of.carried;
    }

    /**
     * {@return whether the latest result says something about the data now: it is a verdict, and not older than
     * results stay valid}
     */
    public boolean current() {
        return of.current;
    }

    /** {@return how the result differs from the check's last verdict before it; null if there was none before it} */
    public @Nullable Change change() {
        return of.change;
    }

    /** {@return when the streak of results like the latest one began; null if the check passed} */
    public @Nullable Since since() {
        return of.since;
    }

    /**
     * {@return whether the check changed between failing and not failing at least three times in its last ten
     * verdicts}
     */
    public boolean flapping() {
        return of.flapping;
    }

    /** {@return the results of earlier runs and the latest one, the oldest first, at most {@value #MOST_PAST}} */
    public List<PastResult> past() {
        return of.past;
    }

    /** The maximum number of results in {@link #past()}. */
    public static final int MOST_PAST = 30;

    @Override
    public String toString() {
        return of.result.status() + " " + of.result.check();
    }

    /** How a result differs from the verdict before it. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
    public enum Change {
        /** It fails now and did not fail before. */
        NEW,
        /** It fails and failed before. */
        STILL_FAILING,
        /** It failed before and does not fail now. */
        FIXED,
        /** It failed before, and there is no verdict now. */
        NO_LONGER_CHECKED,
        /** It did not fail before and does not fail now. */
        NONE
    }

    /** Builds a {@link CheckStanding}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private CheckResult result;
        private String runId;
        private Instant asOf;
        private boolean carried = false;
        private boolean current = true;
        private @Nullable Change change;
        private @Nullable Since since;
        private boolean flapping = false;
        private List<PastResult> past = List.of();

        private Builder(CheckResult result, String runId, Instant asOf) {
            this.result = result;
            this.runId = runId;
            this.asOf = asOf;
        }

        /**
         * Sets {@link CheckStanding#result}.
         *
         * @param result the latest result
         * @return this builder
         */
        public Builder result(CheckResult result) {
            this.result = result;
            return this;
        }

        /**
         * Sets {@link CheckStanding#carried}.
         *
         * @param carried whether the latest result is from an earlier run, because this one left the check out
         * @return this builder
         */
        public Builder carried(boolean carried) {
            this.carried = carried;
            return this;
        }

        /**
         * Sets {@link CheckStanding#current}.
         *
         * @param current whether the latest result says something about the data now: it is a verdict, and not older than results stay valid
         * @return this builder
         */
        public Builder current(boolean current) {
            this.current = current;
            return this;
        }

        /**
         * Sets {@link CheckStanding#change}.
         *
         * @param change how the result differs from the check's last verdict before it; null if there was none before it
         * @return this builder
         */
        public Builder change(@Nullable Change change) {
            this.change = change;
            return this;
        }

        /**
         * Sets {@link CheckStanding#since}.
         *
         * @param since when the streak of results like the latest one began; null if the check passed
         * @return this builder
         */
        public Builder since(@Nullable Since since) {
            this.since = since;
            return this;
        }

        /**
         * Sets {@link CheckStanding#flapping}.
         *
         * @param flapping whether the check changed between failing and not failing at least three times in its last ten verdicts
         * @return this builder
         */
        public Builder flapping(boolean flapping) {
            this.flapping = flapping;
            return this;
        }

        /**
         * Sets {@link CheckStanding#past}.
         *
         * @param past the results of earlier runs and the latest one, the oldest first, at most {@value #MOST_PAST}
         * @return this builder
         */
        public Builder past(List<PastResult> past) {
            this.past = List.copyOf(past);
            return this;
        }

        /** {@return the built standing} The builder can be used further. */
        public CheckStanding build() {
            return new CheckStanding(copy());
        }
    }
}
