package dev.assay.result;

import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A statement that ran. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ScannedStatement {

    private final Builder of;

    private ScannedStatement(Builder of) {
        this.of = of;
    }

    /** A statement that was sent. */
    public static Builder of(String id, String connection, String sql, Instant startedAt) {
        return new Builder(id, connection, sql, startedAt);
    }

    /** Its id in the run. */
    public String id() {
        return of.id;
    }

    /** The name of the connection. */
    public String connection() {
        return of.connection;
    }

    /** The statement as a person reads it. */
    public String sql() {
        return of.sql;
    }

    /** When it was sent. */
    public Instant startedAt() {
        return of.startedAt;
    }

    /** The tables it read, as far as they are known. */
    public List<String> tables() {
        return of.tables;
    }

    /** How long it took; what it waited for a session is not in it. */
    public long milliseconds() {
        return of.milliseconds;
    }

    /** How many bytes the database believes that it reads; null where it does not say. */
    public @Nullable Long bytes() {
        return of.bytes;
    }

    /** Why it failed; null where it did not. */
    public @Nullable String error() {
        return of.error;
    }

    /** Collects a {@link ScannedStatement}; what is not said has the value that stands here. */
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

        /** As {@link ScannedStatement#tables}. */
        public Builder tables(List<String> tables) {
            this.tables = List.copyOf(tables);
            return this;
        }

        /** As {@link ScannedStatement#milliseconds}. */
        public Builder milliseconds(long milliseconds) {
            this.milliseconds = milliseconds;
            return this;
        }

        /** As {@link ScannedStatement#bytes}. */
        public Builder bytes(@Nullable Long bytes) {
            this.bytes = bytes;
            return this;
        }

        /** As {@link ScannedStatement#error}. */
        public Builder error(@Nullable String error) {
            this.error = error;
            return this;
        }

        /** What was collected; the builder may go on. */
        public ScannedStatement build() {
            return new ScannedStatement(copy());
        }
    }
}
