package dev.assay.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a run found out about one check. JDK types only, so that sinks need nothing else. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class CheckResult {

    /** How many groups a result has at most. */
    public static final int MOST_GROUPS = 100;

    private final Builder of;

    private CheckResult(Builder of) {
        this.of = of;
    }

    /** The result of a check. */
    public static Builder of(DeclaredCheck check, Status status, String message) {
        return new Builder(check, status, message);
    }

    /** A builder with all that this has. */
    public Builder toBuilder() {
        return of.copy();
    }

    /** What was declared. */
    public DeclaredCheck check() {
        return of.check;
    }

    /** How it ended. */
    public Status status() {
        return of.status;
    }

    /** A sentence that a stakeholder understands, without the code; it says what was found also where it passed. */
    public String message() {
        return of.message;
    }

    /** Why it did not pass; null where it passed, was skipped or not run. */
    public @Nullable FailureCode code() {
        return of.code;
    }

    /** How many rows, or whatever else is counted ({@link DeclaredCheck#unit()}), break the rule; null where a value is judged or it could not be checked. */
    public @Nullable Long failing() {
        return of.failing;
    }

    /** How many were examined, after filters, nulls included; null as with {@link #failing()}, and of deviations. */
    public @Nullable Long examined() {
        return of.examined;
    }

    /** What was measured, by name; values are Long, BigDecimal, String or Boolean. */
    public Map<String, Object> measured() {
        return of.measured;
    }

    /** What it was held against, by the author's names, as text ({@code fail_above: 1%}). */
    public Map<String, String> limits() {
        return of.limits;
    }

    /** How it was measured. */
    public Evaluation means() {
        return of.means;
    }

    /** What was found of each group of rows, the worst first, at most {@value #MOST_GROUPS}; empty where rows are not taken apart. */
    public List<GroupResult> groups() {
        return of.groups;
    }

    /** Some of the failing rows; null where there are none to show. */
    public @Nullable Sample sample() {
        return of.sample;
    }

    /** What the check's waiver made of it; null where it has none, or nothing was judged. */
    public @Nullable WaiverResult waiver() {
        return of.waiver;
    }

    /** The code in brackets and the message, or the message alone where there is no code. */
    public String text() {
        return of.code == null ? of.message : "[" + of.code + "] " + of.message;
    }

    @Override
    public String toString() {
        return of.status + " " + of.check + ": " + text();
    }

    /**
     * Some of the failing rows.
     *
     * @param columns the columns' names
     * @param rows at most {@value #MOST} rows of as many values; null is SQL's null
     */
    public record Sample(List<String> columns, List<List<@Nullable String>> rows) {

        /** How many rows a sample has at most. */
        public static final int MOST = 10;
    }

    /** Collects a {@link CheckResult}; what is not said has the value that stands here. */
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
        private @Nullable WaiverResult waiver;

        private Builder(DeclaredCheck check, Status status, String message) {
            this.check = check;
            this.status = status;
            this.message = message;
        }

        /** As {@link CheckResult#check}. */
        public Builder check(DeclaredCheck check) {
            this.check = check;
            return this;
        }

        /** As {@link CheckResult#status}. */
        public Builder status(Status status) {
            this.status = status;
            return this;
        }

        /** As {@link CheckResult#message}. */
        public Builder message(String message) {
            this.message = message;
            return this;
        }

        /** As {@link CheckResult#code}. */
        public Builder code(@Nullable FailureCode code) {
            this.code = code;
            return this;
        }

        /** As {@link CheckResult#failing}. */
        public Builder failing(@Nullable Long failing) {
            this.failing = failing;
            return this;
        }

        /** As {@link CheckResult#examined}. */
        public Builder examined(@Nullable Long examined) {
            this.examined = examined;
            return this;
        }

        /** As {@link CheckResult#measured}. */
        public Builder measured(Map<String, Object> measured) {
            this.measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
            return this;
        }

        /** As {@link CheckResult#limits}. */
        public Builder limits(Map<String, String> limits) {
            this.limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
            return this;
        }

        /** As {@link CheckResult#means}. */
        public Builder means(Evaluation means) {
            this.means = means;
            return this;
        }

        /** As {@link CheckResult#groups}. */
        public Builder groups(List<GroupResult> groups) {
            this.groups = List.copyOf(groups);
            return this;
        }

        /** As {@link CheckResult#sample}. */
        public Builder sample(@Nullable Sample sample) {
            this.sample = sample;
            return this;
        }

        /** As {@link CheckResult#waiver}. */
        public Builder waiver(@Nullable WaiverResult waiver) {
            this.waiver = waiver;
            return this;
        }

        /** What was collected; the builder may go on. */
        public CheckResult build() {
            return new CheckResult(copy());
        }
    }
}
