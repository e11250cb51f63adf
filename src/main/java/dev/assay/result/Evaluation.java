package dev.assay.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** How a check was evaluated. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Evaluation {

    /** Nothing was measured. */
    public static final Evaluation NONE = builder().build();

    private final Builder of;

    private Evaluation(Builder of) {
        this.of = of;
    }

    /**
     * Starts with nothing measured.
     *
     * @return a builder, to add what else is known
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the statements that measure this check alone, for people to read; empty if none was needed} */
    public List<String> sql() {
        return of.sql;
    }

    /**
     * {@return the id of the scan that measured the check, as in {@link RunResults#scans()}; null if no scan ran} For
     * several questions it is the scan of the first.
     */
    public @Nullable String scan() {
        return of.scan;
    }

    /** {@return the total duration of the check's scans in milliseconds, shared ones in full; 0 if none ran} */
    public long milliseconds() {
        return of.milliseconds;
    }

    /** {@return the constraints that prove the verdict if no row was read for it; otherwise empty} */
    public List<Proof> proofs() {
        return of.proofs;
    }

    /** {@return the window of new rows; null if all rows that pass the filters were examined} */
    public @Nullable Window window() {
        return of.window;
    }

    /**
     * A constraint that the database enforces for every row.
     *
     * @param kind the SQL keyword: {@code NOT NULL}, {@code UNIQUE}, {@code FOREIGN KEY}, {@code CHECK}
     * @param constraint the name of the constraint or index
     */
    public record Proof(String kind, String constraint) {

        /** {@return the kind and the name: {@code UNIQUE orders_pkey}} */
        @Override
        public String toString() {
            return kind + " " + constraint;
        }
    }

    /**
     * The window of new rows.
     *
     * @param column the column that orders rows by arrival
     * @param from the value at which the window starts; null if no earlier run left a value, so that all rows were
     *     examined
     */
    public record Window(String column, @Nullable String from) {}

    /** Builds an {@link Evaluation}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private List<String> sql = List.of();
        private @Nullable String scan;
        private long milliseconds = 0;
        private List<Proof> proofs = List.of();
        private @Nullable Window window;

        private Builder() {}

        /**
         * Sets {@link Evaluation#sql}.
         *
         * @param sql the statements that measure this check alone, for people to read; empty if none was needed
         * @return this builder
         */
        public Builder sql(List<String> sql) {
            this.sql = List.copyOf(sql);
            return this;
        }

        /**
         * Sets {@link Evaluation#scan}.
         *
         * @param scan the id of the scan that measured the check, as in {@link RunResults#scans()}; null if no scan ran
         * @return this builder
         */
        public Builder scan(@Nullable String scan) {
            this.scan = scan;
            return this;
        }

        /**
         * Sets {@link Evaluation#milliseconds}.
         *
         * @param milliseconds the total duration of the check's scans in milliseconds, shared ones in full; 0 if none
         *     ran
         * @return this builder
         */
        public Builder milliseconds(long milliseconds) {
            this.milliseconds = milliseconds;
            return this;
        }

        /**
         * Sets {@link Evaluation#proofs}.
         *
         * @param proofs the constraints that prove the verdict if no row was read for it; otherwise empty
         * @return this builder
         */
        public Builder proofs(List<Proof> proofs) {
            this.proofs = List.copyOf(proofs);
            return this;
        }

        /**
         * Sets {@link Evaluation#window}.
         *
         * @param window the window of new rows; null if all rows that pass the filters were examined
         * @return this builder
         */
        public Builder window(@Nullable Window window) {
            this.window = window;
            return this;
        }

        /** {@return the evaluation, as set so far} The builder can be used further. */
        public Evaluation build() {
            return new Evaluation(copy());
        }
    }
}
