package dev.assay.database;

import dev.assay.database.postgresql.Limits;
import dev.assay.database.snowflake.SnowflakeLimits;
import dev.assay.sql.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How to reach a database: a connection of {@code connections.yaml} with its variables filled in. */
public sealed interface Settings {

    /** The connection's name in {@code connections.yaml}. */
    String name();

    /** How many statements may run at once, at least 1. */
    int sessions();

    /**
     * A PostgreSQL server, 14 to 18.
     *
     * @param url {@code jdbc:postgresql://host:port/database} or {@code postgresql://host:port/database}
     * @param user the role to log in with; null: the URL's or the operating system's
     * @param password where the password comes from
     * @param replicaRequired whether the server must be a replica (in recovery)
     * @param foreignKeysTrusted whether a validated foreign key proves that its references lead somewhere; it does not where
     *     rows come in past the triggers, as change data capture brings them
     * @param oneSnapshot whether all statements of a run, look-ups among them, see the database at one moment, that of the
     *     first; takes one session more, whose transaction lasts as long as the run
     * @param functions those that SQL of authors may call beside PostgreSQL's own, with their schemas, as the catalogue has them
     */
    record Postgresql(
            String name,
            Plane plane,
            String url,
            @Nullable String user,
            Password password,
            Limits limits,
            boolean replicaRequired,
            boolean foreignKeysTrusted,
            boolean oneSnapshot,
            Set<TableName> functions)
            implements Settings {

        public Postgresql {
            functions = Set.copyOf(functions);
        }

        /** A server where SQL of authors calls nothing but PostgreSQL's own functions. */
        public Postgresql(
                String name,
                Plane plane,
                String url,
                @Nullable String user,
                Password password,
                Limits limits,
                boolean replicaRequired,
                boolean foreignKeysTrusted,
                boolean oneSnapshot) {
            this(name, plane, url, user, password, limits, replicaRequired, foreignKeysTrusted, oneSnapshot, Set.of());
        }

        @Override
        public int sessions() {
            return limits.sessions();
        }
    }

    /**
     * A PostgreSQL that is started for the run and filled from files.
     *
     * @param loads the tables to fill, in order
     * @param functions those that SQL of authors may call, as {@link Postgresql} has them
     */
    record Embedded(String name, List<Load> loads, Limits limits, Set<TableName> functions) implements Settings {

        public Embedded {
            functions = Set.copyOf(functions);
        }

        /** One where SQL of authors calls nothing but PostgreSQL's own functions. */
        public Embedded(String name, List<Load> loads, Limits limits) {
            this(name, loads, limits, Set.of());
        }

        @Override
        public int sessions() {
            return limits.sessions();
        }
    }

    /**
     * A table of an embedded PostgreSQL and the CSV file that fills it.
     *
     * @param table the table to create
     * @param from the file, absolute; read through gzip where its name ends in {@code .gz}; its first line names the columns
     * @param nullAs the unquoted text that means null; null: the empty one
     * @param columns the SQL types of columns by name; the others are {@code text}
     */
    record Load(TableName table, Path from, @Nullable String nullAs, Map<String, String> columns) {}

    /**
     * A Snowflake account. Its plane is the analytical one.
     *
     * @param url where its server is, as {@code https://…} or, on this machine only, {@code http://127.0.0.1:…}
     * @param user the user that logs in; null where the log-in itself says who it is
     * @param login how it is proven
     * @param context what the session works with
     * @param queryTag the tag of every statement in the account's history; null: what the statement is for
     * @param limits what checks may take
     * @param allRowsSeen whether the owner has said that policies hide nothing from the role
     * @param oneSnapshot whether all tables are looked at as they were when the run first asked
     * @param telemetry whether the driver may report on itself to the account
     * @param platformDetection whether the driver may ask the cloud's metadata service what machine this is
     */
    record Snowflake(
            String name,
            String url,
            @Nullable String user,
            Login login,
            Context context,
            @Nullable String queryTag,
            SnowflakeLimits limits,
            boolean allRowsSeen,
            boolean oneSnapshot,
            boolean telemetry,
            boolean platformDetection)
            implements Settings {

        /** One where a person logs in: each session would be a window of the browser. */
        @Override
        public int sessions() {
            return login instanceof Login.ByBrowser ? 1 : limits.sessions();
        }
    }

    /** What a Snowflake session works with; null: what the user has by default. Suites always name the database. */
    record Context(
            @Nullable String role,
            @Nullable String warehouse,
            @Nullable String database,
            @Nullable String schema) {}

    /** How a Snowflake user proves who it is. */
    sealed interface Login {

        /** By a password. */
        record ByPassword(Password password) implements Login {}

        /**
         * By a private key.
         *
         * @param file the key, in PKCS 8
         * @param passphrase what it is encrypted with
         */
        record ByKey(Path file, Password passphrase) implements Login {}

        /** By a token that an OAuth server gave. */
        record ByOauth(Password token) implements Login {}

        /** By a programmatic access token. */
        record ByAccessToken(Password token) implements Login {}

        /** By a person at a browser that this machine opens. */
        record ByBrowser() implements Login {}
    }

    /** Where a password comes from; it is read when the first session is opened and is in no message and no result. */
    sealed interface Password {

        /** No password. */
        record None() implements Password {}

        /** Given directly, by a variable. */
        record Given(String value) implements Password {

            @Override
            public String toString() {
                return "Given[secret]";
            }
        }

        /** The first line of a file. */
        record InFile(Path file) implements Password {}

        /** The first line that a command prints; the command is split at blanks and runs without a shell, for 10 s at most. */
        record FromCommand(String command) implements Password {}
    }
}
