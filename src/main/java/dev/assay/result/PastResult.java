package dev.assay.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The result of a check in an earlier run, as the history keeps it. It never contains a value that may not be shown. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class PastResult {

    private final Builder of;

    private PastResult(Builder of) {
        this.of = of;
    }

    /**
     * Starts the result of a check in a run.
     *
     * @param runId the id of the run
     * @param asOf the run's clock
     * @param status the status
     * @return a builder
     */
    public static Builder of(String runId, Instant asOf, Status status) {
        return new Builder(runId, asOf, status);
    }

    /** {@return the id of the run} */
    public String runId() {
        return of.runId;
    }

    /** {@return the run's clock ({@link RunInfo#asOf()})} */
    public Instant asOf() {
        return of.asOf;
    }

    /** {@return the status} */
    public Status status() {
        return of.status;
    }

    /**
     * {@return why the check did not pass; null if it passed, was skipped or was not run, or if this version does not
     * know the code}
     */
    public @Nullable FailureCode code() {
        return of.code;
    }

    /** {@return the message; empty if the check passed} */
    public String message() {
        return of.message;
    }

    /** {@return the number of failing rows; null as in {@link CheckResult#failing()}} */
    public @Nullable Long failing() {
        return of.failing;
    }

    /** {@return the number of examined rows; null as in {@link CheckResult#examined()}} */
    public @Nullable Long examined() {
        return of.examined;
    }

    /** {@return the measured value of a check that judges one; null if it judges rows or the value may not be shown} */
    public @Nullable BigDecimal value() {
        return of.value;
    }

    /** {@return what a line over the runs shows: the value, or else the share of failing rows; null if there is neither} */
    public @Nullable Double measured() {
        if (of.value != null) {
            return of.value.doubleValue();
        }
        return of.failing == null || of.examined == null || of.examined == 0
                ? null
                : (Double) ((double) of.failing / of.examined);
    }

    /** {@return the keys of some failing rows, masked where they may not be shown; empty unless they are to be stored} */
    public List<List<@Nullable String>> failingKeys() {
        return of.failingKeys;
    }

    /** {@return when the streak of results like this one began; null if the check passed} */
    public @Nullable Since since() {
        return of.since;
    }

    @Override
    public String toString() {
        return of.status + " in " + of.runId;
    }

    /** Builds a {@link PastResult}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private String runId;
        private Instant asOf;
        private Status status;
        private @Nullable FailureCode code;
        private String message = "";
        private @Nullable Long failing;
        private @Nullable Long examined;
        private @Nullable BigDecimal value;
        private @Nullable Since since;
        private List<List<@Nullable String>> failingKeys = List.of();

        private Builder(String runId, Instant asOf, Status status) {
            this.runId = runId;
            this.asOf = asOf;
            this.status = status;
        }

        /**
         * Sets {@link PastResult#code}.
         *
         * @param code why the check did not pass; null if it passed, was skipped or was not run, or if this version does not know the code
         * @return this builder
         */
        public Builder code(@Nullable FailureCode code) {
            this.code = code;
            return this;
        }

        /**
         * Sets {@link PastResult#message}.
         *
         * @param message the message; empty if the check passed
         * @return this builder
         */
        public Builder message(String message) {
            this.message = message;
            return this;
        }

        /**
         * Sets {@link PastResult#failing}.
         *
         * @param failing the number of failing rows; null as in {@link CheckResult#failing()}
         * @return this builder
         */
        public Builder failing(@Nullable Long failing) {
            this.failing = failing;
            return this;
        }

        /**
         * Sets {@link PastResult#examined}.
         *
         * @param examined the number of examined rows; null as in {@link CheckResult#examined()}
         * @return this builder
         */
        public Builder examined(@Nullable Long examined) {
            this.examined = examined;
            return this;
        }

        /**
         * Sets {@link PastResult#value}.
         *
         * @param value the measured value of a check that judges one; null if it judges rows or the value may not be shown
         * @return this builder
         */
        public Builder value(@Nullable BigDecimal value) {
            this.value = value;
            return this;
        }

        /**
         * Sets {@link PastResult#failingKeys}.
         *
         * @param failingKeys the keys of some failing rows, masked where they may not be shown
         * @return this builder
         */
        public Builder failingKeys(List<List<@Nullable String>> failingKeys) {
            this.failingKeys = List.copyOf(failingKeys);
            return this;
        }

        /**
         * Sets {@link PastResult#since}.
         *
         * @param since when the streak of results like this one began; null if the check passed
         * @return this builder
         */
        public Builder since(@Nullable Since since) {
            this.since = since;
            return this;
        }

        /** {@return the built result} The builder can be used further. */
        public PastResult build() {
            return new PastResult(copy());
        }
    }
}
