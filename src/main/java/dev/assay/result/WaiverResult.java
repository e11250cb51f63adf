package dev.assay.result;

import java.time.LocalDate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A check's waiver, and what it made of the check's verdict. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class WaiverResult {

    private final Builder of;

    private WaiverResult(Builder of) {
        this.of = of;
    }

    /** A waiver, and what it made of its check's verdict. */
    public static Builder of(LocalDate until, String owner, String reason, State state) {
        return new Builder(until, owner, reason, state);
    }

    /** The last day on which it holds, in UTC. */
    public LocalDate until() {
        return of.until;
    }

    /** Who answers for the failure. */
    public String owner() {
        return of.owner;
    }

    /** Why it is accepted. */
    public String reason() {
        return of.reason;
    }

    /** What it made of the verdict. */
    public State state() {
        return of.state;
    }

    /** How many failing rows, or whatever else is counted, it accepts at most; null: any failure. */
    public @Nullable Long accepts() {
        return of.accepts;
    }

    /** Who approved it; null where nobody is named. */
    public @Nullable String approvedBy() {
        return of.approvedBy;
    }

    /** The ticket in which the failure is mended; null where there is none. */
    public @Nullable String ticket() {
        return of.ticket;
    }

    /** What a waiver made of a verdict. */
    public enum State {
        /** The check fails, and that is accepted. */
        ACCEPTED,
        /** More fails than is accepted, or in another way. */
        EXCEEDED,
        /** The check fails, and the waiver's date is over. */
        EXPIRED,
        /** The check does not fail. */
        NOT_NEEDED
    }

    /** Collects a {@link WaiverResult}; what is not said has the value that stands here. */
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

        /** As {@link WaiverResult#accepts}. */
        public Builder accepts(@Nullable Long accepts) {
            this.accepts = accepts;
            return this;
        }

        /** As {@link WaiverResult#approvedBy}. */
        public Builder approvedBy(@Nullable String approvedBy) {
            this.approvedBy = approvedBy;
            return this;
        }

        /** As {@link WaiverResult#ticket}. */
        public Builder ticket(@Nullable String ticket) {
            this.ticket = ticket;
            return this;
        }

        /** What was collected; the builder may go on. */
        public WaiverResult build() {
            return new WaiverResult(copy());
        }
    }
}
