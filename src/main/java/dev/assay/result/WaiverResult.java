package dev.assay.result;

import java.time.LocalDate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The waiver of a check, and its effect on the verdict. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class WaiverResult {

    private final Builder of;

    private WaiverResult(Builder of) {
        this.of = of;
    }

    /**
     * Starts the result of a waiver.
     *
     * @param until the last day on which the waiver is valid, in UTC
     * @param owner who is responsible for the failure
     * @param reason why the failure is accepted
     * @param state the effect on the verdict
     * @return a builder, to add what else is known
     */
    public static Builder of(LocalDate until, String owner, String reason, State state) {
        return new Builder(until, owner, reason, state);
    }

    /** {@return the last day on which the waiver is valid, in UTC} */
    public LocalDate until() {
        return of.until;
    }

    /** {@return who is responsible for the failure} */
    public String owner() {
        return of.owner;
    }

    /** {@return why the failure is accepted} */
    public String reason() {
        return of.reason;
    }

    /** {@return the effect on the verdict} */
    public State state() {
        return of.state;
    }

    /**
     * {@return the maximum number of failing rows, or of whatever else is counted, that the waiver accepts; null: any
     * failure}
     */
    public @Nullable Long accepts() {
        return of.accepts;
    }

    /** {@return who approved the waiver; null if not set} */
    public @Nullable String approvedBy() {
        return of.approvedBy;
    }

    /** {@return the ticket for fixing the failure; null if not set} */
    public @Nullable String ticket() {
        return of.ticket;
    }

    /** The effect of a waiver on a verdict. */
    public enum State {
        /** The check fails, and the waiver accepts the failure. */
        ACCEPTED,
        /** The check fails beyond what the waiver accepts, or for another reason. */
        EXCEEDED,
        /** The check fails, and the waiver has expired. */
        EXPIRED,
        /** The check does not fail. */
        NOT_NEEDED
    }

    /** Builds a {@link WaiverResult}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private LocalDate until;
        private String owner;
        private String reason;
        private State state;
        private @Nullable Long accepts;
        private @Nullable String approvedBy;
        private @Nullable String ticket;

        private Builder(LocalDate until, String owner, String reason, State state) {
            this.until = until;
            this.owner = owner;
            this.reason = reason;
            this.state = state;
        }

        /**
         * Sets {@link WaiverResult#accepts}.
         *
         * @param accepts the maximum number of failing rows, or of whatever else is counted, that the waiver accepts;
         *     null: any failure
         * @return this builder
         */
        public Builder accepts(@Nullable Long accepts) {
            this.accepts = accepts;
            return this;
        }

        /**
         * Sets {@link WaiverResult#approvedBy}.
         *
         * @param approvedBy who approved the waiver; null if not set
         * @return this builder
         */
        public Builder approvedBy(@Nullable String approvedBy) {
            this.approvedBy = approvedBy;
            return this;
        }

        /**
         * Sets {@link WaiverResult#ticket}.
         *
         * @param ticket the ticket for fixing the failure; null if not set
         * @return this builder
         */
        public Builder ticket(@Nullable String ticket) {
            this.ticket = ticket;
            return this;
        }

        /** {@return the result, as set so far} The builder can be used further. */
        public WaiverResult build() {
            return new WaiverResult(copy());
        }
    }
}
