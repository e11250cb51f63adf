package dev.assay.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A data product, as {@code products.yaml} says: something that people use, made of domains and tables. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Product {

    private final Builder of;

    private Product(Builder of) {
        this.of = of;
    }

    /**
     * Starts the product of that name.
     *
     * @param name the name
     * @return a builder, to add what else is known
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** {@return a builder that starts with these values} */
    public Builder toBuilder() {
        return of.copy();
    }

    /** {@return the name} */
    public String name() {
        return of.name;
    }

    /** {@return what it is for; null if not set} */
    public @Nullable String description() {
        return of.description;
    }

    /** {@return who answers for it; null if not set} */
    public @Nullable String owner() {
        return of.owner;
    }

    /** {@return the domains whose tables it is made of} A suite without a domain counts as one of its own name. */
    public List<String> domains() {
        return of.domains;
    }

    /** {@return further tables, by their names as suites write them ({@link DeclaredCheck#table()})} */
    public List<String> tables() {
        return of.tables;
    }

    @Override
    public String toString() {
        return of.name;
    }

    /** Builds a {@link Product}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private String name;
        private @Nullable String description;
        private @Nullable String owner;
        private List<String> domains = List.of();
        private List<String> tables = List.of();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link Product#description}.
         *
         * @param description what it is for; null if not set
         * @return this builder
         */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /**
         * Sets {@link Product#owner}.
         *
         * @param owner who answers for it; null if not set
         * @return this builder
         */
        public Builder owner(@Nullable String owner) {
            this.owner = owner;
            return this;
        }

        /**
         * Sets {@link Product#domains}.
         *
         * @param domains the domains whose tables it is made of
         * @return this builder
         */
        public Builder domains(List<String> domains) {
            this.domains = List.copyOf(domains);
            return this;
        }

        /**
         * Sets {@link Product#tables}.
         *
         * @param tables further tables, by their names as suites write them ({@link DeclaredCheck#table()})
         * @return this builder
         */
        public Builder tables(List<String> tables) {
            this.tables = List.copyOf(tables);
            return this;
        }

        /** {@return the product, as set so far} The builder can be used further. */
        public Product build() {
            return new Product(copy());
        }
    }
}
