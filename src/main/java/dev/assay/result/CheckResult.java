package dev.assay.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The result of one check. Its values have JDK types only, so sinks need no other library. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class CheckResult {

    /** The maximum number of groups in a result. */
    public static final int MOST_GROUPS = 100;

    private final Builder of;

    private CheckResult(Builder of) {
        this.of = of;
    }

    /**
     * Starts the result of a check.
     *
     * @param check the check as declared
     * @param status what became of the check
     * @param message a sentence that a stakeholder understands, without the code
     * @return a builder, to add what else is known
     */
    public static Builder of(DeclaredCheck check, Status status, String message) {
        return new Builder(check, status, message);
    }

    /** {@return a builder that starts with these values} */
    public Builder toBuilder() {
        return of.copy();
    }

    /** {@return the check as declared} */
    public DeclaredCheck check() {
        return of.check;
    }

    /** {@return what became of the check} */
    public Status status() {
        return of.status;
    }

    /**
     * {@return a sentence that a stakeholder understands, without the code} It says what was found even if the check
     * passed.
     */
    public String message() {
        return of.message;
    }

    /** {@return why the check did not pass; null if it passed, was skipped or was not run} */
    public @Nullable FailureCode code() {
        return of.code;
    }

    /**
     * {@return the number of rows, or of whatever else is counted ({@link DeclaredCheck#unit()}), that break the rule}
     * Null if a value is judged or the check is BROKEN.
     */
    public @Nullable Long failing() {
        return of.failing;
    }

    /**
     * {@return the number of examined rows, after filters, nulls included} Null in the cases of {@link #failing()}, and
     * for deviations.
     */
    public @Nullable Long examined() {
        return of.examined;
    }

    /** {@return the measured values by name; each is Long, BigDecimal, String or Boolean} */
    public Map<String, Object> measured() {
        return of.measured;
    }

    /** {@return the limits that were applied, by the author's names, as text ({@code fail_above: 1%})} */
    public Map<String, String> limits() {
        return of.limits;
    }

    /** {@return how the check was evaluated} */
    public Evaluation means() {
        return of.means;
    }

    /**
     * {@return the results of groups of rows, the worst first, at most {@value #MOST_GROUPS}; empty without
     * {@code group_by}}
     */
    public List<GroupResult> groups() {
        return of.groups;
    }

    /** {@return a sample of the failing rows; null if there are none to show} */
    public @Nullable Sample sample() {
        return of.sample;
    }

    /**
     * {@return the keys of the rows of the sample, with a value per column of the key, masked as there; empty if the table has no key or there
     * is no sample}
     */
    public List<List<@Nullable String>> failingKeys() {
        return of.failingKeys;
    }

    /** {@return how the check's waiver affected the verdict; null if the check has no waiver or there is no verdict} */
    public @Nullable WaiverResult waiver() {
        return of.waiver;
    }

    /** {@return the code in brackets and the message, or only the message if there is no code} */
    public String text() {
        return of.code == null ? of.message : "[" + of.code + "] " + of.message;
    }

    @Override
    public String toString() {
        return of.status + " " + of.check + ": " + text();
    }

    /**
     * A sample of failing rows.
     *
     * @param columns the names of the columns
     * @param rows at most {@value #MOST} rows, each with one value per column; null is SQL's NULL
     */
    public record Sample(List<String> columns, List<List<@Nullable String>> rows) {

        /** The maximum number of rows in a sample. */
        public static final int MOST = 10;
    }

    /** Builds a {@link CheckResult}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private DeclaredCheck check;
        private Status status;
        private String message;
        private @Nullable FailureCode code;
        private @Nullable Long failing;
        private @Nullable Long examined;
        private Map<String, Object> measured = Map.of();
        private Map<String, String> limits = Map.of();
        private Evaluation means = Evaluation.NONE;
        private List<GroupResult> groups = List.of();
        private @Nullable Sample sample;
        private List<List<@Nullable String>> failingKeys = List.of();
        private @Nullable WaiverResult waiver;

        private Builder(DeclaredCheck check, Status status, String message) {
            this.check = check;
            this.status = status;
            this.message = message;
        }

        /**
         * Sets {@link CheckResult#check}.
         *
         * @param check the check as declared
         * @return this builder
         */
        public Builder check(DeclaredCheck check) {
            this.check = check;
            return this;
        }

        /**
         * Sets {@link CheckResult#status}.
         *
         * @param status what became of the check
         * @return this builder
         */
        public Builder status(Status status) {
            this.status = status;
            return this;
        }

        /**
         * Sets {@link CheckResult#message}.
         *
         * @param message a sentence that a stakeholder understands, without the code
         * @return this builder
         */
        public Builder message(String message) {
            this.message = message;
            return this;
        }

        /**
         * Sets {@link CheckResult#code}.
         *
         * @param code why the check did not pass; null if it passed, was skipped or was not run
         * @return this builder
         */
        public Builder code(@Nullable FailureCode code) {
            this.code = code;
            return this;
        }

        /**
         * Sets {@link CheckResult#failing}.
         *
         * @param failing the number of rows, or of whatever else is counted ({@link DeclaredCheck#unit()}), that break
         *     the rule; null if a value is judged or the check is BROKEN
         * @return this builder
         */
        public Builder failing(@Nullable Long failing) {
            this.failing = failing;
            return this;
        }

        /**
         * Sets {@link CheckResult#examined}.
         *
         * @param examined the number of examined rows, after filters, nulls included; null as in {@link #failing}, and
         *     for deviations
         * @return this builder
         */
        public Builder examined(@Nullable Long examined) {
            this.examined = examined;
            return this;
        }

        /**
         * Sets {@link CheckResult#measured}.
         *
         * @param measured the measured values by name; each is Long, BigDecimal, String or Boolean
         * @return this builder
         */
        public Builder measured(Map<String, Object> measured) {
            this.measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
            return this;
        }

        /**
         * Sets {@link CheckResult#limits}.
         *
         * @param limits the limits that were applied, by the author's names, as text ({@code fail_above: 1%})
         * @return this builder
         */
        public Builder limits(Map<String, String> limits) {
            this.limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
            return this;
        }

        /**
         * Sets {@link CheckResult#means}.
         *
         * @param means how the check was evaluated
         * @return this builder
         */
        public Builder means(Evaluation means) {
            this.means = means;
            return this;
        }

        /**
         * Sets {@link CheckResult#groups}.
         *
         * @param groups the results of groups of rows, the worst first, at most {@value #MOST_GROUPS}; empty without
         *     {@code group_by}
         * @return this builder
         */
        public Builder groups(List<GroupResult> groups) {
            this.groups = List.copyOf(groups);
            return this;
        }

        /**
         * Sets {@link CheckResult#sample}.
         *
         * @param sample a sample of the failing rows; null if there are none to show
         * @return this builder
         */
        public Builder sample(@Nullable Sample sample) {
            this.sample = sample;
            return this;
        }

        /**
         * Sets {@link CheckResult#failingKeys}.
         *
         * @param failingKeys the keys of the rows of the sample
         * @return this builder
         */
        public Builder failingKeys(List<List<@Nullable String>> failingKeys) {
            this.failingKeys = List.copyOf(failingKeys);
            return this;
        }

        /**
         * Sets {@link CheckResult#waiver}.
         *
         * @param waiver how the check's waiver affected the verdict; null if the check has no waiver or there is no
         *     verdict
         * @return this builder
         */
        public Builder waiver(@Nullable WaiverResult waiver) {
            this.waiver = waiver;
            return this;
        }

        /** {@return the result, as set so far} The builder can be used further. */
        public CheckResult build() {
            return new CheckResult(copy());
        }
    }
}
