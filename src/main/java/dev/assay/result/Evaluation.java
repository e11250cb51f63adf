package dev.assay.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** How a check was measured. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Evaluation {

    /** Nothing was measured. */
    public static final Evaluation NONE = builder().build();

    private final Builder of;

    private Evaluation(Builder of) {
        this.of = of;
    }

    /** Begins with nothing measured. */
    public static Builder builder() {
        return new Builder();
    }

    /** The statements that measure it alone, as a person reads them; empty where none was needed. */
    public List<String> sql() {
        return of.sql;
    }

    /** The id of the scan that measured it, of its first question where there were several, as in {@link RunResults#scans()}; null where none did. */
    public @Nullable String scan() {
        return of.scan;
    }

    /** How long its scans took, the shared ones whole; 0 where none ran. */
    public long milliseconds() {
        return of.milliseconds;
    }

    /** What the catalogue proves, where no row was read for the verdict; empty where rows were. */
    public List<Proof> proofs() {
        return of.proofs;
    }

    /** Which rows are new; null where all were examined that the filters leave. */
    public @Nullable Window window() {
        return of.window;
    }

    /**
     * A constraint that the database enforces for every row.
     *
     * @param kind in SQL's words: {@code NOT NULL}, {@code UNIQUE}, {@code FOREIGN KEY}, {@code CHECK}
     * @param constraint the name of the constraint or the index
     */
    public record Proof(String kind, String constraint) {

        /** {@code UNIQUE orders_pkey}. */
        @Override
        public String toString() {
            return kind + " " + constraint;
        }
    }

    /**
     * The rows that are new.
     *
     * @param column the column that says when a row came
     * @param from the value from which on they were examined; null where there is no mark of an earlier run yet, and all were
     */
    public record Window(String column, @Nullable String from) {}

    /** Collects a {@link Evaluation}; what is not said has the value that stands here. */
    public static final class Builder extends Values<Builder> {

        private List<String> sql = List.of();
        private @Nullable String scan;
        private long milliseconds = 0;
        private List<Proof> proofs = List.of();
        private @Nullable Window window;

        private Builder() {}

        /** As {@link Evaluation#sql}. */
        public Builder sql(List<String> sql) {
            this.sql = List.copyOf(sql);
            return this;
        }

        /** As {@link Evaluation#scan}. */
        public Builder scan(@Nullable String scan) {
            this.scan = scan;
            return this;
        }

        /** As {@link Evaluation#milliseconds}. */
        public Builder milliseconds(long milliseconds) {
            this.milliseconds = milliseconds;
            return this;
        }

        /** As {@link Evaluation#proofs}. */
        public Builder proofs(List<Proof> proofs) {
            this.proofs = List.copyOf(proofs);
            return this;
        }

        /** As {@link Evaluation#window}. */
        public Builder window(@Nullable Window window) {
            this.window = window;
            return this;
        }

        /** What was collected; the builder may go on. */
        public Evaluation build() {
            return new Evaluation(copy());
        }
    }
}
