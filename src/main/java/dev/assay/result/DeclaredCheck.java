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

    /** Starts a check of a suite. */
    public static Builder of(String suitePath, String key, CheckInfo info) {
        return new Builder(suitePath, key, info);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        return of.copy();
    }

    /** The suite's file, relative to the working directory, with slashes. */
    public String suitePath() {
        return of.suitePath;
    }

    /** The check's key in the suite. */
    public String key() {
        return of.key;
    }

    /** The information about the check for people. */
    public CheckInfo info() {
        return of.info;
    }

    /** The suite's name. */
    public String suite() {
        return of.suite;
    }

    /** The line of the declaration, from 1. */
    public int line() {
        return of.line;
    }

    /** The column of the declaration, from 1. */
    public int column() {
        return of.column;
    }

    /** The suite's domain; null if not set. */
    public @Nullable String domain() {
        return of.domain;
    }

    /** The connection's name. */
    public String connection() {
        return of.connection;
    }

    /** The environment that the run selected ({@code --env}); null if it selected none. */
    public @Nullable String environment() {
        return of.environment;
    }

    /** The contract version of the suite; null if the suite is not a contract. */
    public @Nullable String contract() {
        return of.contract;
    }

    /** The checked table as written; null if the check's SQL names its tables. */
    public @Nullable String table() {
        return of.table;
    }

    /** The description of the table in the suite; null if not set. */
    public @Nullable String tableDescription() {
        return of.tableDescription;
    }

    /** The name of the check type. */
    public String type() {
        return of.type;
    }

    /** The quality dimension of the check type. */
    public String dimension() {
        return of.dimension;
    }

    /** The noun for what is counted, in the singular: {@code row}, {@code key}, {@code deviation}. */
    public String unit() {
        return of.unit;
    }

    /** The checked columns as written; empty if the check is not about columns. */
    public List<String> columns() {
        return of.columns;
    }

    /** Whether a waiver may accept failures of this check. */
    public boolean waivable() {
        return of.waivable;
    }

    /** The former ids of the check, the oldest first. */
    public List<String> formerly() {
        return of.formerly;
    }

    /**
     * A digest of what the check checks: type, table, columns, parameters, filters and limits. A result says nothing about a
     * check whose definition differs.
     */
    public String definition() {
        return of.definition;
    }

    /** The stable identity: the path of the suite, {@code #} and the key. */
    public String id() {
        return of.suitePath + "#" + of.key;
    }

    /** The oldest id. The check's history is kept under it across renames. */
    public String firstId() {
        return of.formerly.isEmpty() ? id() : of.formerly.get(0);
    }

    /** Where the check ran: {@code warehouse}, or {@code warehouse in staging}. */
    public String place() {
        return of.environment == null ? of.connection : of.connection + " in " + of.environment;
    }

    @Override
    public String toString() {
        return id();
    }

    /** Builds a {@link DeclaredCheck}. The initial values of the fields are the defaults. */
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
        private String definition = "";

        private Builder(String suitePath, String key, CheckInfo info) {
            this.suitePath = suitePath;
            this.key = key;
            this.info = info;
        }

        /** Sets {@link DeclaredCheck#suitePath}. */
        public Builder suitePath(String suitePath) {
            this.suitePath = suitePath;
            return this;
        }

        /** Sets {@link DeclaredCheck#key}. */
        public Builder key(String key) {
            this.key = key;
            return this;
        }

        /** Sets {@link DeclaredCheck#info}. */
        public Builder info(CheckInfo info) {
            this.info = info;
            return this;
        }

        /** Sets {@link DeclaredCheck#suite}. */
        public Builder suite(String suite) {
            this.suite = suite;
            return this;
        }

        /** Sets {@link DeclaredCheck#line}. */
        public Builder line(int line) {
            this.line = line;
            return this;
        }

        /** Sets {@link DeclaredCheck#column}. */
        public Builder column(int column) {
            this.column = column;
            return this;
        }

        /** Sets {@link DeclaredCheck#domain}. */
        public Builder domain(@Nullable String domain) {
            this.domain = domain;
            return this;
        }

        /** Sets {@link DeclaredCheck#connection}. */
        public Builder connection(String connection) {
            this.connection = connection;
            return this;
        }

        /** Sets {@link DeclaredCheck#environment}. */
        public Builder environment(@Nullable String environment) {
            this.environment = environment;
            return this;
        }

        /** Sets {@link DeclaredCheck#contract}. */
        public Builder contract(@Nullable String contract) {
            this.contract = contract;
            return this;
        }

        /** Sets {@link DeclaredCheck#table}. */
        public Builder table(@Nullable String table) {
            this.table = table;
            return this;
        }

        /** Sets {@link DeclaredCheck#tableDescription}. */
        public Builder tableDescription(@Nullable String tableDescription) {
            this.tableDescription = tableDescription;
            return this;
        }

        /** Sets {@link DeclaredCheck#type}. */
        public Builder type(String type) {
            this.type = type;
            return this;
        }

        /** Sets {@link DeclaredCheck#dimension}. */
        public Builder dimension(String dimension) {
            this.dimension = dimension;
            return this;
        }

        /** Sets {@link DeclaredCheck#unit}. */
        public Builder unit(String unit) {
            this.unit = unit;
            return this;
        }

        /** Sets {@link DeclaredCheck#columns}. */
        public Builder columns(List<String> columns) {
            this.columns = List.copyOf(columns);
            return this;
        }

        /** Sets {@link DeclaredCheck#waivable}. */
        public Builder waivable(boolean waivable) {
            this.waivable = waivable;
            return this;
        }

        /** Sets {@link DeclaredCheck#definition}. */
        public Builder definition(String definition) {
            this.definition = definition;
            return this;
        }

        /** Sets {@link DeclaredCheck#formerly}. */
        public Builder formerly(List<String> formerly) {
            this.formerly = List.copyOf(formerly);
            return this;
        }

        /** Builds the check. The builder can be used further. */
        public DeclaredCheck build() {
            return new DeclaredCheck(copy());
        }
    }
}
