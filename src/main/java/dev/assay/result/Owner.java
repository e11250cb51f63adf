package dev.assay.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** How to reach an owner of data, as {@code owners.yaml} says. Each text may be a web address. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Owner {

    private final Builder of;

    private Owner(Builder of) {
        this.of = of;
    }

    /**
     * Starts the owner of that name.
     *
     * @param name the name
     * @return a builder, to add what else is known
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** {@return the name, as {@code owner} of a suite or a check has it} */
    public String name() {
        return of.name;
    }

    /** {@return a person or an address; null if not set} */
    public @Nullable String contact() {
        return of.contact;
    }

    /** {@return where the team talks, such as {@code #billing}; null if not set} */
    public @Nullable String channel() {
        return of.channel;
    }

    /** {@return who answers outside working hours; null if not set} */
    public @Nullable String onCall() {
        return of.onCall;
    }

    /** {@return who decides if the owner does not answer; null if not set} */
    public @Nullable String escalation() {
        return of.escalation;
    }

    @Override
    public String toString() {
        return of.name;
    }

    /** Builds an {@link Owner}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private String name;
        private @Nullable String contact;
        private @Nullable String channel;
        private @Nullable String onCall;
        private @Nullable String escalation;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link Owner#contact}.
         *
         * @param contact a person or an address; null if not set
         * @return this builder
         */
        public Builder contact(@Nullable String contact) {
            this.contact = contact;
            return this;
        }

        /**
         * Sets {@link Owner#channel}.
         *
         * @param channel where the team talks, such as {@code #billing}; null if not set
         * @return this builder
         */
        public Builder channel(@Nullable String channel) {
            this.channel = channel;
            return this;
        }

        /**
         * Sets {@link Owner#onCall}.
         *
         * @param onCall who answers outside working hours; null if not set
         * @return this builder
         */
        public Builder onCall(@Nullable String onCall) {
            this.onCall = onCall;
            return this;
        }

        /**
         * Sets {@link Owner#escalation}.
         *
         * @param escalation who decides if the owner does not answer; null if not set
         * @return this builder
         */
        public Builder escalation(@Nullable String escalation) {
            this.escalation = escalation;
            return this;
        }

        /** {@return the owner, as set so far} The builder can be used further. */
        public Owner build() {
            return new Owner(copy());
        }
    }
}
