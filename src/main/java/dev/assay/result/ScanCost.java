package dev.assay.result;

import java.math.BigDecimal;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What statements cost that measured for the same suites. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ScanCost {

    private final Builder of;

    private ScanCost(Builder of) {
        this.of = of;
    }

    /** What the statements cost that measured for these suites. */
    public static Builder of(String connection, List<String> suites) {
        return new Builder(connection, suites);
    }

    /** The name of the connection. */
    public String connection() {
        return of.connection;
    }

    /** The names of the suites; several where statements served all of them. */
    public List<String> suites() {
        return of.suites;
    }

    /** How many statements. */
    public int statements() {
        return of.statements;
    }

    /** How many bytes the database believes that they read. */
    public long bytes() {
        return of.bytes;
    }

    /** What they cost at most by the account's history, in the account's credits: each statement as if it had the warehouse for itself; null where the account does not show it. */
    public @Nullable BigDecimal credits() {
        return of.credits;
    }

    /** Collects a {@link ScanCost}; what is not said has the value that stands here. */
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

        /** As {@link ScanCost#statements}. */
        public Builder statements(int statements) {
            this.statements = statements;
            return this;
        }

        /** As {@link ScanCost#bytes}. */
        public Builder bytes(long bytes) {
            this.bytes = bytes;
            return this;
        }

        /** As {@link ScanCost#credits}. */
        public Builder credits(@Nullable BigDecimal credits) {
            this.credits = credits;
            return this;
        }

        /** What was collected; the builder may go on. */
        public ScanCost build() {
            return new ScanCost(copy());
        }
    }
}
