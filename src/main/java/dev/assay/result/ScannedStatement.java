package dev.assay.result;

import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A statement that was sent. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ScannedStatement {

    private final Builder of;

    private ScannedStatement(Builder of) {
        this.of = of;
    }

    /**
     * Starts a statement that was sent.
     *
     * @param id the statement's id in the run
     * @param connection the connection's name
     * @param sql the statement for people to read
     * @param startedAt when the statement was sent
     * @return a builder, to add what else is known
     */
    public static Builder of(String id, String connection, String sql, Instant startedAt) {
        return new Builder(id, connection, sql, startedAt);
    }

    /** {@return the statement's id in the run} */
    public String id() {
        return of.id;
    }

    /** {@return the connection's name} */
    public String connection() {
        return of.connection;
    }

    /** {@return the statement for people to read} */
    public String sql() {
        return of.sql;
    }

    /** {@return when the statement was sent} */
    public Instant startedAt() {
        return of.startedAt;
    }

    /** {@return the tables that it read, as far as they are known} */
    public List<String> tables() {
        return of.tables;
    }

    /** {@return its duration in milliseconds, without the wait for a session} */
    public long milliseconds() {
        return of.milliseconds;
    }

    /** {@return the number of bytes that the database expects it to read; null if the database gives no estimate} */
    public @Nullable Long bytes() {
        return of.bytes;
    }

    /** {@return why it failed; null if it did not} */
    public @Nullable String error() {
        return of.error;
    }

    /** Builds a {@link ScannedStatement}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private String id;
        private String connection;
        private String sql;
        private Instant startedAt;
        private List<String> tables = List.of();
        private long milliseconds = 0;
        private @Nullable Long bytes;
        private @Nullable String error;

        private Builder(String id, String connection, String sql, Instant startedAt) {
            this.id = id;
            this.connection = connection;
            this.sql = sql;
            this.startedAt = startedAt;
        }

        /**
         * Sets {@link ScannedStatement#tables}.
         *
         * @param tables the tables that it read, as far as they are known
         * @return this builder
         */
        public Builder tables(List<String> tables) {
            this.tables = List.copyOf(tables);
            return this;
        }

        /**
         * Sets {@link ScannedStatement#milliseconds}.
         *
         * @param milliseconds its duration in milliseconds, without the wait for a session
         * @return this builder
         */
        public Builder milliseconds(long milliseconds) {
            this.milliseconds = milliseconds;
            return this;
        }

        /**
         * Sets {@link ScannedStatement#bytes}.
         *
         * @param bytes the number of bytes that the database expects it to read; null if the database gives no estimate
         * @return this builder
         */
        public Builder bytes(@Nullable Long bytes) {
            this.bytes = bytes;
            return this;
        }

        /**
         * Sets {@link ScannedStatement#error}.
         *
         * @param error why it failed; null if it did not
         * @return this builder
         */
        public Builder error(@Nullable String error) {
            this.error = error;
            return this;
        }

        /** {@return the statement, as set so far} The builder can be used further. */
        public ScannedStatement build() {
            return new ScannedStatement(copy());
        }
    }
}
