package dev.assay.result;

import java.math.BigDecimal;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The cost of the statements that measured for the same suites. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ScanCost {

    private final Builder of;

    private ScanCost(Builder of) {
        this.of = of;
    }

    /**
     * Starts the cost of statements for these suites.
     *
     * @param connection the connection's name
     * @param suites the names of the suites; several if the statements served all of them
     * @return a builder, to add what else is known
     */
    public static Builder of(String connection, List<String> suites) {
        return new Builder(connection, suites);
    }

    /** {@return the connection's name} */
    public String connection() {
        return of.connection;
    }

    /** {@return the names of the suites; several if the statements served all of them} */
    public List<String> suites() {
        return of.suites;
    }

    /** {@return the number of statements} */
    public int statements() {
        return of.statements;
    }

    /** {@return the number of bytes that the database expects them to read} */
    public long bytes() {
        return of.bytes;
    }

    /**
     * {@return the maximum cost in the account's credits, according to the query history, as if each statement had its
     * warehouse to itself; null if the account does not show it}
     */
    public @Nullable BigDecimal credits() {
        return of.credits;
    }

    /** Builds a {@link ScanCost}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private String connection;
        private List<String> suites;
        private int statements = 0;
        private long bytes = 0;
        private @Nullable BigDecimal credits;

        private Builder(String connection, List<String> suites) {
            this.connection = connection;
            this.suites = List.copyOf(suites);
        }

        /**
         * Sets {@link ScanCost#statements}.
         *
         * @param statements the number of statements
         * @return this builder
         */
        public Builder statements(int statements) {
            this.statements = statements;
            return this;
        }

        /**
         * Sets {@link ScanCost#bytes}.
         *
         * @param bytes the number of bytes that the database expects them to read
         * @return this builder
         */
        public Builder bytes(long bytes) {
            this.bytes = bytes;
            return this;
        }

        /**
         * Sets {@link ScanCost#credits}.
         *
         * @param credits the maximum cost in the account's credits, according to the query history, as if each
         *     statement had its warehouse to itself; null if the account does not show it
         * @return this builder
         */
        public Builder credits(@Nullable BigDecimal credits) {
            this.credits = credits;
            return this;
        }

        /** {@return the cost, as set so far} The builder can be used further. */
        public ScanCost build() {
            return new ScanCost(copy());
        }
    }
}
