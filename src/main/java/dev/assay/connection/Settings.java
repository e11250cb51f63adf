package dev.assay.connection;

import dev.assay.sql.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            boolean oneSnapshot)
            implements Settings {

        @Override
        public int sessions() {
            return limits.sessions();
        }
    }

    /**
     * A PostgreSQL that is started for the run and filled from files.
     *
     * @param loads the tables to fill, in order
     */
    record Embedded(String name, List<Load> loads, Limits limits) implements Settings {

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
