package dev.assay.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A check as its suite declares it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DeclaredCheck {

    private final Builder of;

    private DeclaredCheck(Builder of) {
        this.of = of;
    }

    /** A check in a suite. */
    public static Builder of(String suitePath, String key, CheckInfo info) {
        return new Builder(suitePath, key, info);
    }

    /** A builder with all that this has. */
    public Builder toBuilder() {
        return of.copy();
    }

    /** The file of its suite, relative to the working directory, with slashes. */
    public String suitePath() {
        return of.suitePath;
    }

    /** Its key in the suite. */
    public String key() {
        return of.key;
    }

    /** What the suite says of it to people. */
    public CheckInfo info() {
        return of.info;
    }

    /** The name of its suite. */
    public String suite() {
        return of.suite;
    }

    /** The line that it stands on, from 1. */
    public int line() {
        return of.line;
    }

    /** The column that it stands at, from 1. */
    public int column() {
        return of.column;
    }

    /** The domain of its suite; null where that says none. */
    public @Nullable String domain() {
        return of.domain;
    }

    /** The name of its connection. */
    public String connection() {
        return of.connection;
    }

    /** The environment that the run chose ({@code --env}); null where it chose none. */
    public @Nullable String environment() {
        return of.environment;
    }

    /** The version of the contract that its suite is; null where it is none. */
    public @Nullable String contract() {
        return of.contract;
    }

    /** The checked table as written; null where the check's SQL names its own. */
    public @Nullable String table() {
        return of.table;
    }

    /** What the suite says of the table; null where it says nothing. */
    public @Nullable String tableDescription() {
        return of.tableDescription;
    }

    /** The name of its type. */
    public String type() {
        return of.type;
    }

    /** The quality dimension of its type. */
    public String dimension() {
        return of.dimension;
    }

    /** What is counted, in the singular: {@code row}, {@code key}, {@code deviation}. */
    public String unit() {
        return of.unit;
    }

    /** The checked columns as written; empty where it is about none. */
    public List<String> columns() {
        return of.columns;
    }

    /** Whether a waiver may accept its failures. */
    public boolean waivable() {
        return of.waivable;
    }

    /** The ids that it had before, the oldest first. */
    public List<String> formerly() {
        return of.formerly;
    }

    /** Its stable identity: the path of its suite, {@code #} and its key. */
    public String id() {
        return of.suitePath + "#" + of.key;
    }

    /** The id that it had first: its history goes on under it, whatever it was renamed to since. */
    public String firstId() {
        return of.formerly.isEmpty() ? id() : of.formerly.get(0);
    }

    /** Where it was checked: {@code warehouse}, or {@code warehouse in staging}. */
    public String place() {
        return of.environment == null ? of.connection : of.connection + " in " + of.environment;
    }

    @Override
    public String toString() {
        return id();
    }

    /** Collects a {@link DeclaredCheck}; what is not said has the value that stands here. */
    public static final class Builder extends Values<Builder> {

        private String suitePath;
        private String key;
        private CheckInfo info;
        private String suite = "";
        private int line = 1;
        private int column = 1;
        private @Nullable String domain;
        private String connection = "";
        private @Nullable String environment;
        private @Nullable String contract;
        private @Nullable String table;
        private @Nullable String tableDescription;
        private String type = "";
        private String dimension = "";
        private String unit = "row";
        private List<String> columns = List.of();
        private boolean waivable = true;
        private List<String> formerly = List.of();

        private Builder(String suitePath, String key, CheckInfo info) {
            this.suitePath = suitePath;
            this.key = key;
            this.info = info;
        }

        /** As {@link DeclaredCheck#suitePath}. */
        public Builder suitePath(String suitePath) {
            this.suitePath = suitePath;
            return this;
        }

        /** As {@link DeclaredCheck#key}. */
        public Builder key(String key) {
            this.key = key;
            return this;
        }

        /** As {@link DeclaredCheck#info}. */
        public Builder info(CheckInfo info) {
            this.info = info;
            return this;
        }

        /** As {@link DeclaredCheck#suite}. */
        public Builder suite(String suite) {
            this.suite = suite;
            return this;
        }

        /** As {@link DeclaredCheck#line}. */
        public Builder line(int line) {
            this.line = line;
            return this;
        }

        /** As {@link DeclaredCheck#column}. */
        public Builder column(int column) {
            this.column = column;
            return this;
        }

        /** As {@link DeclaredCheck#domain}. */
        public Builder domain(@Nullable String domain) {
            this.domain = domain;
            return this;
        }

        /** As {@link DeclaredCheck#connection}. */
        public Builder connection(String connection) {
            this.connection = connection;
            return this;
        }

        /** As {@link DeclaredCheck#environment}. */
        public Builder environment(@Nullable String environment) {
            this.environment = environment;
            return this;
        }

        /** As {@link DeclaredCheck#contract}. */
        public Builder contract(@Nullable String contract) {
            this.contract = contract;
            return this;
        }

        /** As {@link DeclaredCheck#table}. */
        public Builder table(@Nullable String table) {
            this.table = table;
            return this;
        }

        /** As {@link DeclaredCheck#tableDescription}. */
        public Builder tableDescription(@Nullable String tableDescription) {
            this.tableDescription = tableDescription;
            return this;
        }

        /** As {@link DeclaredCheck#type}. */
        public Builder type(String type) {
            this.type = type;
            return this;
        }

        /** As {@link DeclaredCheck#dimension}. */
        public Builder dimension(String dimension) {
            this.dimension = dimension;
            return this;
        }

        /** As {@link DeclaredCheck#unit}. */
        public Builder unit(String unit) {
            this.unit = unit;
            return this;
        }

        /** As {@link DeclaredCheck#columns}. */
        public Builder columns(List<String> columns) {
            this.columns = List.copyOf(columns);
            return this;
        }

        /** As {@link DeclaredCheck#waivable}. */
        public Builder waivable(boolean waivable) {
            this.waivable = waivable;
            return this;
        }

        /** As {@link DeclaredCheck#formerly}. */
        public Builder formerly(List<String> formerly) {
            this.formerly = List.copyOf(formerly);
            return this;
        }

        /** What was collected; the builder may go on. */
        public DeclaredCheck build() {
            return new DeclaredCheck(copy());
        }
    }
}
